import { oneOf, searchOf, text } from '@/lib/search'

export const interactionsSearch = searchOf({
  q: text,
  who: oneOf(['mine', 'open', 'nobody']),
  period: oneOf(['today', 'week', 'month', 'quarter']),
  reason: text,
  channel: oneOf(['PHONE', 'VISIT', 'SHOP', 'MAIL', 'EMAIL', 'CHAT', 'SMS', 'PORTAL', 'NOTE']),
  order: oneOf(['ARRIVED_DESC', 'ARRIVED_ASC']),
})
