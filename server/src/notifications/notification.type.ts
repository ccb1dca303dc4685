import { Field, Float, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import {
  errorUnion,
  IdempotencyKeyReusedError,
  InvalidInputError,
  NotFoundError,
  VersionConflictError,
  WrongStateError,
} from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { LanguageEnum, stringEnum } from '../platform/graphql/permission.type.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { DateTime, Krw } from '../platform/graphql/scalars.ts';

import type {
  AlertSeverity,
  ChannelKind,
  DeliveryFailure,
  DeliveryStatus,
  NotificationKind,
  RuleKind,
} from './notification-kinds.ts';

export const ChannelKindEnum: { readonly [Name in ChannelKind]: Name } = stringEnum(
  'NotificationChannelKind',
  'Ways in which a notification goes out.',
  {
    IN_APP: 'The bell and the feed of this product.',
    WEBHOOK: 'A signed POST of JSON to an https address.',
    SLACK: "A message through one of Slack's incoming webhooks.",
    EMAIL: 'A mail to one address.',
  },
);

const ruleKindTexts: Record<RuleKind, string> = {
  RISK_SCORE_ABOVE: 'The risk score of a finished run is at or above a threshold.',
  CVAR_ABOVE: 'The conditional value at risk at 99 % of a finished run, joint, is at or above an amount.',
  PRICE_MOVE: 'An issue moved by a percentage or more from close to close, up or down.',
  RUN_FINISHED: 'A run has succeeded.',
  DATA_LATE: 'Prices of a session are late by some hours; they are due at midnight in Seoul behind it.',
  ORDER_STATE: 'An order went into one of some states.',
  SYSTEM_ALERT: 'An alert of the rules R01 to R14 was raised, escalated or cleared.',
};

export const RuleKindEnum: { readonly [Name in RuleKind]: Name } = stringEnum(
  'NotificationRuleKind',
  'What a rule can look for.',
  ruleKindTexts,
);

export const NotificationKindEnum: { readonly [Name in NotificationKind]: Name } = stringEnum(
  'NotificationKind',
  'What a notification tells.',
  { ...ruleKindTexts, TEST: 'Somebody tries a channel.' },
);

export const AlertSeverityEnum: { readonly [Name in AlertSeverity]: Name } = stringEnum(
  'NotificationAlertSeverity',
  'Severities of the alerts of R01 to R14, lowest first.',
  {
    INFO: 'For the record.',
    WATCH: 'To be watched.',
    WARN: 'To be dealt with today.',
    CRITICAL: 'To be dealt with now.',
  },
);

export const DeliveryStatusEnum: { readonly [Name in DeliveryStatus]: Name } = stringEnum(
  'NotificationDeliveryStatus',
  'States of a delivery.',
  {
    PENDING: 'Under way, or waiting for its next try.',
    SENT: 'The other side took it.',
    FAILED: 'The other side will never take it; not tried again by itself.',
    GAVE_UP: 'Tried 8 times or for 24 hours without success.',
    SUPPRESSED: 'Held back: the rule was silenced, spoke a moment ago, or the channel is off.',
  },
);

export const DeliveryFailureEnum: { readonly [Name in DeliveryFailure]: Name } = stringEnum(
  'NotificationDeliveryFailure',
  'Why a delivery was not made, or not yet.',
  {
    NETWORK: 'The line or the name failed, or the certificate is not of the host; tried again.',
    TIMEOUT: 'No answer within 10 seconds; tried again.',
    RATE_LIMITED: 'Answered 429; tried again, not before the other side wants it.',
    SERVER_ERROR: 'Answered 500 or above; tried again.',
    CLIENT_ERROR: 'Answered another 4xx; not tried again.',
    REDIRECT: 'Answered with a redirect, which is not followed; not tried again.',
    ADDRESS_REFUSED: 'The address is not a public one, or no longer; not tried again.',
    MAIL_REFUSED: 'The mail server refused it for good; not tried again.',
    MAIL_OFF: 'This installation sends no mail.',
    SILENCED: 'The rule was silenced.',
    TOO_SOON: 'The rule told of the same subject a moment ago.',
    CHANNEL_OFF: 'The channel was switched off or deleted.',
    INTERNAL: 'A failure of ours; the log has the rest.',
  },
);

@ObjectType('NotificationChannel', { implements: Node, description: 'Where notifications go.' })
export class NotificationChannelType implements Node {
  id!: string;

  @Field(() => ChannelKindEnum, { description: 'The way in which it sends.' })
  kind!: ChannelKind;

  @Field(() => String, { description: 'Name shown to people, 1 to 100 characters.' })
  name!: string;

  @Field(() => LanguageEnum, { description: 'Language of Slack messages and mails; a webhook gets both.' })
  language!: Language;

  @Field(() => String, {
    nullable: true,
    description: 'Enough of the address to know it again; null for IN_APP. The whole of it is never shown.',
  })
  shownAddress!: string | null;

  @Field(() => Boolean, { description: 'Whether what it sends is signed with a key.' })
  isSigned!: boolean;

  @Field(() => Boolean, { description: 'Whether it is used.' })
  isEnabled!: boolean;

  @Field(() => Boolean, { description: 'Whether it was deleted; then it only stands in the log of what was sent.' })
  isArchived!: boolean;

  @Field(() => Int, { description: 'Goes up by one with each change.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of the person who made it; null where the system did.' })
  createdBy!: string | null;
}

@ObjectType('NotificationRule', { implements: Node, description: 'What people want to be told of, and where.' })
export class NotificationRuleType implements Node {
  id!: string;

  @Field(() => String, { description: 'Name shown to people, 1 to 100 characters.' })
  name!: string;

  @Field(() => RuleKindEnum, { description: 'What it looks for; never changes.' })
  kind!: RuleKind;

  @Field(() => Float, { nullable: true, description: 'Points, 0 to 100; RISK_SCORE_ABOVE only.' })
  scoreThreshold!: number | null;

  @Field(() => Krw, { nullable: true, description: 'Won; CVAR_ABOVE only.' })
  cvarThresholdKrw!: number | null;

  @Field(() => Float, { nullable: true, description: 'Percent, 0.1 to 100; PRICE_MOVE only.' })
  moveThresholdPercent!: number | null;

  @Field(() => Float, { nullable: true, description: 'Hours, 1 to 720; DATA_LATE only.' })
  lateThresholdHours!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Symbol of the issue of PRICE_MOVE; null: any that a scenario in use holds.',
  })
  symbol!: string | null;

  @Field(() => [String], { description: 'States of orders that are told; empty but for ORDER_STATE.' })
  orderStatuses!: readonly string[];

  @Field(() => AlertSeverityEnum, {
    nullable: true,
    description: 'Lowest severity that is told; SYSTEM_ALERT only.',
  })
  minimumSeverity!: AlertSeverity | null;

  @Field(() => ID, { nullable: true, description: 'The only scenario whose runs are told; null: all.' })
  scenarioId!: string | null;

  @Field(() => Boolean, { description: 'Whether it looks at anything.' })
  isEnabled!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until then it records and does not send, UTC; null or past: it speaks.',
  })
  silencedUntil!: Date | null;

  @Field(() => Int, { description: 'Least minutes between two about the same subject, 0 to 10,080.' })
  minimumMinutes!: number;

  @Field(() => Int, { description: 'Goes up by one with each change.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of the person who made it; null where the system did.' })
  createdBy!: string | null;
}

