import { graphql } from '@/gql/gql'

/** The whole card. */
export const LeadCard = graphql(`query LeadCard($id: ID!) {
  lead(id: $id) {
    id number companyName status channel priority salesChannel segment ground requestSource originatorKind
    fiscalNumber contactName phone phoneExtension email city region address
    simCount simCountNote currentSims competitor needsData note contactedOn wishFrom wishTo
    monthlySpend { amount currency }
    createdAt assignedAt startedAt reachedAt introducedAt closedAt dueAt
    result lostReason closeNote billingCustomerId version
    branch { id zone currency }
    originator { id name } owner { id name } team { id name manager { id name } members { id } }
    customer { id name number }
    leadImport { id fileName }
    calls { id at outcome note inAskedHours user { id name } }
    entries { id createdAt channel joinedOn originator { id name } }
    qualifications { id createdAt rule edition explanation segment salesChannel priority }
    similar { id number companyName status owner { id name } }
    viewerCan {
      edit { allowed reason } assign { allowed reason } handOver { allowed reason } reclassify { allowed reason } start { allowed reason }
      logCall { allowed reason } introduce { allowed reason } acceptOffer { allowed reason } win { allowed reason }
      lose { allowed reason } convert { allowed reason }
    }
  }
  segments { id code names }
}`)
