import { defineEntity, p } from '@mikro-orm/core';

import type { AlertState } from '@convergence/shared/response/alert-state';
import { severities } from '@convergence/shared/response/rules';
import { threatLevels } from '@convergence/shared/units/threat-level';

import { Organisation } from '../platform/db/organisation.entity.ts';

export const alertStatuses = ['OPEN', 'CLOSED'] as const;
export type AlertStatus = (typeof alertStatuses)[number];

export const alertEventKinds = ['RAISE', 'REOPEN_SILENT', 'CLEAR', 'ESCALATE', 'ACKNOWLEDGE'] as const;
export type AlertEventKind = (typeof alertEventKinds)[number];

export const evidenceKinds = ['RUN', 'RECOMMENDATION', 'INSTRUMENT', 'INCIDENT', 'LEVEL', 'VULNERABILITY'] as const;

/** What an alert rests on: an object of the product by its public id, an instrument by its symbol, a vulnerability by its CVE id. */
export interface AlertEvidence {
  readonly kind: (typeof evidenceKinds)[number];
  readonly id: string;
}

/** What rule R08 saw, for the words on the page. Ratios, not percent. */
export interface MoveDetails {
  readonly sessionDate: string;
  readonly returnRatio: number;
  readonly marketRatio: number;
  readonly residualRatio: number;
  readonly weightRatio: number;
}

const AlertSchema = defineEntity({
  name: 'Alert',
  indexes: [
    { properties: ['organisation', 'key'] },
    { properties: ['organisation', 'openedAt'] },
    { properties: ['organisation', 'status', 'openedAt'] },
  ],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** Rule and subject; one key has one open alert at most. */
    key: p.string().length(60),
    /** R01 to R14. */
    rule: p.string().length(3),
    severity: p.enum(severities),
    status: p.enum(alertStatuses),
    playbook: p.string().length(20),
    /** As it was last evaluated, and from when on it is raised; in the unit of the rule. */
    value: p.double().$type<number>(),
    threshold: p.double().$type<number>(),
    openedAt: p.datetime(3),
    /** When people were told last; null for a past day that is only kept for the record. */
    notifiedAt: p.datetime(3).nullable(),
    acknowledgedAt: p.datetime(3).nullable(),
    acknowledgedBy: p.string().length(100).nullable(),
    escalatedAt: p.datetime(3).nullable(),
    closedAt: p.datetime(3).nullable(),
    calmCount: p.integer(),
    /** Names the fact that was evaluated last: a second delivery of it changes nothing. */
    lastFact: p.string().length(60),
    /** A day that had passed when it came in: it was never open. */
    isRecord: p.boolean(),
    evidence: p.json<readonly AlertEvidence[]>(),
    details: p.json<MoveDetails>().nullable(),
  },
});

/** One alert from its opening to its closing. Closing is a state; nothing is deleted (threat-spec 12.2). */
export class Alert extends AlertSchema.class {
  /** As the pure state machine wants it, in minutes. */
  state(): AlertState {
    return {
      isOpen: this.status === 'OPEN',
      openedAt: minuteOf(this.openedAt),
      raisedAt: this.notifiedAt ? minuteOf(this.notifiedAt) : null,
      acknowledgedAt: this.acknowledgedAt ? minuteOf(this.acknowledgedAt) : null,
      isEscalated: Boolean(this.escalatedAt),
      calmCount: this.calmCount,
    };
  }
}
AlertSchema.setClass(Alert);

/** Time as the state machine counts it. */
export function minuteOf(at: Date): number {
  return at.getTime() / 60_000;
}

const AlertHistorySchema = defineEntity({
  name: 'AlertHistory',
  indexes: [{ properties: ['alert', 'occurredAt'] }],
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    alert: () => p.manyToOne(Alert).ref(),
    event: p.enum(alertEventKinds),
    occurredAt: p.datetime(3),
    value: p.double().$type<number>(),
    severity: p.enum(severities),
    /** Name of the person who acknowledged; null for what the system did. */
    by: p.string().length(100).nullable(),
  },
});

/** Everything that ever happened to an alert. */
export class AlertHistory extends AlertHistorySchema.class {}
AlertHistorySchema.setClass(AlertHistory);

const AlertLevelChangeSchema = defineEntity({
  name: 'AlertLevelChange',
  uniques: [{ properties: ['organisation', 'version'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** 1 for the first change; before it the level is 정상. */
    version: p.integer(),
    level: p.enum(threatLevels),
    previousLevel: p.enum(threatLevels),
    reason: p.string().length(500),
    sourceUrl: p.string().length(500).nullable(),
    changedAt: p.datetime(3),
    changedBy: p.string().length(100).nullable(),
  },
});

/** A change of the national crisis alert level (위기경보 단계) as the operator's people entered it. Never changed. */
export class AlertLevelChange extends AlertLevelChangeSchema.class {}
AlertLevelChangeSchema.setClass(AlertLevelChange);

const WatchedSessionSchema = defineEntity({
  name: 'WatchedSession',
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref().unique(),
    sessionDate: p.string().length(10),
  },
});

/** The last session whose moves were looked at for an organisation: a refresh of several days leaves none out. */
export class WatchedSession extends WatchedSessionSchema.class {}
WatchedSessionSchema.setClass(WatchedSession);
