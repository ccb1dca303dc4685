import { graphql } from '../../gql/gql.ts';

export const incidentFragment = graphql(`
  fragment IncidentParts on Incident {
    id
    version
    title
    description
    threat {
      id
      nameKo
      nameEn
    }
    status
    priority
    isPriorityChosen
    detectedAt
    isMalicious
    hasPersonalData
    recordCount
    hasSensitiveData
    hasOutsideAccess
    outageMinutes
    subscriberCount
    estimatedLossKrw
    createdBy
    closedAt
    closedBy
    closeReason
    viewerCanUpdate
    clocks {
      clock
      dueAt
      isRequired
      completedAt
      completedBy
      note
    }
    steps {
      id
      phase
      phaseNist
      phaseIso
      ownerRole
      text
      evidence
      dueAt
      completedAt
      completedBy
      evidenceNote
    }
  }
`);

export const IncidentDocument = graphql(`
  query Incident($id: ID!) {
    incident(id: $id) {
      ...IncidentParts
    }
    alertOverview {
      latestEventCursor
    }
  }
`);

export const ThreatNamesDocument = graphql(`
  query ThreatNames {
    catalogue {
      threatVersion
      controlVersion
      threats {
        id
        nameKo
        nameEn
      }
    }
  }
`);

export const IncidentOpenDocument = graphql(`
  mutation IncidentOpen($input: IncidentOpenInput!) {
    incidentOpen(input: $input) {
      incident {
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

export const IncidentUpdateDocument = graphql(`
  mutation IncidentUpdate($input: IncidentUpdateInput!) {
    incidentUpdate(input: $input) {
      incident {
        ...IncidentParts
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

export const IncidentStepCompleteDocument = graphql(`
  mutation IncidentStepComplete($input: IncidentStepCompleteInput!) {
    incidentStepComplete(input: $input) {
      incident {
        ...IncidentParts
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

export const IncidentStepReopenDocument = graphql(`
  mutation IncidentStepReopen($input: IncidentStepReopenInput!) {
    incidentStepReopen(input: $input) {
      incident {
        ...IncidentParts
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

export const IncidentClockCompleteDocument = graphql(`
  mutation IncidentClockComplete($input: IncidentClockCompleteInput!) {
    incidentClockComplete(input: $input) {
      incident {
        ...IncidentParts
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

export const IncidentCloseDocument = graphql(`
  mutation IncidentClose($input: IncidentCloseInput!) {
    incidentClose(input: $input) {
      incident {
        ...IncidentParts
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
