import { graphql } from '../../gql/gql.ts';

export const alertRowFragment = graphql(`
  fragment AlertRow on Alert {
    id
    rule {
      id
      title
      when
    }
    severity
    isOpen
    isRecord
    value
    threshold
    unit
    openedAt
    acknowledgedAt
    acknowledgedBy
    escalatedAt
    closedAt
    playbookId
    viewerCanAcknowledge
    evidence {
      kind
      reference
    }
    move {
      sessionDate
      returnRatio
      marketRatio
      residualRatio
      weightRatio
    }
    instrument {
      id
      symbol
      nameKo
      nameEn
    }
  }
`);

export const currentLevelFragment = graphql(`
  fragment CurrentLevelParts on CurrentAlertLevel {
    level
    version
    viewerCanUpdate
    lastChange {
      id
      reason
      sourceUrl
      changedAt
      changedBy
    }
  }
`);

export const AlertsPageDocument = graphql(`
  query AlertsPage {
    alertOverview {
      openAlertCount
      unacknowledgedAlertCount
      openIncidentCount
      overdueClockCount
      latestEventCursor
      level {
        ...CurrentLevelParts
      }
    }
    openAlerts: alerts(first: 100, filter: { isOpen: true }) {
      edges {
        node {
          ...AlertRow
        }
      }
    }
    alertLevelChanges(first: 10) {
      edges {
        node {
          id
          level
          previousLevel
          reason
          sourceUrl
          changedAt
          changedBy
        }
      }
    }
    incidents(first: 20) {
      edges {
        node {
          id
          title
          threat {
            id
            nameKo
            nameEn
          }
          status
          priority
          detectedAt
          clocks {
            clock
            dueAt
            isRequired
            completedAt
          }
          steps {
            id
            completedAt
          }
        }
      }
    }
    responseRules {
      id
      title
      when
      severityText
      hasSource
      sourceText
    }
  }
`);

export const ClosedAlertsDocument = graphql(`
  query ClosedAlerts($first: Int, $after: String) {
    alerts(first: $first, after: $after, filter: { isOpen: false }) {
      edges {
        node {
          ...AlertRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const AlertEventsDocument = graphql(`
  subscription AlertEvents($after: String) {
    alertEvents(after: $after) {
      cursor
      occurredAt
    }
  }
`);

export const AlertAcknowledgeDocument = graphql(`
  mutation AlertAcknowledge($input: AlertAcknowledgeInput!) {
    alertAcknowledge(input: $input) {
      alert {
        ...AlertRow
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

export const AlertLevelUpdateDocument = graphql(`
  mutation AlertLevelUpdate($input: AlertLevelUpdateInput!) {
    alertLevelUpdate(input: $input) {
      level {
        ...CurrentLevelParts
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

export const PlaybooksDocument = graphql(`
  query Playbooks {
    playbooks {
      id
      title
      steps {
        id
        phase
        phaseNist
        phaseIso
        ownerRole
        dueHours
        text
        evidence
      }
    }
  }
`);
