import { ownerRoles, phases } from '@convergence/shared/response/playbook-step';
import type { OwnerRole, Phase } from '@convergence/shared/response/playbook-step';
import type { Severity } from '@convergence/shared/response/rules';
import type { ThreatLevel } from '@convergence/shared/units/threat-level';
import { Field, Float, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import {
  errorUnion,
  InvalidInputError,
  NotFoundError,
  VersionConflictError,
  WrongStateError,
} from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime, Day } from '../platform/graphql/scalars.ts';
import { ThreatLevelEnum } from '../threat/threat.type.ts';

import type { AlertEventKind, AlertEvidence } from './alert.entity.ts';

export const AlertSeverityEnum = stringEnum('AlertSeverity', 'How serious an alert is, least first.', {
  INFO: '정보: to know.',
  WATCH: '주시: to keep an eye on.',
  WARN: '경고: to act on.',
  CRITICAL: '심각: to act on now; told again after 15 minutes that nobody acknowledged it.',
});
export type AlertSeverityName = keyof typeof AlertSeverityEnum;

export function severityName(severity: Severity): AlertSeverityName {
  return severity.toUpperCase() as AlertSeverityName;
}

export function severityOf(name: AlertSeverityName): Severity {
  return name.toLowerCase() as Severity;
}

export const AlertEventKindEnum: { readonly [Kind in AlertEventKind]: Kind } = stringEnum(
  'AlertEventKind',
  'What can happen to an alert.',
  {
    RAISE: 'Opened, or became more serious; people are told.',
    REOPEN_SILENT: 'Opened again within 60 minutes of the last notice; nobody is told.',
    CLEAR: 'Closed after three calm evaluations in a row.',
    ESCALATE: 'Critical and unseen for 15 minutes; people are told again.',
    ACKNOWLEDGE: 'A person has seen it.',
  },
);

export const AlertUnitEnum = stringEnum('AlertUnit', 'What the value of an alert is counted in.', {
  LEVEL: 'Alert level, 0 (정상) to 4 (심각).',
  RATIO: 'A ratio; 1 is all of it.',
  SCORE: 'Points, 0 to 100.',
  DEVIATIONS: 'Standard deviations, without sign.',
  SESSIONS: 'Trading sessions.',
  DAYS: 'Days.',
  COUNT: 'How many.',
  PROBABILITY: 'A probability, 0 to 1.',
  STATE: '1 while it holds, else 0.',
});
export type AlertUnit = keyof typeof AlertUnitEnum;

export const AlertEvidenceKindEnum: { readonly [Kind in AlertEvidence['kind']]: Kind } = stringEnum(
  'AlertEvidenceKind',
  'What an alert rests on.',
  {
    RUN: 'A simulation run.',
    RECOMMENDATION: 'A recommendation.',
    INSTRUMENT: 'An instrument; its id is the symbol.',
    INCIDENT: 'An incident.',
    LEVEL: 'A change of the alert level.',
    VULNERABILITY: 'A vulnerability; its id is that of CVE.',
  },
);

export const PlaybookPhaseEnum: { readonly [Name in Phase]: Name } = stringEnum(
  'PlaybookPhase',
  'Phases of dealing with an incident.',
  Object.fromEntries(
    Object.entries(phases).map(([name, { nist, iso }]) => [
      name,
      `NIST SP 800-61r3: ${nist}. ISO/IEC 27035-1: ${iso}.`,
    ]),
  ) as Record<Phase, string>,
);

const ownerTexts: Record<OwnerRole, string> = {
  INCIDENT_LEAD: 'Leads the incident.',
  SECURITY: 'Security team.',
  IT_OPERATIONS: 'IT operations.',
  COMPLIANCE: 'Compliance and legal.',
  RISK: 'Risk management.',
  FINANCE: 'Finance.',
  MODEL_OWNER: 'Owns models and data.',
};
export const OwnerRoleEnum: { readonly [Name in OwnerRole]: Name } = stringEnum(
  'PlaybookOwnerRole',
  'Who sees to a step; the operator maps roles to people.',
  Object.fromEntries(ownerRoles.map((role) => [role, ownerTexts[role]])) as Record<OwnerRole, string>,
);

