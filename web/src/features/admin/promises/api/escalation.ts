import { graphql } from '@/gql/gql'

export const AdminEscalation = graphql(`query AdminEscalation {
  ticketSettings {
    id silenceDays version changedAt changedBy { id name } branch { id }
    rules { id kind productType symptomCode level afterDays role }
  }
  roles { id code kind }
  symptoms { id productType code names }
}`)