@ObjectType('Notification', { implements: Node, description: 'Something happened that a rule asks for.' })
export class NotificationType implements Node {
  id!: string;

  @Field(() => NotificationKindEnum, { description: 'What it tells.' })
  kind!: NotificationKind;

  @Field(() => String, { description: "What happened, in the caller's language." })
  title!: string;

  @Field(() => String, { description: "The figures behind it, in the caller's language." })
  text!: string;

  @Field(() => String, { description: 'Path in the app where more is to be seen.' })
  link!: string;

  @Field(() => Boolean, { description: 'Whether it tells of made-up prices.' })
  isSimulated!: boolean;

  @Field(() => Boolean, { description: 'Whether it rings in the app.' })
  isInApp!: boolean;

  @Field(() => DateTime, { description: 'When it happened, UTC.' })
  occurredAt!: Date;

  @Field(() => DateTime, { description: 'When it was told, UTC.' })
  createdAt!: Date;
}

@ObjectType({ description: 'What is new for the caller.' })
export class NotificationInbox {
  @Field(() => Int, { description: 'What rang in the app in the last 30 days and the caller has not seen.' })
  unreadCount!: number;

  @Field(() => String, {
    description: 'Cursor of the newest event; start `notificationEvents` after it to miss nothing.',
  })
  latestEventCursor!: string;
}

