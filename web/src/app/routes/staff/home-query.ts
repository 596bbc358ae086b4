import { graphql } from '@/gql/gql'

/** Everything that the start screen shows, each part for whom it concerns, in one statement. */
export const Home =
  graphql(`query Home($me: ID!, $first: Int!, $today: DateTime!, $leads: Boolean!, $gives: Boolean!, $brings: Boolean!, $offers: Boolean!, $tickets: Boolean!, $reports: Boolean!, $mine: Boolean!, $fails: Boolean!) {
  inboxCount
  inbox(first: $first, filter: { box: PERSONAL, state: [OPEN] }, order: DUE_ASC) {
    nodes { ...HomeItem }
  }
  group: inbox(first: $first, filter: { box: GROUP, state: [OPEN] }, order: DUE_ASC) {
    totalCount
    nodes { ...HomeItem }
  }
  mine: leads(first: $first, filter: { owner: $me, status: [ASSIGNED, IN_PROGRESS, OFFER_ACCEPTED] }, order: DUE_ASC) @include(if: $leads) {
    totalCount
    nodes { ...HomeLead }
  }
  nobodys: leads(first: $first, filter: { unassigned: true, status: [NEW] }, order: DUE_ASC) @include(if: $gives) {
    totalCount
    nodes { ...HomeLead }
  }
  late: leads(first: $first, filter: { overdue: true, status: [ASSIGNED, IN_PROGRESS, OFFER_ACCEPTED] }, order: DUE_ASC) @include(if: $gives) {
    totalCount
    nodes { ...HomeLead }
  }
  brought: leads(first: $first, filter: { originator: $me }, order: CREATED_DESC) @include(if: $brings) {
    totalCount
    nodes { ...HomeLead }
  }
  enteredToday: leads(first: 0, filter: { originator: $me, createdSince: $today }) @include(if: $brings) { totalCount }
  offers(first: $first, filter: { owner: $me, status: [PRICING, APPROVED, SENT] }, order: VALID_UNTIL_ASC) @include(if: $offers) {
    totalCount
    nodes {
      id number status tender revisionNumber validUntil createdAt
      customer { id name }
      owner { id name }
      revision { id monthlyNet { amount currency } oneTimeNet { amount currency } }
    }
  }
  tickets(first: $first, filter: { owner: $me, alive: true }, order: CREATED_ASC) @include(if: $tickets) {
    totalCount
    nodes { ...HomeTicket }
  }
  open: tickets(first: $first, filter: { status: [OPEN] }, order: CREATED_ASC) @include(if: $tickets) {
    totalCount
    nodes { ...HomeTicket }
  }
  deliveries(first: 0, filter: { state: [FAILED] }) @include(if: $fails) { totalCount }
  personLoads @include(if: $reports) { person { id name } leads tickets offers steps total late soon }
  promiseWeeks @include(if: $reports) { week kept broken }
  offerStages(mine: $mine) { status offers monthly { amount currency } }
  salesMonths(mine: $mine) { month offers monthly { amount currency } }
  leadStages(mine: $mine) { entered assigned reached accepted won lost }
}
fragment HomeLead on Lead {
  id number companyName status channel priority salesChannel simCount city createdAt dueAt reachedAt result
  monthlySpend { amount currency } owner { id name }
}
fragment HomeItem on ActionRequest {
  id kind subject subjectId number customerName title note createdAt dueAt
  sender { id name }
  viewerCan { answer }
  activity { id version viewerCan { complete { allowed } fail { allowed } } clock { id state startedAt dueAt warnAt explanation } }
}
fragment HomeTicket on Ticket {
  id number kind status priority subject symptom productType level createdAt openedAt nextEscalationAt
  customer { id name } owner { id name } team { id name }
}`)
