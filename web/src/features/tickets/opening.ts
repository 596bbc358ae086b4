/** PURE: the form of a new ticket, and what is sent. */
import * as v from 'valibot'
import type { TicketOpenInput } from '@/gql/graphql'
import { msg } from '@/lib/i18n'
import { requiredChoice, requiredText } from '@/lib/validate'
import { KINDS, ORIGINS, PRIORITIES } from './rules'

export const newTicket = v.pipe(
  v.object({
    customerId: requiredChoice,
    kind: v.picklist(KINDS),
    priority: v.picklist(PRIORITIES),
    origin: v.picklist(ORIGINS),
    gathering: v.boolean(),
    productType: v.nullish(v.string()),
    symptomCode: v.nullish(v.string()),
    subscriptionId: v.nullish(v.string()),
    contactId: v.nullish(v.string()),
    subject: v.pipe(requiredText, v.maxLength(200, msg('tickets.new.tooLong'))),
    description: requiredText,
  }),
  v.forward(
    v.check(({ kind, productType }) => kind !== 'TROUBLE' || Boolean(productType), msg('ui.required')),
    ['productType'],
  ),
  v.forward(
    v.check(({ kind, symptomCode }) => kind !== 'TROUBLE' || Boolean(symptomCode), msg('ui.required')),
    ['symptomCode'],
  ),
)
export type NewTicketValues = v.InferInput<typeof newTicket>

/** What is sent; product and symptom belong to a fault only. */
export function openInput(values: NewTicketValues, clientReference: string): TicketOpenInput {
  const fault = values.kind === 'TROUBLE'
  return {
    customerId: values.customerId ?? '',
    kind: values.kind,
    priority: values.priority,
    origin: values.origin,
    gathering: values.gathering,
    subject: values.subject.trim(),
    description: values.description.trim(),
    productType: (fault && values.productType) || null,
    symptomCode: (fault && values.symptomCode) || null,
    subscriptionId: values.subscriptionId || null,
    contactId: values.contactId || null,
    clientReference,
  }
}