@ObjectType('NotificationAttempt', { description: 'One try of a delivery.' })
export class NotificationAttemptType {
  @Field(() => Int, { description: 'Number of the try, from 1.' })
  number!: number;

  @Field(() => DateTime, { description: 'When it began, UTC.' })
  startedAt!: Date;

  @Field(() => Int, { description: 'Time until it ended, in milliseconds.' })
  latencyMs!: number;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the answer; null where there was none.' })
  statusCode!: number | null;

  @Field(() => DeliveryFailureEnum, { nullable: true, description: 'Why it failed; null where it was taken.' })
  failure!: DeliveryFailure | null;
}

@ObjectType('NotificationDelivery', {
  implements: Node,
  description: 'One notification on its way through one channel. Its id goes along with every try.',
})
export class NotificationDeliveryType implements Node {
  id!: string;

  @Field(() => DeliveryStatusEnum, { description: 'State.' })
  status!: DeliveryStatus;

  @Field(() => Int, { description: 'Tries so far.' })
  attemptCount!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried next, UTC; null where it is not.' })
  nextAttemptAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the last answer; null where there was none.' })
  lastStatusCode!: number | null;

  @Field(() => DeliveryFailureEnum, { nullable: true, description: 'Why the last try failed; null where it did not.' })
  lastFailure!: DeliveryFailure | null;

  @Field(() => Int, { nullable: true, description: 'Time of the last try in milliseconds; null before it.' })
  latencyMs!: number | null;

  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent or given up, UTC; null while it goes on.' })
  endedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether it has failed, and the caller may try it again.' })
  viewerCanRetry!: boolean;
}

export const NotificationConnection = connectionOf('Notification', () => NotificationType, 'notifications');
export const NotificationRuleConnection = connectionOf(
  'NotificationRule',
  () => NotificationRuleType,
  'notification rules',
);
export const NotificationDeliveryConnection = connectionOf(
  'NotificationDelivery',
  () => NotificationDeliveryType,
  'notification deliveries',
);

@InputType({ description: 'Conditions on deliveries; all given ones must hold.' })
export class NotificationDeliveryFilter {
  @Field(() => ID, { nullable: true, description: 'Of this channel.' })
  channelId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this notification.' })
  notificationId?: string | null;

  @Field(() => [DeliveryStatusEnum], { nullable: true, description: 'In any of these states.' })
  statusIn?: DeliveryStatus[] | null;
}

const keyText = 'Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new.';
const versionText = 'The version that the caller last read.';

@InputType({ description: 'Input of notificationChannelCreate.' })
export class NotificationChannelCreateInput {
  @Field(() => ChannelKindEnum, { description: 'The way in which it sends; never changes.' })
  kind!: ChannelKind;

  @Field(() => String, { description: 'Name shown to people, 1 to 100 characters.' })
  name!: string;

  @Field(() => LanguageEnum, { defaultValue: 'KO', description: 'Language of Slack messages and mails.' })
  language!: Language;

  @Field(() => String, {
    nullable: true,
    description:
      'Public https address on port 443 or 8443, of hooks.slack.com for SLACK, or a mail address for EMAIL; left out for IN_APP. In profile demo http to this machine too.',
  })
  address?: string | null;

  @Field(() => String, { description: keyText })
  idempotencyKey!: string;
}

@InputType({ description: 'Input of notificationChannelUpdate.' })
export class NotificationChannelUpdateInput {
  @Field(() => ID, { description: 'Channel to change.' })
  id!: string;