@ObjectType({ description: 'One step of a playbook.' })
export class PlaybookStep {
  @Field(() => String, { description: 'Stays the same while the playbook does, e.g. PB-T01-3.' })
  id!: string;

  @Field(() => PlaybookPhaseEnum, { description: 'Phase.' })
  phase!: Phase;

  @Field(() => String, { description: 'Phase in the words of NIST SP 800-61r3.' })
  phaseNist!: string;

  @Field(() => String, { description: 'Phase in the words of ISO/IEC 27035-1:2023.' })
  phaseIso!: string;

  @Field(() => OwnerRoleEnum, { description: 'Who sees to it.' })
  ownerRole!: OwnerRole;

  @Field(() => Int, { description: 'Hours from the start of the playbook until it is due.' })
  dueHours!: number;

  @Field(() => String, { description: "What is to be done, in the caller's language." })
  text!: string;

  @Field(() => String, { description: "What proves that it was done, in the caller's language." })
  evidence!: string;
}

@ObjectType({ description: 'What is to be done in one kind of situation.' })
export class Playbook {
  @Field(() => ID, { description: 'Such as PB-T01 or PB-HOLDING.' })
  id!: string;

  @Field(() => String, { description: "Name, in the caller's language." })
  title!: string;

  @Field(() => [PlaybookStep], { description: 'Steps, in order.' })
  steps!: PlaybookStep[];
}

@ObjectType({ description: 'A rule that raises alerts.' })
export class ResponseRule {
  @Field(() => ID, { description: 'R01 to R14.' })
  id!: string;

  @Field(() => String, { description: "Short name, in the caller's language." })
  title!: string;

  @Field(() => String, { description: "When it holds, in the caller's language." })
  when!: string;

  @Field(() => String, { description: "How serious it is then, in the caller's language." })
  severityText!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Playbook that goes with it; null where the threat of the incident decides.',
  })
  playbookId!: string | null;

  @Field(() => Boolean, { description: 'Whether the product has what the rule looks at; without it, it never holds.' })
  hasSource!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "What it looks at, in the caller's language; null without a source.",
  })
  sourceText!: string | null;
}

@ObjectType({ description: 'A link to what an alert rests on.' })
export class AlertEvidenceLink {
  @Field(() => AlertEvidenceKindEnum, { description: 'What it is.' })
  kind!: AlertEvidence['kind'];

  @Field(() => String, { description: 'Global id, or the symbol of an instrument.' })
  reference!: string;
}

@ObjectType({ description: 'Move of a holding on one session.' })
export class AlertMove {
  @Field(() => Day, { description: 'The session.' })
  sessionDate!: string;

  @Field(() => Float, { description: 'Return of the day, a ratio.' })
  returnRatio!: number;

  @Field(() => Float, { description: 'Return of the market, a ratio.' })
  marketRatio!: number;

  @Field(() => Float, { description: 'What beta and the usual drift do not explain, a ratio.' })
  residualRatio!: number;

  @Field(() => Float, { description: 'Share of the investment, 0 to 1.' })
  weightRatio!: number;
}

@ObjectType({ description: 'Something that happened to an alert.' })
export class AlertHistoryEntry {
  @Field(() => AlertEventKindEnum, { description: 'What happened.' })
  event!: AlertEventKind;

  @Field(() => DateTime, { description: 'When, UTC.' })
  occurredAt!: Date;

  @Field(() => Float, { description: 'Value then, in the unit of the alert.' })
  value!: number;

  @Field(() => AlertSeverityEnum, { description: 'Severity then.' })
  severity!: AlertSeverityName;

  @Field(() => String, { nullable: true, description: 'Name of the person who did it; null for the system.' })
  by!: string | null;
}

