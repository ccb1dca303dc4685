import { graphql } from '../../gql/gql.ts';

export const explanationFragment = graphql(`
  fragment ExplanationParts on Explanation {
    id
    language
    status
    source
    outcome
    model
    isSimulated
    costKrw
    promptTokens
    completionTokens
    callCount
    createdAt
    finishedAt
    sections {
      section
      claims {
        text
        factIds
      }
    }
    facts {
      factId
      label
      text
      value
      unit
      source
    }
  }
`);

export const RunExplanationDocument = graphql(`
  query RunExplanation($runId: ID!, $language: Language!) {
    simulationRun(id: $runId) {
      id
      latestExplanationEventCursor
      explanation(language: $language) {
        ...ExplanationParts
      }
    }
  }
`);

export const ExplanationRequestDocument = graphql(`
  mutation ExplanationRequest($input: ExplanationRequestInput!) {
    explanationRequest(input: $input) {
      explanation {
        id
      }
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

export const ExplanationEventsDocument = graphql(`
  subscription ExplanationEvents($runId: ID!, $after: String) {
    explanationEvents(runId: $runId, after: $after) {
      __typename
      cursor
      ... on ExplanationChangedEvent {
        explanation {
          id
          language
        }
      }
    }
  }
`);
