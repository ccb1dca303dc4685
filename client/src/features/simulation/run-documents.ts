import { graphql } from '../../gql/gql.ts';

export const runRowFragment = graphql(`
  fragment RunRow on SimulationRun {
    id
    status
    progressRatio
    pathCount
    createdAt
    startedAt
    finishedAt
    scenarioVersion
    scenario {
      id
      name
    }
    result {
      pathCount
      score {
        band
        score {
          value
          low
          high
        }
      }
      expectedAnnualLossKrw
      metrics {
        key
        scope
        unit
        interval {
          value
          low
          high
        }
      }
    }
  }
`);

export const RunListDocument = graphql(`
  query RunList($after: String, $filter: SimulationRunFilter) {
    simulationRuns(first: 20, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          status
          ...RunRow
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

export const intervalFragment = graphql(`
  fragment IntervalParts on Interval {
    value
    low
    high
    levelRatio
    method
  }
`);

export const estimateFragment = graphql(`
  fragment LiveEstimate on RunningEstimate {
    pathCount
    meanLossKrw {
      ...IntervalParts
    }
    annualThreatLossKrw {
      ...IntervalParts
    }
    valueAtRisk95Krw {
      ...IntervalParts
    }
    valueAtRisk99Krw {
      ...IntervalParts
    }
    conditionalValueAtRisk95Krw {
      ...IntervalParts
    }
    conditionalValueAtRisk99Krw {
      ...IntervalParts
    }
    histogram {
      fromKrw
      toKrw
      count
    }
  }
`);

/** A run without its result: what is known from the start and what moves while it works. */
export const RunStateDocument = graphql(`
  query RunState($id: ID!) {
    simulationRun(id: $id) {
      id
      status
      progressRatio
      chunkCount
      doneChunkCount
      pathCount
      settings {
        accuracyRatio
      }
      latestEventCursor
      viewerCanCancel
      failure
      engineVersion
      isOfThisEngine
      scenarioVersion
      scenario {
        id
        name
        horizonSessions
        viewerCanRun
      }
      latestRecommendation {
        id
        status
      }
      estimate {
        ...LiveEstimate
      }
      ...RunFacts
    }
  }
`);

export const runFactsFragment = graphql(`
  fragment RunFacts on SimulationRun {
    id
    createdAt
    startedAt
    finishedAt
    createdBy
    pathCount
    seed
    inputsSha256
    snapshotSha256
    resultSha256
    engineVersion
    marketAsOfDate
    isDataSimulated
    settings {
      marketModel
      accuracyRatio
      sampling
      parameterUncertainty
      stress {
        shocks {
          kind
          symbols
          firstSession
          lastSession
          value
        }
        replay {
          firstDate
          lastDate
        }
      }
      hasIssuerEvents
      forcedSales {
        reserveKrw
      }
      commonRegime {
        transitionPpm
        varianceRatioBps
      }
    }
  }
`);

export const SimulationEventsDocument = graphql(`
  subscription SimulationEvents($runId: ID!, $after: String) {
    simulationEvents(runId: $runId, after: $after) {
      __typename
      cursor
      occurredAt
      ... on SimulationProgressEvent {
        progressRatio
        doneChunkCount
        chunkCount
        estimate {
          ...LiveEstimate
        }
      }
      ... on SimulationStateEvent {
        status
      }
      ... on SimulationFinishedEvent {
        run {
          id
          status
          finishedAt
          failure
        }
      }
    }
  }
`);

export const SimulationStartDocument = graphql(`
  mutation SimulationStart($input: SimulationStartInput!) {
    simulationStart(input: $input) {
      run {
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

export const SimulationCancelDocument = graphql(`
  mutation SimulationCancel($input: SimulationCancelInput!) {
    simulationCancel(input: $input) {
      run {
        id
        status
        viewerCanCancel
        finishedAt
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
