import { graphql } from '@/gql/gql'

export const CalendarUpdate =
  graphql(`mutation CalendarUpdate($id: ID!, $input: CalendarUpdateInput!, $clientMutationId: String) {
  calendarUpdate(id: $id, input: $input, clientMutationId: $clientMutationId) {
    calendar { id version }
    errors { __typename ... on UserError { message code path } }
  }
}`)
