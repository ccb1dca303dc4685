import { graphql } from '../../gql/gql.ts';

export const AuditEntriesDocument = graphql(`
  query AuditEntries($filter: AuditEntryFilter, $after: String) {
    auditEntries(first: 50, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          actorId
          actorName
          action
          subjectId
          detailsJson
          address
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

export const AccessEntriesDocument = graphql(`
  query AccessEntries($filter: AccessEntryFilter, $after: String) {
    accessEntries(first: 50, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
          personId
          personName
          kind
          method
          address
          device
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

export const LogPeopleDocument = graphql(`
  query LogPeople {
    people(first: 100) {
      edges {
        cursor
        node {
          id
          name
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

export const AuditExportDocument = graphql(`
  mutation AuditExport($input: AuditExportInput!) {
    auditExport(input: $input) {
      file {
        url
        rowCount
        isCut
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

export const AccessExportDocument = graphql(`
  mutation AccessExport($input: AccessExportInput!) {
    accessExport(input: $input) {
      file {
        url
        rowCount
        isCut
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
