import { graphql } from '../../gql/gql.ts';

export const AccountDocument = graphql(`
  query Account {
    viewerTotp {
      isEnabled
      isRequired
      recoveryCodeCount
    }
    viewerSessions {
      id
      device
      maskedAddress
      createdAt
      lastUsedAt
      isCurrent
    }
    viewerApiTokens(first: 50) {
      edges {
        cursor
        node {
          id
          name
          scopes
          allowedAddresses
          createdAt
          expiresAt
          lastUsedAt
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

export const PasswordUpdateDocument = graphql(`
  mutation ViewerPasswordUpdate($input: ViewerPasswordUpdateInput!) {
    viewerPasswordUpdate(input: $input) {
      isDone
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

export const TotpEnrolDocument = graphql(`
  mutation ViewerTotpEnrol($input: ViewerTotpEnrolInput!) {
    viewerTotpEnrol(input: $input) {
      secret
      otpauthUri
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const TotpVerifyDocument = graphql(`
  mutation ViewerTotpVerify($input: ViewerTotpVerifyInput!) {
    viewerTotpVerify(input: $input) {
      recoveryCodes
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const TotpDisableDocument = graphql(`
  mutation ViewerTotpDisable($input: ViewerTotpDisableInput!) {
    viewerTotpDisable(input: $input) {
      totp {
        isEnabled
      }
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const RecoveryCodesRenewDocument = graphql(`
  mutation ViewerRecoveryCodesRenew($input: ViewerRecoveryCodesRenewInput!) {
    viewerRecoveryCodesRenew(input: $input) {
      recoveryCodes
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const SessionRevokeDocument = graphql(`
  mutation ViewerSessionRevoke($input: ViewerSessionRevokeInput!) {
    viewerSessionRevoke(input: $input) {
      endedCount
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const ApiTokenCreateDocument = graphql(`
  mutation ViewerApiTokenCreate($input: ViewerApiTokenCreateInput!) {
    viewerApiTokenCreate(input: $input) {
      secret
      apiToken {
        id
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

export const ApiTokenRevokeDocument = graphql(`
  mutation ViewerApiTokenRevoke($input: ViewerApiTokenRevokeInput!) {
    viewerApiTokenRevoke(input: $input) {
      revokedId
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);
