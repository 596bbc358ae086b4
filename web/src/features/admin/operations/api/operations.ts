import { graphql } from '@/gql/gql'

export const AdminOperations = graphql(`query AdminOperations {
  operations {
    measuredAt databaseBytes fileBytes
    latency { p50 p95 p99 }
    processes { kind host pid version startedAt seenAt alive skewMs }
    queues { name waiting late failed }
    traffic { minute requests failed p95Ms }
    failures { job problem error count newest }
    outside { name calls failed newest }
    values { key value raised }
  }
  alertRules { id key title meaning advice unit below threshold enabled version changedAt changedBy { id name } }
  alertEpisodes(first: 10, order: NEWEST) { nodes { id key title beganAt endedAt } }
  operationRuns(first: 10, order: NEWEST) { nodes { id kind startedAt finishedAt outcome } }
}`)
