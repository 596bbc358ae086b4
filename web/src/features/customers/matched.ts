import { msg } from '@/lib/i18n'

/** Ids of texts that are built from what the search answers. */
export const MATCHED = {
  CONTACT: msg('customers.matched.CONTACT'),
  FISCAL_NUMBER: msg('customers.matched.FISCAL_NUMBER'),
  BILLING_ACCOUNT: msg('customers.matched.BILLING_ACCOUNT'),
  SUBSCRIPTION: msg('customers.matched.SUBSCRIPTION'),
  PHONE: msg('customers.matched.PHONE'),
  EMAIL: msg('customers.matched.EMAIL'),
  LEAD: msg('customers.matched.LEAD'),
  OFFER: msg('customers.matched.OFFER'),
  CONTRACT: msg('customers.matched.CONTRACT'),
  ORDER: msg('customers.matched.ORDER'),
  TICKET: msg('customers.matched.TICKET'),
} as const
