import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { languages } from '../platform/graphql/permission.ts';

import {
  alertSeverities,
  channelKinds,
  deliveryFailures,
  deliveryStatuses,
  notificationKinds,
  ruleKinds,
} from './notification-kinds.ts';
import type { FactValues } from './notification-facts.ts';

const NotificationChannelSchema = defineEntity({
  name: 'NotificationChannel',
  indexes: [{ properties: ['organisation', 'archivedAt'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    kind: p.enum(channelKinds),
    name: p.string().length(100),
    /** Language of Slack messages and mails; a webhook gets both. */
    language: p.enum(languages),
    /** Locked; null for IN_APP. An address may be a secret by itself: who has that of a Slack hook may write there. */
    lockedAddress: p.text().nullable(),
    /** Enough of the address to know it again. */
    shownAddress: p.string().length(200).nullable(),
    /** Locked; the key that signs. WEBHOOK only. */
    lockedSecret: p.text().nullable(),
    isEnabled: p.boolean(),
    /** Goes up by one with each change. */
    version: p.integer(),
    createdAt: p.datetime(3),
    createdBy: p.string().length(100).nullable(),
    updatedAt: p.datetime(3),
    /** Null while it is in use; what was sent stays on record. */
    archivedAt: p.datetime(3).nullable(),
  },
});
/** Where notifications go. */
export class NotificationChannel extends NotificationChannelSchema.class {
  isInUse(): boolean {
    return this.isEnabled && !this.archivedAt;
  }
}
NotificationChannelSchema.setClass(NotificationChannel);

const NotificationRuleSchema = defineEntity({
  name: 'NotificationRule',
  indexes: [{ properties: ['organisation', 'archivedAt', 'createdAt'] }, { properties: ['kind', 'isEnabled'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    name: p.string().length(100),
    kind: p.enum(ruleKinds),
    /** In the unit of the kind: points, won, percent, hours; null for kinds without one. */
    threshold: p.double().$type<number>().nullable(),
    /** PRICE_MOVE: the issue; null: any that a scenario holds. */
    symbol: p.string().length(12).nullable(),
    /** ORDER_STATE: states that are told. */
    orderStatuses: p.json<readonly string[]>(),
    /** SYSTEM_ALERT: the lowest that is told. */
    minimumSeverity: p.enum(alertSeverities).nullable(),
    /** Public id of the only scenario whose runs are told; null: all. */
    scenarioId: p.string().length(30).nullable(),
    /** Public ids of channels. */
    channelIds: p.json<readonly string[]>(),
    isEnabled: p.boolean(),
    /** Until then what fits is recorded and not sent. */
    silencedUntil: p.datetime(3).nullable(),
    /** Least time between two about the same subject. */
    minimumMinutes: p.integer(),
    version: p.integer(),
    createdAt: p.datetime(3),
    createdBy: p.string().length(100).nullable(),
    updatedAt: p.datetime(3),
    archivedAt: p.datetime(3).nullable(),
  },
});
/** What people want to be told of, and where. */
export class NotificationRule extends NotificationRuleSchema.class {
  isSilenced(now: Date): boolean {
    return this.silencedUntil instanceof Date && this.silencedUntil > now;
  }
}
NotificationRuleSchema.setClass(NotificationRule);

const NotificationSchema = defineEntity({
  name: 'Notification',
  indexes: [{ properties: ['organisation', 'createdAt'] }, { properties: ['rule', 'subjectId', 'createdAt'] }],
  uniques: [{ properties: ['rule', 'dedupeKey'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** Null for a test. */
    rule: () => p.manyToOne(NotificationRule).ref().nullable(),
    kind: p.enum(notificationKinds),
    /** What it is about: a scenario, an issue, an order, an alert. */
    subjectId: p.string().length(100),
    /** What happened, once and for all: the same key gives no second notification of a rule. */
    dedupeKey: p.string().length(200),
    facts: p.json<FactValues>(),
    titleKo: p.string().length(200),
    titleEn: p.string().length(200),
    textKo: p.text(),
    textEn: p.text(),
    /** Path in the app. */
    link: p.string().length(200),
    /** Whether it tells of made-up prices. */
    isSimulated: p.boolean(),
    /** Whether it rings in the app; false where no such channel was asked for, or it was held back. */
    isInApp: p.boolean(),
    occurredAt: p.datetime(3),
    createdAt: p.datetime(3),
  },
});
/** Something happened that a rule asks for. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification);

const NotificationReadSchema = defineEntity({
  name: 'NotificationRead',
  uniques: [{ properties: ['notification', 'personId'] }],
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    notification: () => p.manyToOne(Notification).ref(),
    /** Public id of the person. */
    personId: p.string().length(30),
    readAt: p.datetime(3),
  },
});
/** A person has seen a notification. */
export class NotificationRead extends NotificationReadSchema.class {}
NotificationReadSchema.setClass(NotificationRead);

const NotificationDeliverySchema = defineEntity({
  name: 'NotificationDelivery',
  indexes: [{ properties: ['organisation', 'createdAt'] }, { properties: ['status', 'nextAttemptAt'] }],
  uniques: [{ properties: ['notification', 'channel'] }],
  properties: {
    id: p.integer().primary(),
    /** Goes along with every try: who gets the same one twice has it already. */
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    notification: () => p.manyToOne(Notification).ref(),
    channel: () => p.manyToOne(NotificationChannel).ref(),
    status: p.enum(deliveryStatuses),
    attemptCount: p.integer(),
    /** No try beyond this number, nor after this moment. */
    attemptLimit: p.integer(),
    giveUpAt: p.datetime(3),
    nextAttemptAt: p.datetime(3).nullable(),
    lastStatusCode: p.integer().nullable(),
    lastFailure: p.enum(deliveryFailures).nullable(),
    latencyMs: p.integer().nullable(),
    createdAt: p.datetime(3),
    /** When it was sent or ended; null while it goes on. */
    endedAt: p.datetime(3).nullable(),
  },
});
/** One notification on its way through one channel. */
export class NotificationDelivery extends NotificationDeliverySchema.class {}
NotificationDeliverySchema.setClass(NotificationDelivery);

const NotificationAttemptSchema = defineEntity({
  name: 'NotificationAttempt',
  indexes: [{ properties: ['delivery', 'number'] }],
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    delivery: () => p.manyToOne(NotificationDelivery).ref(),
    /** From 1. */
    number: p.integer(),
    startedAt: p.datetime(3),
    latencyMs: p.integer(),
    statusCode: p.integer().nullable(),
    /** Null: it was taken. */
    failure: p.enum(deliveryFailures).nullable(),
  },
});
/** One try of a delivery, written when it is over. */
export class NotificationAttempt extends NotificationAttemptSchema.class {}
NotificationAttemptSchema.setClass(NotificationAttempt);

export const notificationEntities = [
  NotificationChannel,
  NotificationRule,
  Notification,
  NotificationRead,
  NotificationDelivery,
  NotificationAttempt,
] as const;
