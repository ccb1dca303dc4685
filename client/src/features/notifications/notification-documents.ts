import { graphql } from '../../gql/gql.ts';

export const channelFragment = graphql(`
  fragment ChannelParts on NotificationChannel {
    id
    kind
    name
    language
    shownAddress
    isSigned
    isEnabled
    version
  }
`);

export const ruleFragment = graphql(`
  fragment RuleParts on NotificationRule {
    id
    name
    kind
    scoreThreshold
    cvarThresholdKrw
    moveThresholdPercent
    lateThresholdHours
    symbol
    orderStatuses
    minimumSeverity
    scenarioId
    isEnabled
    silencedUntil
    minimumMinutes
    version
    channels {
      id
      name
      kind
    }
  }
`);

export const deliveryFragment = graphql(`
  fragment DeliveryParts on NotificationDelivery {
    id
    status
    attemptCount
    nextAttemptAt
    lastStatusCode
    lastFailure
    latencyMs
    createdAt
    viewerCanRetry
    notification {
      id
      title
      kind
    }
    channel {
      id
      name
      kind
    }
    attempts {
      number
      startedAt
      latencyMs
      statusCode
      failure
    }
  }
`);

export const NotificationInboxDocument = graphql(`
  query NotificationInbox {
    notificationInbox {
      unreadCount
      latestEventCursor
    }
  }
`);

export const NotificationEventsDocument = graphql(`
  subscription NotificationEvents($after: String) {
    notificationEvents(after: $after) {
      __typename
      cursor
      ... on NotificationCreatedEvent {
        unreadCount
      }
      ... on NotificationReadEvent {
        unreadCount
      }
      ... on NotificationDeliveryChangedEvent {
        delivery {
          id
          status
          attemptCount
          nextAttemptAt
          lastStatusCode
          lastFailure
          latencyMs
          viewerCanRetry
        }
      }
    }
  }
`);

export const NotificationFeedDocument = graphql(`
  query NotificationFeed($after: String) {
    notifications(first: 10, after: $after) {
      edges {
        cursor
        node {
          id
          kind
          title
          text
          link
          isSimulated
          isRead
          occurredAt
          rule {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const NotificationMarkReadDocument = graphql(`
  mutation NotificationMarkRead($input: NotificationMarkReadInput!) {
    notificationMarkRead(input: $input) {
      unreadCount
      errors {
        ... on UserError {
          code
          message
        }
      }
    }
  }
`);

export const NotificationChannelsDocument = graphql(`
  query NotificationChannels {
    notificationChannels {
      ...ChannelParts
    }
  }
`);

export const NotificationRulesDocument = graphql(`
  query NotificationRules($after: String) {
    notificationRules(first: 50, after: $after) {
      edges {
        cursor
        node {
          ...RuleParts
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const NotificationDeliveriesDocument = graphql(`
  query NotificationDeliveries($filter: NotificationDeliveryFilter, $after: String) {
    notificationDeliveries(first: 10, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          ...DeliveryParts
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const NotificationDeliveryDocument = graphql(`
  query NotificationDelivery($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on NotificationDelivery {
        ...DeliveryParts
      }
    }
  }
`);

export const NotificationChannelCreateDocument = graphql(`
  mutation NotificationChannelCreate($input: NotificationChannelCreateInput!) {
    notificationChannelCreate(input: $input) {
      channel {
        ...ChannelParts
      }
      secret
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

export const NotificationChannelUpdateDocument = graphql(`
  mutation NotificationChannelUpdate($input: NotificationChannelUpdateInput!) {
    notificationChannelUpdate(input: $input) {
      channel {
        ...ChannelParts
      }
      secret
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

export const NotificationChannelDeleteDocument = graphql(`
  mutation NotificationChannelDelete($input: NotificationChannelDeleteInput!) {
    notificationChannelDelete(input: $input) {
      channel {
        id
        isArchived
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

export const NotificationChannelTestDocument = graphql(`
  mutation NotificationChannelTest($input: NotificationChannelTestInput!) {
    notificationChannelTest(input: $input) {
      delivery {
        id
        ...DeliveryParts
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

export const NotificationRuleCreateDocument = graphql(`
  mutation NotificationRuleCreate($input: NotificationRuleCreateInput!) {
    notificationRuleCreate(input: $input) {
      rule {
        ...RuleParts
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

export const NotificationRuleUpdateDocument = graphql(`
  mutation NotificationRuleUpdate($input: NotificationRuleUpdateInput!) {
    notificationRuleUpdate(input: $input) {
      rule {
        ...RuleParts
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

export const NotificationRuleSilenceDocument = graphql(`
  mutation NotificationRuleSilence($input: NotificationRuleSilenceInput!) {
    notificationRuleSilence(input: $input) {
      rule {
        ...RuleParts
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

export const NotificationRuleDeleteDocument = graphql(`
  mutation NotificationRuleDelete($input: NotificationRuleDeleteInput!) {
    notificationRuleDelete(input: $input) {
      rule {
        id
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

export const NotificationDeliveryRetryDocument = graphql(`
  mutation NotificationDeliveryRetry($input: NotificationDeliveryRetryInput!) {
    notificationDeliveryRetry(input: $input) {
      delivery {
        ...DeliveryParts
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

export const RuleScenariosDocument = graphql(`
  query RuleScenarios {
    scenarios(first: 100, orderBy: NAME_ASC) {
      edges {
        cursor
        node {
          id
          name
        }
      }
    }
  }
`);
