import { graphql } from '../../gql/gql.ts';

export const LlmBudgetDocument = graphql(`
  query LlmBudgetState {
    llmBudget {
      model
      isSimulated
      today
      limitKrw
      spentKrw
      reservedKrw
      leftKrw
      breakerState
      triesAgainAt
      validAnswerRatio
      days {
        date
        spentKrw
        callCount
        tokenCount
        answerCount
        validAnswerCount
        cacheHitCount
      }
    }
  }
`);

export const LlmUsageDocument = graphql(`
  query LlmUsageList($after: String) {
    llmUsage(first: 20, after: $after) {
      edges {
        cursor
        node {
          id
          purpose
          model
          isSimulated
          outcome
          promptTokens
          completionTokens
          costKrw
          isCostEstimated
          latencyMs
          occurredAt
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);
