import { graphql } from '../../gql/gql.ts';

/** How far a new installation is. Who may not see the people of his organisation is not asked about them. */
export const StartDocument = graphql(`
  query Start($seesPeople: Boolean!) {
    viewerTotp {
      isEnabled
    }
    operatorProfile {
      id
      version
    }
    people(first: 2) @include(if: $seesPeople) {
      edges {
        node {
          id
        }
      }
    }
    invitations(first: 1) @include(if: $seesPeople) {
      edges {
        node {
          id
        }
      }
    }
  }
`);