  @Field(() => Int, { description: versionText })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'New name, 1 to 100 characters; left out, it stays.' })
  name?: string;

  @Field(() => LanguageEnum, { nullable: true, description: 'New language; left out, it stays.' })
  language?: Language;

  @Field(() => String, { nullable: true, description: 'New address, as for a new channel; left out, it stays.' })
  address?: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is used; left out, it stays.' })
  isEnabled?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: WEBHOOK gets a new key, and the old one is worth nothing from then on.',
  })
  hasNewSecret?: boolean;
}

@InputType({ description: 'Input of notificationChannelDelete.' })
export class NotificationChannelDeleteInput {
  @Field(() => ID, { description: 'Channel to delete.' })
  id!: string;

  @Field(() => Int, { description: versionText })
  expectedVersion!: number;
}

@InputType({ description: 'Input of notificationChannelTest.' })
export class NotificationChannelTestInput {
  @Field(() => ID, { description: 'Channel to try, in use.' })
  id!: string;

  @Field(() => String, { description: keyText })
  idempotencyKey!: string;
}

/** What a new rule and a change of one have in common; defaults are those of a new one. */
@InputType({ description: 'Input of notificationRuleCreate.' })
export class NotificationRuleCreateInput {
  @Field(() => String, { description: 'Name shown to people, 1 to 100 characters.' })
  name!: string;

  @Field(() => RuleKindEnum, { description: 'What it looks for; never changes.' })
  kind!: RuleKind;

  @Field(() => Float, { nullable: true, description: 'Points, 0 to 100; needed for RISK_SCORE_ABOVE, else left out.' })
  scoreThreshold?: number | null;

  @Field(() => Krw, { nullable: true, description: 'Won, at least 1; needed for CVAR_ABOVE, else left out.' })
  cvarThresholdKrw?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent either way, 0.1 to 100; needed for PRICE_MOVE, else left out.',
  })
  moveThresholdPercent?: number | null;

  @Field(() => Float, { nullable: true, description: 'Hours, 1 to 720; needed for DATA_LATE, else left out.' })
  lateThresholdHours?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Symbol of an issue for PRICE_MOVE; left out: any that a scenario in use holds.',
  })
  symbol?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'States of orders, 1 to 20 for ORDER_STATE, else none.' })
  orderStatuses!: string[];

  @Field(() => AlertSeverityEnum, { nullable: true, description: 'Needed for SYSTEM_ALERT, else left out.' })
  minimumSeverity?: AlertSeverity | null;

  @Field(() => ID, { nullable: true, description: 'Only runs of this scenario; left out: of all.' })
  scenarioId?: string | null;

  @Field(() => [ID], { description: 'Channels, 1 to 20.' })
  channelIds!: string[];

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it looks at anything.' })
  isEnabled!: boolean;

  @Field(() => Int, {
    defaultValue: 60,
    description: 'Least minutes between two about the same subject, 0 to 10,080.',
  })
  minimumMinutes!: number;

  @Field(() => String, { description: keyText })
  idempotencyKey!: string;
}

@InputType({
  description: 'Input of notificationRuleUpdate. What is left out stays; null clears where that is allowed.',
})
export class NotificationRuleUpdateInput {
  @Field(() => ID, { description: 'Rule to change.' })
  id!: string;

  @Field(() => Int, { description: versionText })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'New name, 1 to 100 characters.' })
  name?: string;

  @Field(() => Float, { nullable: true, description: 'Points, 0 to 100; RISK_SCORE_ABOVE only.' })
  scoreThreshold?: number;

  @Field(() => Krw, { nullable: true, description: 'Won, at least 1; CVAR_ABOVE only.' })
  cvarThresholdKrw?: number;

  @Field(() => Float, { nullable: true, description: 'Percent, 0.1 to 100; PRICE_MOVE only.' })
  moveThresholdPercent?: number;

  @Field(() => Float, { nullable: true, description: 'Hours, 1 to 720; DATA_LATE only.' })
  lateThresholdHours?: number;

  @Field(() => String, { nullable: true, description: 'Symbol for PRICE_MOVE; null: any that is held.' })
  symbol?: string | null;

  @Field(() => [String], { nullable: true, description: 'States of orders, 1 to 20; ORDER_STATE only.' })
  orderStatuses?: string[];

  @Field(() => AlertSeverityEnum, { nullable: true, description: 'SYSTEM_ALERT only.' })
  minimumSeverity?: AlertSeverity;

  @Field(() => ID, { nullable: true, description: 'Only runs of this scenario; null: of all.' })
  scenarioId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Channels, 1 to 20.' })
  channelIds?: string[];

  @Field(() => Boolean, { nullable: true, description: 'Whether it looks at anything.' })
  isEnabled?: boolean;

  @Field(() => Int, { nullable: true, description: 'Least minutes between two about the same subject, 0 to 10,080.' })
  minimumMinutes?: number;
}

