import { graphql } from '@/gql/gql'

/** Customers with the same exact keys. */
export const LeadCustomers = graphql(`query LeadCustomers(
  $branchId: ID!, $fiscalNumber: String, $phone: String, $email: String, $country: String!
) {
  customerDuplicates(branchId: $branchId, fiscalNumber: $fiscalNumber, phone: $phone, email: $email, country: $country) {
    id name number matchedOn
  }
}`)
