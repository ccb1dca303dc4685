import { graphql } from '../../gql/gql.ts';

export const exposureFragment = graphql(`
  fragment ExposureRow on ExposedVulnerability {
    id
    cveId
    assetNote
    addedAt
    addedBy
    patchedAt
    patchedBy
    viewerCanUpdate
    kev {
      addedDate
      isRansomwareUse
      vendor
      product
      name
    }
    epss {
      probabilityRatio
      percentileRatio
    }
  }
`);

export const ExposuresDocument = graphql(`
  query Exposures($isPatched: Boolean!, $after: String) {
    exposedVulnerabilities(first: 20, after: $after, isPatched: $isPatched) {
      totalCount
      edges {
        cursor
        node {
          id
          ...ExposureRow
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    threatFeeds {
      feed
      isOff
      version
      isSimulated
    }
  }
`);

export const ExposuresAddDocument = graphql(`
  mutation ExposedVulnerabilitiesAdd($input: ExposedVulnerabilitiesAddInput!) {
    exposedVulnerabilitiesAdd(input: $input) {
      addedCount
      reopenedCount
      knownCount
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

export const ExposurePatchDocument = graphql(`
  mutation ExposedVulnerabilityPatch($input: ExposedVulnerabilityPatchInput!) {
    exposedVulnerabilityPatch(input: $input) {
      vulnerability {
        id
        patchedAt
        patchedBy
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

export const ExposureReopenDocument = graphql(`
  mutation ExposedVulnerabilityReopen($input: ExposedVulnerabilityReopenInput!) {
    exposedVulnerabilityReopen(input: $input) {
      vulnerability {
        id
        patchedAt
        patchedBy
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