@InputType({ description: 'Input of notificationRuleSilence.' })
export class NotificationRuleSilenceInput {
  @Field(() => ID, { description: 'Rule to silence.' })
  id!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it keeps still, at most 30 days ahead, UTC; null: it speaks again.',
  })
  until?: Date | null;
}

@InputType({ description: 'Input of notificationRuleDelete.' })
export class NotificationRuleDeleteInput {
  @Field(() => ID, { description: 'Rule to delete.' })
  id!: string;

  @Field(() => Int, { description: versionText })
  expectedVersion!: number;
}

@InputType({ description: 'Input of notificationMarkRead.' })
export class NotificationMarkReadInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Notifications that the caller has seen, at most 100; left out or null: all that are unread.',
  })
  ids?: string[] | null;
}

@InputType({ description: 'Input of notificationDeliveryRetry.' })
export class NotificationDeliveryRetryInput {
  @Field(() => ID, { description: 'Delivery that has failed or was given up, of a channel in use.' })
  id!: string;

  @Field(() => String, { description: keyText })
  idempotencyKey!: string;
}

const changeErrors = [InvalidInputError, NotFoundError, WrongStateError, VersionConflictError] as const;
const makeErrors = [InvalidInputError, NotFoundError, WrongStateError, IdempotencyKeyReusedError] as const;
const errorsText = 'Why nothing was done; empty on success.';

export const NotificationChannelCreateError = errorUnion('NotificationChannelCreate', makeErrors);
export const NotificationChannelUpdateError = errorUnion('NotificationChannelUpdate', changeErrors);
export const NotificationChannelDeleteError = errorUnion('NotificationChannelDelete', changeErrors);
export const NotificationChannelTestError = errorUnion('NotificationChannelTest', makeErrors);
export const NotificationRuleCreateError = errorUnion('NotificationRuleCreate', makeErrors);
export const NotificationRuleUpdateError = errorUnion('NotificationRuleUpdate', changeErrors);
export const NotificationRuleSilenceError = errorUnion('NotificationRuleSilence', changeErrors);
export const NotificationRuleDeleteError = errorUnion('NotificationRuleDelete', changeErrors);
export const NotificationMarkReadError = errorUnion('NotificationMarkRead', [InvalidInputError] as const);
export const NotificationDeliveryRetryError = errorUnion('NotificationDeliveryRetry', makeErrors);

@ObjectType({ description: 'Result of notificationChannelCreate.' })
export class NotificationChannelCreatePayload {
  @Field(() => NotificationChannelType, { nullable: true, description: 'The channel; null where errors is not empty.' })
  channel?: NotificationChannelType | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key that a WEBHOOK signs with, shown this once; null for other kinds and for a repeat.',
  })
  secret?: string | null;

  @Field(() => [NotificationChannelCreateError], { description: errorsText })
  errors!: UserError[];
}

@ObjectType({ description: 'Result of notificationChannelUpdate.' })
export class NotificationChannelUpdatePayload {
  @Field(() => NotificationChannelType, { nullable: true, description: 'The channel; null where errors is not empty.' })
  channel?: NotificationChannelType | null;

  @Field(() => String, { nullable: true, description: 'The new key, shown this once; null where none was asked for.' })
  secret?: string | null;

  @Field(() => [NotificationChannelUpdateError], { description: errorsText })
  errors!: UserError[];
}

@ObjectType({ description: 'Result of notificationChannelDelete.' })
export class NotificationChannelDeletePayload {
  @Field(() => NotificationChannelType, { nullable: true, description: 'The channel; null where errors is not empty.' })
  channel?: NotificationChannelType | null;

