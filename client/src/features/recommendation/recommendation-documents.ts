import { graphql } from '../../gql/gql.ts';

export const walkedRecordFragment = graphql(`
  fragment WalkedRecordParts on WalkedRecord {
    meanReturnAnnual {
      value
      low
      high
    }
    volatilityAnnual {
      value
      low
      high
    }
    sharpeAnnual {
      value
      low
      high
    }
    conditionalValueAtRisk95 {
      value
      low
      high
    }
    maximumDrawdown {
      value
      low
      high
    }
    turnoverAnnualRatio
    costKrw
    marketCostKrw
    cappedOrderCount
  }
`);

export const recommendationResultFragment = graphql(`
  fragment RecommendationResultParts on RecommendationResult {
    verdict
    indistinguishableFrom
    shares {
      instrument {
        id
        symbol
        nameKo
        nameEn
      }
      shares
      currentShares
      priceKrw
      costKrw
      weightRatio
    }
    controls {
      control {
        id
        nameKo
        nameEn
      }
      annualCostKrw
      expectedAnnualLossReductionKrw
      conditionalValueAtRisk95Reduction {
        value
        low
        high
      }
      returnOnSecurityInvestmentRatio
    }
    investedKrw
    feesKrw
    tradingCost {
      feesKrw
      taxesKrw
      spreadKrw
      impactKrw
      impactConstant
      largestParticipationRatio
      largestParticipationInstrument {
        id
        nameKo
        nameEn
      }
      cappedInstruments {
        id
        nameKo
        nameEn
      }
      unknownImpactInstruments {
        id
        nameKo
        nameEn
      }
    }
    cashLeftKrw
    controlCostKrw
    controlBudgetLeftKrw
    comparisons {
      baseline
      part
      changes {
        key
        plan
        baseline
        difference {
          value
          low
          high
        }
        unit
        isImprovement
      }
    }
    objectiveInSampleKrw
    objectiveOutOfSampleKrw {
      value
      low
      high
    }
    optimismGapRatio
    evaluationPathCount
    evaluationSeed
    solverStatus
    solverGapRatio
    evidence {
      noStrategyReason
      strategy {
        fromDate
        toDate
        sessionCount
        rebalanceCount
        windowSessions
        maximumWeightRatio
        initialKrw
        timeline {
          date
          strategyRatio
          equalWeightRatio
          marketRatio
        }
        strategy {
          ...WalkedRecordParts
        }
        equalWeight {
          ...WalkedRecordParts
        }
        market {
          ...WalkedRecordParts
        }
        marketBenchmark
        cash {
          ...WalkedRecordParts
        }
        impactConstant
        sharpeDifference {
          value
          low
          high
        }
        sharpeDifferencePValue
        verdict
        probabilities {
          benchmark
          sharpeAnnual
          probabilityRatio
        }
        deflatedSharpeRatio
        luckySharpeAnnual
        trialCount
        overfittingRatio
        configurationCount
      }
      stability {
        resampleCount
        scenarioCount
        weights {
          instrument {
            id
            symbol
            nameKo
            nameEn
          }
          plannedRatio
          optimalRatio
          lowRatio
          highRatio
          averageRatio
        }
        objectiveInSampleRatio
        objectiveOutOfSampleRatio
        objectiveOfOptimumRatio
        objectiveOfAverageRatio
        distanceToEqualWeightRatio
        averageDistanceToEqualWeightRatio
      }
    }
    warnings {
      ...WarningParts
    }
  }
`);

export const RecommendationDocument = graphql(`
  query Recommendation($id: ID!) {
    recommendation(id: $id) {
      id
      status
      isWithheld
      progressRatio
      failure
      createdAt
      finishedAt
      latestEventCursor
      run {
        id
        engineVersion
        isOfThisEngine
        scenarioVersion
        pathCount
        scenario {
          id
          name
          horizonSessions
          investmentBudgetKrw
          controlBudgetKrw
          viewerCanRun
        }
        recommendations(first: 10) {
          edges {
            node {
              id
              status
              createdAt
            }
          }
        }
      }
      result {
        ...RecommendationResultParts
      }
    }
  }
`);

export const RecommendationEventsDocument = graphql(`
  subscription RecommendationEvents($recommendationId: ID!, $after: String) {
    recommendationEvents(recommendationId: $recommendationId, after: $after) {
      __typename
      cursor
      occurredAt
      ... on RecommendationProgressEvent {
        progressRatio
        stage
      }
      ... on RecommendationFinishedEvent {
        recommendation {
          id
          status
        }
      }
    }
  }
`);

export const RecommendationRequestDocument = graphql(`
  mutation RecommendationRequest($input: RecommendationRequestInput!) {
    recommendationRequest(input: $input) {
      recommendation {
        id
        status
      }
      errors {
        ... on UserError {
          code
          message
          path
        }
      }
    }
  }
`);