@ObjectType('Alert', {
  implements: Node,
  description: 'A rule that holds, from its opening to its closing. Never deleted.',
})
export class AlertType implements Node {
  id!: string;

  @Field(() => ResponseRule, { description: 'The rule.' })
  rule!: ResponseRule;

  @Field(() => AlertSeverityEnum, { description: 'How serious it is; the highest since it opened.' })
  severity!: AlertSeverityName;

  @Field(() => Boolean, { description: 'Whether it is open.' })
  isOpen!: boolean;

  @Field(() => Boolean, {
    description: 'Whether it is kept for the record only: a day that had passed when it came in.',
  })
  isRecord!: boolean;

  @Field(() => Float, { description: 'Value at the last evaluation, in the unit.' })
  value!: number;

  @Field(() => Float, { description: 'Value from which on it is raised, in the unit.' })
  threshold!: number;

  @Field(() => AlertUnitEnum, { description: 'Unit of value and threshold.' })
  unit!: AlertUnit;

  @Field(() => DateTime, { description: 'When it opened, UTC.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When people were told last, UTC; null where nobody was.' })
  notifiedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When a person had seen it, UTC; null before.' })
  acknowledgedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Name of that person; null before.' })
  acknowledgedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When people were told again, UTC; null unless they were.' })
  escalatedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it closed, UTC; null while it is open.' })
  closedAt!: Date | null;

  @Field(() => String, { description: 'Playbook that goes with it.' })
  playbookId!: string;

  @Field(() => [AlertEvidenceLink], { description: 'What it rests on.' })
  evidence!: AlertEvidenceLink[];

  @Field(() => AlertMove, { nullable: true, description: 'The move that rule R08 saw; null for other rules.' })
  move!: AlertMove | null;

  @Field(() => Boolean, { description: 'Whether the caller may acknowledge it now.' })
  viewerCanAcknowledge!: boolean;
}

@ObjectType('AlertLevelChange', {
  implements: Node,
  description: 'A change of the national crisis alert level (위기경보 단계) as people of the organisation entered it.',
})
export class AlertLevelChangeType implements Node {
  id!: string;

  @Field(() => Int, { description: 'Number of the change, from 1.' })
  version!: number;

  @Field(() => ThreatLevelEnum, { description: 'Level from then on.' })
  level!: ThreatLevel;

  @Field(() => ThreatLevelEnum, { description: 'Level before.' })
  previousLevel!: ThreatLevel;

  @Field(() => String, { description: 'Why, in the words of who entered it.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Web address of the announcement; null where none was given.' })
  sourceUrl!: string | null;

  @Field(() => DateTime, { description: 'When it was entered, UTC.' })
  changedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of who entered it; null for the system.' })
  changedBy!: string | null;
}

@ObjectType({ description: 'The national crisis alert level now. It is entered by people; no feed of it exists.' })
export class CurrentAlertLevel {
  @Field(() => ThreatLevelEnum, { description: 'The level; 정상 before anybody entered one.' })
  level!: ThreatLevel;

  @Field(() => Int, { description: 'Goes up by one with each change, 0 before the first; send it back to update.' })
  version!: number;

  @Field(() => AlertLevelChangeType, { nullable: true, description: 'The last change; null before the first.' })
  lastChange!: AlertLevelChangeType | null;

  @Field(() => Boolean, { description: 'Whether the caller may change it.' })
  viewerCanUpdate!: boolean;
}

@ObjectType({ description: 'Open alerts of one severity.' })
export class AlertSeverityCount {
  @Field(() => AlertSeverityEnum, { description: 'Severity.' })
  severity!: AlertSeverityName;

  @Field(() => Int, { description: 'Open alerts of it.' })
  openCount!: number;
}

@ObjectType({ description: 'Alerts, incidents and level at a glance.' })
export class AlertOverview {
  @Field(() => Int, { description: 'Open alerts.' })
  openAlertCount!: number;

