import { graphql } from '@/gql/gql'

export const SymptomGuideSet =
  graphql(`mutation SymptomGuideSet($id: ID!, $input: SymptomGuideInput!, $clientMutationId: String) {
  symptomGuideSet(id: $id, input: $input, clientMutationId: $clientMutationId) {
    symptom { id guide version }
    errors { __typename ... on UserError { code message path } }
  }
}`)
