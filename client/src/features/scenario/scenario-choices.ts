import { graphql } from '../../gql/gql.ts';

export const ScenarioChoicesDocument = graphql(`
  query ScenarioChoices {
    scenarios(first: 100, orderBy: NAME_ASC) {
      edges {
        node {
          id
          name
          version
        }
      }
    }
  }
`);