  @Field(() => Int, { description: 'Open alerts that nobody has acknowledged.' })
  unacknowledgedAlertCount!: number;

  @Field(() => [AlertSeverityCount], { description: 'Open alerts by severity, least serious first.' })
  bySeverity!: AlertSeverityCount[];

  @Field(() => Int, { description: 'Incidents that are not closed.' })
  openIncidentCount!: number;

  @Field(() => Int, { description: 'Required reports of open incidents whose time is over.' })
  overdueClockCount!: number;

  @Field(() => CurrentAlertLevel, { description: 'National crisis alert level.' })
  level!: CurrentAlertLevel;

  @Field(() => String, { description: 'Cursor of the newest event; start `alertEvents` after it to miss nothing.' })
  latestEventCursor!: string;
}

@InputType({ description: 'Conditions on alerts; all given ones must hold.' })
export class AlertFilter {
  @Field(() => Boolean, { nullable: true, description: 'Open ones, or closed ones; both where it is left out.' })
  isOpen?: boolean | null;

  @Field(() => [AlertSeverityEnum], { nullable: true, description: 'Any of these severities.' })
  severityIn?: AlertSeverityName[] | null;

  @Field(() => [String], { nullable: true, description: 'Any of these rules, R01 to R14.' })
  ruleIn?: string[] | null;
}

@InputType({ description: 'Input of alertAcknowledge.' })
export class AlertAcknowledgeInput {
  @Field(() => ID, { description: 'Open alert.' })
  id!: string;
}

export const AlertAcknowledgeError = errorUnion('AlertAcknowledge', [NotFoundError, WrongStateError] as const);

@ObjectType({ description: 'Result of alertAcknowledge.' })
export class AlertAcknowledgePayload {
  @Field(() => AlertType, { nullable: true, description: 'The alert as it now is; null where errors is not empty.' })
  alert?: AlertType | null;

  @Field(() => [AlertAcknowledgeError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType({ description: 'Input of alertLevelUpdate.' })
export class AlertLevelUpdateInput {
  @Field(() => Int, { description: 'The version that the caller last read; 0 before the first change.' })
  expectedVersion!: number;

  @Field(() => ThreatLevelEnum, { description: 'Another level than the present one.' })
  level!: ThreatLevel;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Web address of the announcement, http or https.' })
  sourceUrl?: string | null;
}

export const AlertLevelUpdateError = errorUnion('AlertLevelUpdate', [
  InvalidInputError,
  WrongStateError,
  VersionConflictError,
] as const);

@ObjectType({ description: 'Result of alertLevelUpdate.' })
export class AlertLevelUpdatePayload {
  @Field(() => CurrentAlertLevel, {
    nullable: true,
    description: 'The level as it now is; null where errors is not empty.',
  })
  level?: CurrentAlertLevel | null;

  @Field(() => [AlertLevelUpdateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InterfaceType({ description: 'Shared by all events of alerts, level and incidents.' })
export abstract class AlertEvent {
  @Field(() => String, { description: 'Position in the stream; pass it as after to resume.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened, UTC.' })
  occurredAt!: Date;
}

@ObjectType({ implements: AlertEvent, description: 'Something happened to an alert. Never skipped.' })
export class AlertChangedEvent extends AlertEvent {
  @Field(() => AlertEventKindEnum, { description: 'What happened.' })
  event!: AlertEventKind;

  @Field(() => AlertType, { description: 'The alert as it now is.' })
  alert!: AlertType;
}

@ObjectType({ implements: AlertEvent, description: 'The national alert level was changed. Never skipped.' })
export class AlertLevelChangedEvent extends AlertEvent {
  @Field(() => AlertLevelChangeType, { description: 'The change.' })
  change!: AlertLevelChangeType;
}

export const AlertConnection = connectionOf('Alert', () => AlertType, 'alerts');
export const AlertLevelChangeConnection = connectionOf(
  'AlertLevelChange',
  () => AlertLevelChangeType,
  'changes of the alert level',
);
