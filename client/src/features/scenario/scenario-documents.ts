import { graphql } from '../../gql/gql.ts';

export const scenarioFormFragment = graphql(`
  fragment ScenarioForm on Scenario {
    id
    name
    description
    status
    version
    positions {
      instrument {
        id
        symbol
        nameKo
        nameEn
        lastCloseKrw
        sector {
          code
        }
      }
      weightRatio
    }
    investmentBudgetKrw
    controlBudgetKrw
    lossToleranceKrw
    horizonSessions
    threatLevel
    calibration
    exposures {
      threatId
      exposure
    }
    additionalControlIds
    marketModel
    estimationSessions
    pathCount
    accuracyBps
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
    seed
    hasIssuerEvents
    forcedSales {
      reserveKrw
    }
    commonRegime {
      transitionPpm
      varianceRatioBps
    }
    operatorVersion
    updatedAt
    viewerCanUpdate
    viewerCanRun
  }
`);

export const scenarioRowFragment = graphql(`
  fragment ScenarioRow on Scenario {
    id
    name
    status
    version
    investmentBudgetKrw
    controlBudgetKrw
    horizonSessions
    threatLevel
    updatedAt
    viewerCanUpdate
    viewerCanRun
    positions {
      instrument {
        id
        symbol
        nameKo
        nameEn
      }
      weightRatio
    }
    latestRun {
      id
      status
      result {
        score {
          band
          score {
            value
            low
            high
          }
        }
      }
    }
  }
`);

export const ScenarioListDocument = graphql(`
  query ScenarioList($after: String, $filter: ScenarioFilter, $orderBy: ScenarioOrder) {
    scenarios(first: 20, after: $after, filter: $filter, orderBy: $orderBy) {
      edges {
        cursor
        node {
          id
          ...ScenarioRow
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

export const ScenarioEditDocument = graphql(`
  query ScenarioEdit($id: ID!) {
    scenario(id: $id) {
      id
      ...ScenarioForm
    }
  }
`);

export const ScenarioContextDocument = graphql(`
  query ScenarioContext {
    catalogue {
      threatVersion
      controlVersion
      threats {
        id
        nameKo
        nameEn
        defaultExposure
        observedFrequencyPerYear
        observedMeanLossKrw
      }
      controls {
        id
        nameKo
        nameEn
        group
        annualCostKrw
        isTypical
        requires
      }
    }
    operatorProfile {
      id
      version
      currentControlIds
      currentControlCostKrw
      lossToleranceKrw
    }
  }
`);

export const ScenarioCreateDocument = graphql(`
  mutation ScenarioCreate($input: ScenarioCreateInput!) {
    scenarioCreate(input: $input) {
      scenario {
        id
        ...ScenarioForm
      }
      errors {
        __typename
        ... on UserError {
          code
          message
          path
        }
      }
    }
  }
`);

export const ScenarioUpdateDocument = graphql(`
  mutation ScenarioUpdate($input: ScenarioUpdateInput!) {
    scenarioUpdate(input: $input) {
      scenario {
        id
        ...ScenarioForm
      }
      errors {
        __typename
        ... on UserError {
          code
          message
          path
        }
        ... on VersionConflictError {
          current {
            __typename
            ... on Scenario {
              id
              ...ScenarioForm
            }
          }
        }
      }
    }
  }
`);

export const ScenarioCloneDocument = graphql(`
  mutation ScenarioClone($input: ScenarioCloneInput!) {
    scenarioClone(input: $input) {
      scenario {
        id
        version
        ...ScenarioRow
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

export const ScenarioArchiveDocument = graphql(`
  mutation ScenarioArchive($input: ScenarioArchiveInput!) {
    scenarioArchive(input: $input) {
      scenario {
        id
        ...ScenarioRow
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

export const ScenarioRestoreDocument = graphql(`
  mutation ScenarioRestore($input: ScenarioRestoreInput!) {
    scenarioRestore(input: $input) {
      scenario {
        id
        ...ScenarioRow
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

export const ScenarioVersionsDocument = graphql(`
  query ScenarioVersions($id: ID!, $after: String) {
    scenario(id: $id) {
      id
      versions(first: 20, after: $after) {
        edges {
          cursor
          node {
            version
            changedAt
            changedBy
            changedFields
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
  }
`);

export const ScenarioComparisonDocument = graphql(`
  query ScenarioComparison($leftId: ID!, $rightId: ID!) {
    scenarioComparison(leftId: $leftId, rightId: $rightId) {
      left {
        id
        name
        version
        latestRun {
          id
          ...RunRow
        }
      }
      right {
        id
        name
        version
        latestRun {
          id
          ...RunRow
        }
      }
      differences {
        field
        left
        right
      }
    }
  }
`);
