import { graphql } from '../../gql/gql.ts';

export const PeopleDocument = graphql(`
  query People($filter: PersonFilter, $after: String) {
    people(first: 50, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          name
          email
          role
          hasTotp
          createdAt
          viewerCanUpdate
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

export const InvitationsDocument = graphql(`
  query Invitations($after: String) {
    invitations(first: 20, after: $after) {
      edges {
        cursor
        node {
          id
          email
          role
          status
          invitedBy
          expiresAt
          viewerCanRevoke
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    organisationSecurity {
      totpRequiredRoles
    }
  }
`);

export const PersonInviteDocument = graphql(`
  mutation PersonInvite($input: PersonInviteInput!) {
    personInvite(input: $input) {
      acceptPath
      invitation {
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

export const InvitationRevokeDocument = graphql(`
  mutation InvitationRevoke($input: InvitationRevokeInput!) {
    invitationRevoke(input: $input) {
      invitation {
        id
        status
        viewerCanRevoke
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

export const MemberRoleUpdateDocument = graphql(`
  mutation MemberRoleUpdate($input: MemberRoleUpdateInput!) {
    memberRoleUpdate(input: $input) {
      person {
        id
        role
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

export const MemberRemoveDocument = graphql(`
  mutation MemberRemove($input: MemberRemoveInput!) {
    memberRemove(input: $input) {
      removedId
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const MemberTotpResetDocument = graphql(`
  mutation MemberTotpReset($input: MemberTotpResetInput!) {
    memberTotpReset(input: $input) {
      person {
        id
        hasTotp
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

export const SecurityRulesUpdateDocument = graphql(`
  mutation OrganisationSecurityUpdate($input: OrganisationSecurityUpdateInput!) {
    organisationSecurityUpdate(input: $input) {
      security {
        totpRequiredRoles
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

export const InvitationOfferDocument = graphql(`
  query InvitationOffer($token: String!) {
    invitationOffer(token: $token) {
      organisationName
      email
      role
      invitedBy
      expiresAt
    }
  }
`);

export const InvitationAcceptDocument = graphql(`
  mutation InvitationAccept($input: InvitationAcceptInput!) {
    invitationAccept(input: $input) {
      email
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
