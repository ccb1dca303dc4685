import { graphql } from '../../gql/gql.ts';

export const forecastMetricsFragment = graphql(`
  fragment ForecastMetricsParts on ForecastMetricsType {
    periodCount
    rankIc {
      value
      low
      high
    }
    hitRatio {
      value
      low
      high
    }
    differenceToBaseline {
      value
      low
      high
    }
    coverage80Ratio {
      value
      low
      high
    }
    coverage95Ratio {
      value
      low
      high
    }
  }
`);

export const forecastModelFragment = graphql(`
  fragment ForecastModelParts on ForecastModelVersion {
    id
    model
    version
    status
    reason
    trainedAt
    dataSha256
    dataFromDate
    dataToDate
    instrumentCount
    isDataSimulated
    horizonSessions
    embargoSessions
    metrics {
      ...ForecastMetricsParts
    }
    years {
      year
      metrics {
        ...ForecastMetricsParts
      }
    }
  }
`);

export const ForecastOverviewDocument = graphql(`
  query ForecastOverview {
    forecastSummary {
      promoted {
        id
        model
        reason
      }
      latestTraining {
        id
        status
        progressRatio
        failure
        createdAt
      }
      openStatementCount
      scoredStatementCount
      nextDueDate
    }
    forecastModels(first: 3) {
      edges {
        node {
          ...ForecastModelParts
        }
      }
    }
  }
`);

export const ForecastTrainDocument = graphql(`
  mutation ForecastTrain($input: ForecastTrainInput!) {
    forecastTrain(input: $input) {
      training {
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

export const forecastStatementFragment = graphql(`
  fragment ForecastStatementParts on ForecastStatement {
    id
    kind
    sourceId
    madeAt
    asOfDate
    dueDate
    horizonSessions
    isDataSimulated
    startValueKrw
    expectedReturnRatio
    valueAtRisk95Krw
    valueAtRisk99Krw
    conditionalValueAtRisk95Krw
    score {
      scoredAt
      realisedReturnRatio
      realisedLossKrw
      isBreach95
      isBreach99
      isInside95
      staleSymbols
    }
  }
`);

export const ForecastStatementsDocument = graphql(`
  query ForecastStatements($after: String, $filter: ForecastStatementFilter) {
    forecastStatements(first: 20, after: $after, filter: $filter) {
      edges {
        node {
          ...ForecastStatementParts
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const qualityWeekFragment = graphql(`
  fragment QualityWeekParts on ForecastQualityWeek {
    weekStartDate
    validAnswerRatio
    week {
      scoredCount
      hitRatio {
        value
        low
        high
      }
      breach95 {
        statedRatio
        breachCount
        statementCount
        rate {
          value
          low
          high
        }
        kupiecPValue
        kupiecPowerRatio
      }
      breach99 {
        statedRatio
        breachCount
        statementCount
        rate {
          value
          low
          high
        }
        kupiecPValue
        kupiecPowerRatio
      }
      coverage95Ratio {
        value
        low
        high
      }
      riskEstimation {
        ratio {
          value
          low
          high
        }
        verdict
      }
    }
  }
`);

export const ForecastQualityDocument = graphql(`
  query ForecastQuality {
    forecastQualityWeeks(first: 52) {
      edges {
        node {
          ...QualityWeekParts
        }
      }
    }
  }
`);

export const RecommendationForecastDocument = graphql(`
  query RecommendationForecast($id: ID!) {
    recommendation(id: $id) {
      id
      forecastModel {
        modelVersion {
          id
          model
          version
        }
        expectedReturnSource
      }
    }
  }
`);
