import { graphql } from '../../gql/gql.ts';

export const operatorFragment = graphql(`
  fragment OperatorForm on OperatorProfile {
    id
    version
    name
    sector {
      code
      nameKo
      nameEn
    }
    annualRevenueKrw
    customerRecordCount
    staffCount
    isFinancialOperator
    currentControlIds
    currentControlCostKrw
    riskCapacityKrw
    lossToleranceKrw
    securityLossToleranceKrw
    drawdownLimitRatio
    concentrationLimit
    liquidityLimitDays
    appetite {
      lossKrw
      maxProbabilityRatio
    }
    createdAt
    createdBy
    viewerCanUpdate
  }
`);

export const OperatorDocument = graphql(`
  query Operator {
    operatorProfile {
      id
      version
      ...OperatorForm
    }
    operatorProfileVersions(first: 20) {
      edges {
        cursor
        node {
          id
          version
          createdAt
          createdBy
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    catalogue {
      threatVersion
      controlVersion
      sectors {
        code
        nameKo
        nameEn
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
      typicalControlIds
    }
  }
`);

export const OperatorUpdateDocument = graphql(`
  mutation OperatorProfileUpdate($input: OperatorProfileUpdateInput!) {
    operatorProfileUpdate(input: $input) {
      operatorProfile {
        id
        version
        ...OperatorForm
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
