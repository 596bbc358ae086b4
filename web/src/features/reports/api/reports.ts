import { graphql } from '@/gql/gql'

export const PromiseReport = graphql(`query PromiseReport($since: Date!, $until: Date!, $team: ID) {
  promiseReport(since: $since, until: $until, team: $team) { key name team { id name } kept broken }
}`)

export const LeadReport = graphql(`query LeadReport($by: LeadReportBy!, $since: Date!, $until: Date!) {
  leadReport(by: $by, since: $since, until: $until) { key person { id name } leads running won lost kept broken }
}`)

export const LoadReport = graphql(`query LoadReport($team: ID) {
  personLoads(team: $team) { person { id name } leads tickets offers steps total late soon }
}`)

export const ReportTeams = graphql(`query ReportTeams { teams { id name } }`)
