import type { Language } from '../platform/graphql/permission.ts';

import type {
  Notification,
  NotificationAttempt,
  NotificationChannel,
  NotificationDelivery,
  NotificationRule,
} from './notification.entity.ts';
import type {
  NotificationAttemptType,
  NotificationChannelType,
  NotificationDeliveryType,
  NotificationRuleType,
  NotificationType,
} from './notification.type.ts';
import { valuesOf } from './rule.service.ts';

export type RuleView = NotificationRuleType & { readonly row: NotificationRule };
export type NotificationView = NotificationType & { readonly row: Notification };
export type DeliveryView = NotificationDeliveryType & { readonly row: NotificationDelivery };

/** A channel as clients see it: neither its key nor the whole of its address. */
export function channelView(row: NotificationChannel): NotificationChannelType {
  const { kind, name, language, isEnabled, version, createdAt } = row;
  return {
    id: row.publicId,
    kind,
    name,
    language,
    shownAddress: row.shownAddress ?? null,
    isSigned: kind === 'WEBHOOK',
    isEnabled,
    isArchived: row.archivedAt instanceof Date,
    version,
    createdAt,
    createdBy: row.createdBy ?? null,
  };
}

export function ruleView(row: NotificationRule): RuleView {
  const { version, createdAt } = row;
  return {
    id: row.publicId,
    ...valuesOf(row),
    silencedUntil: row.silencedUntil ?? null,
    version,
    createdAt,
    createdBy: row.createdBy ?? null,
    row,
  };
}

export function notificationView(row: Notification, language: Language): NotificationView {
  const { kind, link, isSimulated, isInApp, occurredAt, createdAt } = row;
  return {
    id: row.publicId,
    kind,
    title: language === 'KO' ? row.titleKo : row.titleEn,
    text: language === 'KO' ? row.textKo : row.textEn,
    link,
    isSimulated,
    isInApp,
    occurredAt,
    createdAt,
    row,
  };
}

/** @param canWrite - Whether the caller may try deliveries again. The channel of the row has to be loaded. */
export function deliveryView(row: NotificationDelivery, canWrite: boolean): DeliveryView {
  const { status, attemptCount, createdAt } = row;
  const hasFailed = status === 'FAILED' || status === 'GAVE_UP';
  return {
    id: row.publicId,
    status,
    attemptCount,
    nextAttemptAt: row.nextAttemptAt ?? null,
    lastStatusCode: row.lastStatusCode ?? null,
    lastFailure: row.lastFailure ?? null,
    latencyMs: row.latencyMs ?? null,
    createdAt,
    endedAt: row.endedAt ?? null,
    viewerCanRetry: canWrite && hasFailed && row.channel.getEntity().isInUse(),
    row,
  };
}

export function attemptView(row: NotificationAttempt): NotificationAttemptType {
  const { number, startedAt, latencyMs } = row;
  return { number, startedAt, latencyMs, statusCode: row.statusCode ?? null, failure: row.failure ?? null };
}