  @Field(() => [NotificationChannelDeleteError], { description: errorsText })
  errors!: UserError[];
}

@ObjectType({ description: 'Result of notificationChannelTest.' })
export class NotificationChannelTestPayload {
  @Field(() => NotificationDeliveryType, {
    nullable: true,
    description:
      'The delivery of the test message; follow `notificationEvents` to see how it ends. Null where errors is not empty.',
  })
  delivery?: NotificationDeliveryType | null;

  @Field(() => [NotificationChannelTestError], { description: errorsText })
  errors!: UserError[];
}

@ObjectType({ description: 'Result of notificationRuleCreate.' })
export class NotificationRuleCreatePayload {
  @Field(() => NotificationRuleType, { nullable: true, description: 'The rule; null where errors is not empty.' })
  rule?: NotificationRuleType | null;

  @Field(() => [NotificationRuleCreateError], { description: errorsText })
  errors!: UserError[];
}

@ObjectType({ description: 'Result of notificationRuleUpdate.' })
export class NotificationRuleUpdatePayload {
  @Field(() => NotificationRuleType, { nullable: true, description: 'The rule; null where errors is not empty.' })
  rule?: NotificationRuleType | null;

  @Field(() => [NotificationRuleUpdateError], { description: errorsText })
  errors!: UserError[];
}

@ObjectType({ description: 'Result of notificationRuleSilence.' })
export class NotificationRuleSilencePayload {
  @Field(() => NotificationRuleType, { nullable: true, description: 'The rule; null where errors is not empty.' })
  rule?: NotificationRuleType | null;

  @Field(() => [NotificationRuleSilenceError], { description: errorsText })
  errors!: UserError[];
}

@ObjectType({ description: 'Result of notificationRuleDelete.' })
export class NotificationRuleDeletePayload {
  @Field(() => NotificationRuleType, { nullable: true, description: 'The rule; null where errors is not empty.' })
  rule?: NotificationRuleType | null;

  @Field(() => [NotificationRuleDeleteError], { description: errorsText })
  errors!: UserError[];
}

@ObjectType({ description: 'Result of notificationMarkRead.' })
export class NotificationMarkReadPayload {
  @Field(() => Int, { nullable: true, description: 'What is still unread; null where errors is not empty.' })
  unreadCount?: number | null;

  @Field(() => [NotificationMarkReadError], { description: errorsText })
  errors!: UserError[];
}

@ObjectType({ description: 'Result of notificationDeliveryRetry.' })
export class NotificationDeliveryRetryPayload {
  @Field(() => NotificationDeliveryType, {
    nullable: true,
    description: 'The delivery, under way again; null where errors is not empty.',
  })
  delivery?: NotificationDeliveryType | null;

  @Field(() => [NotificationDeliveryRetryError], { description: errorsText })
  errors!: UserError[];
}

@InterfaceType({ description: 'Shared by all events of the notifications of an organisation.' })
export abstract class NotificationEvent {
  @Field(() => String, { description: 'Position in the stream; pass it as after to resume.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened, UTC.' })
  occurredAt!: Date;
}

@ObjectType({ implements: NotificationEvent, description: 'A notification was told. Never skipped.' })
export class NotificationCreatedEvent extends NotificationEvent {
  @Field(() => NotificationType, { description: 'The notification.' })
  notification!: NotificationType;

  @Field(() => Int, { description: 'What the caller has not seen of the last 30 days, this one included.' })
  unreadCount!: number;
}

@ObjectType({ implements: NotificationEvent, description: 'The caller has seen notifications, here or elsewhere.' })
export class NotificationReadEvent extends NotificationEvent {
  @Field(() => Int, { description: 'What the caller has not seen of the last 30 days.' })
  unreadCount!: number;
}

@ObjectType({ implements: NotificationEvent, description: 'A delivery was tried, ended, or is tried again.' })
export class NotificationDeliveryChangedEvent extends NotificationEvent {
  @Field(() => NotificationDeliveryType, { description: 'The delivery as it now is.' })
  delivery!: NotificationDeliveryType;
}
