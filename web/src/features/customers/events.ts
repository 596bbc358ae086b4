/** PURE: the history in words: which events have words, which picture and address their object has. */
import type { IconName } from '@/components/ui/Icon'

/** Events that have words in the catalogs (customers.event.<name>); others are shown by a readable form of their name. */
export const KNOWN_EVENTS = [
  'CustomerCreated',
  'CustomerChanged',
  'CustomerStatusChanged',
  'CustomerAssigned',
  'CustomerLinkedToBilling',
  'ContactAdded',
  'ContactChanged',
  'ContactRemoved',
  'ConsentRecorded',
  'FlashSet',
  'FlashCleared',
  'SubscriptionActivated',
  'SubscriptionStatusChanged',
  'AttachmentAdded',
  'AttachmentShared',
  'LeadEntered',
  'LeadImported',
  'LeadEntryJoined',
  'LeadAssigned',
  'LeadHandedOver',
  'LeadReclassified',
  'LeadStatusChanged',
  'LeadCallLogged',
  'LeadReached',
  'LeadIntroduced',
  'LeadEdited',
  'LeadStarted',
  'LeadClosed',
  'LeadConverted',
  'OfferCreated',
  'OfferRevised',
  'OfferApproved',
  'OfferPricingAsked',
  'OfferPricingAnswered',
  'OfferSent',
  'OfferAccepted',
  'OfferRefused',
  'OfferWithdrawn',
  'OfferExpired',
  'OfferResolved',
  'ContractCreated',
  'ContractGenerated',
  'ContractHeldForPricing',
  'ContractSent',
  'ContractSigned',
  'ContractDocumentAdded',
  'ContractOriginalMoved',
  'ContractActivated',
  'ContractEndNear',
  'ContractTermOver',
  'ContractCancelled',
  'ContractEnded',
  'OrderSubmitted',
  'OrderStatusChanged',
  'OrderInstallationAnswered',
  'OrderBillingAcknowledged',
  'OrderCompleted',
  'OrderCancelled',
  'TicketBegun',
  'TicketOpened',
  'TicketRouted',
  'TicketTaken',
  'TicketRejected',
  'TicketResolved',
  'TicketClosed',
  'TicketReopened',
  'TicketCancelled',
  'TicketCommented',
  'TicketEscalated',
  'InteractionStarted',
  'InteractionClosed',
  'InteractionMoved',
  'InteractionMovedAway',
  'BillingAcknowledged',
  'InvoiceIssued',
  'PaymentReceived',
  'MessageFailed',
  'ProcessStarted',
  'ProcessCompleted',
  'ProcessCancelled',
  'ActivityOpened',
  'ActivityStarted',
  'ActivitySkipped',
  'ActivityCompleted',
  'ActivityFailed',
  'ActionRequested',
  'ActionAnswered',
  'ClockWarned',
  'ClockBreached',
  'ClockEscalated',
] as const

export type KnownEvent = (typeof KNOWN_EVENTS)[number]

const known: ReadonlySet<string> = new Set(KNOWN_EVENTS)

export const isKnown = (kind: string): kind is KnownEvent => known.has(kind)

/** "OrderSplitByDesk" → "Order split by desk": what nobody has put into words yet still reads. */
export function readable(kind: string): string {
  const words = kind.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const ICONS: Record<string, IconName> = {
  customer: 'customers',
  contact: 'user',
  flash: 'bell',
  subscription: 'phone',
  attachment: 'attach',
  lead: 'leads',
  offer: 'offers',
  contract: 'file',
  product_order: 'orders',
  ticket: 'tickets',
  invoice: 'bill',
  payment: 'bill',
  message: 'mail',
  interaction: 'note',
  visit: 'visit',
}

export const iconOf = (subjectKind: string): IconName => ICONS[subjectKind] ?? 'clock'

const PLACES: Record<string, string> = {
  lead: '/leads',
  offer: '/offers',
  contract: '/contracts',
  product_order: '/orders',
  ticket: '/tickets',
  interaction: '/interactions',
}

/** Where an object of the history opens; null when it has no card of its own. */
export function placeOf(subjectKind: string, id: string | undefined): string | null {
  const place = PLACES[subjectKind]
  return place && id ? `${place}/${id}` : null
}

/** The kinds of objects that the history can be narrowed to (customers.history.<group>). */
export const GROUPS = {
  contacts: ['interaction'],
  people: ['customer', 'contact', 'flash', 'attachment'],
  sales: ['lead', 'offer', 'contract'],
  orders: ['product_order', 'subscription'],
  tickets: ['ticket'],
  money: ['invoice', 'payment'],
} as const

export type Group = keyof typeof GROUPS
export const GROUP_NAMES = Object.keys(GROUPS) as Group[]

interface Shown {
  data: unknown
  subject?: { number?: string; name?: string } | null
}

/** What the object is called: its number, else its name, else what the event itself remembers. */
export function objectName({ data, subject }: Shown): string | null {
  const remembered = (data as { number?: unknown } | null)?.number
  return subject?.number ?? subject?.name ?? (typeof remembered === 'string' ? remembered : null)
}

const CHANNEL_ICONS: Record<string, IconName> = {
  PHONE: 'phone',
  VISIT: 'visit',
  SHOP: 'shop',
  MAIL: 'mail',
  EMAIL: 'mail',
  CHAT: 'note',
  SMS: 'phone',
  PORTAL: 'language',
  NOTE: 'note',
}

export const channelIcon = (channel: string): IconName => CHANNEL_ICONS[channel] ?? 'note'

/** A contact that has ended is told once, by its end. */
export const isTold = (kind: string, status: string | undefined): boolean =>
  kind !== 'InteractionStarted' || status === 'OPEN'
