import { graphql } from '@/gql/gql'

/** Whatever concerns the reader comes as a notification too: a sign to ask again for what is shown. */
export const PortalNews = graphql(`
  subscription PortalNews {
    notificationArrived { id }
  }
`)
