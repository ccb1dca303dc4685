import type { OwnerRole, Phase } from '@convergence/shared/response/playbook-step';
import type { ReportingClock } from '@convergence/shared/response/reporting-clocks';
import type { IncidentPriority } from '@convergence/shared/threat/incident-priority';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

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
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime, Krw } from '../platform/graphql/scalars.ts';
import { ThreatObject } from '../threat/threat.type.ts';

import { AlertEvent, OwnerRoleEnum, PlaybookPhaseEnum } from './alerts.type.ts';
import type { IncidentStatus } from './incident.entity.ts';

export const IncidentStatusEnum: { readonly [Name in IncidentStatus]: Name } = stringEnum(
  'IncidentStatus',
  'States of an incident.',
  {
    OPEN: 'Being dealt with.',
    CONTAINED: 'Contained; not over yet.',
    CLOSED: 'Over; it does not change any more.',
  },
);

export const IncidentOpenStatusEnum = stringEnum('IncidentOpenStatus', 'States of an incident that is not closed.', {
  OPEN: 'Being dealt with.',
  CONTAINED: 'Contained; not over yet.',
});

export const IncidentPriorityEnum: { readonly [Name in IncidentPriority]: Name } = stringEnum(
  'IncidentPriority',
  'Priority of an incident, highest first.',
  {
    P1: 'A tenth of the capacity, a million records, or a critical service down for 3 hours.',
    P2: 'A hundredth of the capacity, 10,000 records, or 30 minutes.',
    P3: 'A thousandth of the capacity, any personal record, or 10 minutes.',
    P4: 'Anything less.',
  },
);

export const ReportingClockEnum: { readonly [Name in ReportingClock]: Name } = stringEnum(
  'ReportingClock',
  "Duties to report. Defaults for Korea; to be confirmed by the operator's counsel.",
  {
    KISA_INCIDENT: 'Report of an intrusion to KISA (한국인터넷진흥원 침해사고 신고), 24 hours.',
    PIPC_NOTICE: 'Notice to the people concerned (정보주체 유출 통지), 72 hours.',
    PIPC_REPORT: 'Report of a leak to the PIPC (개인정보보호위원회 유출 신고), 72 hours.',
    FSS_EFARS: 'Report to the FSS over EFARS (금융감독원 전자금융사고 보고), 24 hours.',
  },
);

@ObjectType('IncidentClock', { description: 'A duty to report, with its time limit.' })
export class IncidentClockType {
  @Field(() => ReportingClockEnum, { description: 'Which duty.' })
  clock!: ReportingClock;

  @Field(() => DateTime, { description: 'When it is due, UTC; counted from detection.' })
  dueAt!: Date;

  @Field(() => Boolean, { description: 'False where what was learnt since ended the duty.' })
  isRequired!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the report was made, UTC; null before.' })
  completedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Name of who marked it; null before.' })
  completedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Such as the number of the receipt; null where none was given.' })
  note!: string | null;
}

@ObjectType('IncidentStep', { description: 'A step of the playbook of an incident.' })
export class IncidentStepType {
  @Field(() => String, { description: 'Id of the step in its playbook, e.g. PB-T02-1.' })
  id!: string;

  @Field(() => PlaybookPhaseEnum, { description: 'Phase.' })
  phase!: Phase;

  @Field(() => String, { description: 'Phase in the words of NIST SP 800-61r3.' })
  phaseNist!: string;

  @Field(() => String, { description: 'Phase in the words of ISO/IEC 27035-1:2023.' })
  phaseIso!: string;

  @Field(() => OwnerRoleEnum, { description: 'Who sees to it.' })
  ownerRole!: OwnerRole;

  @Field(() => String, { description: "What is to be done, in the caller's language." })
  text!: string;

  @Field(() => String, { description: "What proves that it was done, in the caller's language." })
  evidence!: string;

  @Field(() => DateTime, { description: 'When it is due, UTC.' })
  dueAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was done, UTC; null before.' })
  completedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Name of who did it; null before.' })
  completedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Evidence that was noted; null where none was.' })
  evidenceNote!: string | null;
}

@ObjectType('Incident', {
  implements: Node,
  description: 'A security incident with its playbook and its duties to report.',
})
export class IncidentType implements Node {
  id!: string;

  @Field(() => Int, { description: 'Goes up by one with each change; send it back to update.' })
  version!: number;

  @Field(() => String, { description: 'Name, 1 to 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'What is known, up to 2,000 characters.' })
  description!: string;

  @Field(() => ThreatObject, { description: 'Kind of incident.' })
  threat!: ThreatObject;

  @Field(() => IncidentStatusEnum, { description: 'State.' })
  status!: IncidentStatus;

  @Field(() => IncidentPriorityEnum, { description: 'Priority.' })
  priority!: IncidentPriority;

  @Field(() => Boolean, { description: 'Whether a person chose the priority; else it follows the thresholds.' })
  isPriorityChosen!: boolean;

  @Field(() => DateTime, { description: 'When it was detected, UTC; clocks and due times count from here.' })
  detectedAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is an attack.' })
  isMalicious!: boolean;

  @Field(() => Boolean, { description: 'Whether personal data are affected.' })
  hasPersonalData!: boolean;

  @Field(() => Int, { description: 'Personal records affected, at least 0.' })
  recordCount!: number;

  @Field(() => Boolean, { description: 'Whether sensitive data in the sense of the law are affected.' })
  hasSensitiveData!: boolean;

  @Field(() => Boolean, { description: 'Whether there was illegal access from outside.' })
  hasOutsideAccess!: boolean;

  @Field(() => Int, { description: 'Minutes that a critical service was down, at least 0.' })
  outageMinutes!: number;

  @Field(() => Int, { description: 'Subscribers who felt it, at least 0.' })
  subscriberCount!: number;

  @Field(() => Krw, { description: 'Estimated loss, in won.' })
  estimatedLossKrw!: number;

  @Field(() => Boolean, { description: 'Whether the operator was a financial one when it was opened.' })
  isFinancialOperator!: boolean;

  @Field(() => DateTime, { description: 'When it was entered, UTC.' })
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of who entered it; null for the system.' })
  createdBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed, UTC; null while it is not.' })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Name of who closed it; null while it is not.' })
  closedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was closed; null where nothing was stated.' })
  closeReason!: string | null;

  @Field(() => Boolean, { description: 'Whether the caller may change it now.' })
  viewerCanUpdate!: boolean;
}

@InputType({ description: 'Conditions on incidents; all given ones must hold.' })
export class IncidentFilter {
  @Field(() => [IncidentStatusEnum], { nullable: true, description: 'Any of these states.' })
  statusIn?: IncidentStatus[] | null;
}

@InputType({ description: 'Input of incidentOpen.' })
export class IncidentOpenInput {
  @Field(() => String, { description: 'Name, 1 to 200 characters.' })
  title!: string;

  @Field(() => String, { defaultValue: '', description: 'What is known, up to 2,000 characters.' })
  description!: string;

  @Field(() => ID, { description: 'Threat of the catalogue, such as T02; its playbook is followed.' })
  threatId!: string;

  @Field(() => IncidentPriorityEnum, { nullable: true, description: 'Left out, it follows the thresholds.' })
  priority?: IncidentPriority | null;

  @Field(() => DateTime, { description: 'When it was detected; not in the future.' })
  detectedAt!: Date;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is an attack.' })
  isMalicious!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether personal data are affected.' })
  hasPersonalData!: boolean;

  @Field(() => Int, { defaultValue: 0, description: 'Personal records affected, at least 0; only with personal data.' })
  recordCount!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether sensitive data are affected.' })
  hasSensitiveData!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether there was illegal access from outside.' })
  hasOutsideAccess!: boolean;

  @Field(() => Int, { defaultValue: 0, description: 'Minutes that a critical service was down, at least 0.' })
  outageMinutes!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Subscribers who felt it, at least 0.' })
  subscriberCount!: number;

  @Field(() => Krw, { defaultValue: 0, description: 'Estimated loss, in won, at least 0.' })
  estimatedLossKrw!: number;

  @Field(() => String, {
    description: 'Random key of this attempt, 16 to 64 characters; a repeat with the same key opens nothing new.',
  })
  idempotencyKey!: string;
}

@InputType({ description: 'Input of incidentUpdate; a field left out stays.' })
export class IncidentUpdateInput {
  @Field(() => ID, { description: 'Incident that is not closed.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the caller last read.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Name, 1 to 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What is known, up to 2,000 characters.' })
  description?: string | null;

  @Field(() => IncidentPriorityEnum, {
    nullable: true,
    description: 'A chosen priority; null goes back to the thresholds.',
  })
  priority?: IncidentPriority | null;

  @Field(() => IncidentOpenStatusEnum, { nullable: true, description: 'State; `incidentClose` closes.' })
  status?: 'OPEN' | 'CONTAINED' | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was detected; due times follow.' })
  detectedAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is an attack.' })
  isMalicious?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether personal data are affected.' })
  hasPersonalData?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Personal records affected, at least 0.' })
  recordCount?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether sensitive data are affected.' })
  hasSensitiveData?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there was illegal access from outside.' })
  hasOutsideAccess?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Minutes that a critical service was down, at least 0.' })
  outageMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'Subscribers who felt it, at least 0.' })
  subscriberCount?: number | null;

  @Field(() => Krw, { nullable: true, description: 'Estimated loss, in won, at least 0.' })
  estimatedLossKrw?: number | null;
}

@InputType({ description: 'Input of incidentStepComplete.' })
export class IncidentStepCompleteInput {
  @Field(() => ID, { description: 'Incident that is not closed.' })
  incidentId!: string;

  @Field(() => String, { description: 'Id of the step in its playbook.' })
  stepId!: string;

  @Field(() => String, { nullable: true, description: 'Evidence, up to 500 characters.' })
  evidenceNote?: string | null;
}

@InputType({ description: 'Input of incidentStepReopen.' })
export class IncidentStepReopenInput {
  @Field(() => ID, { description: 'Incident that is not closed.' })
  incidentId!: string;

  @Field(() => String, { description: 'Id of the step in its playbook.' })
  stepId!: string;
}

@InputType({ description: 'Input of incidentClockComplete.' })
export class IncidentClockCompleteInput {
  @Field(() => ID, { description: 'Incident that is not closed.' })
  incidentId!: string;

  @Field(() => ReportingClockEnum, { description: 'Which duty.' })
  clock!: ReportingClock;

  @Field(() => String, { nullable: true, description: 'Such as the number of the receipt, up to 500 characters.' })
  note?: string | null;
}

@InputType({ description: 'Input of incidentClose.' })
export class IncidentCloseInput {
  @Field(() => ID, { description: 'Incident that is not closed.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the caller last read.' })
  expectedVersion!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why, up to 500 characters; required where a required report was not made.',
  })
  reason?: string | null;
}

export const IncidentOpenError = errorUnion('IncidentOpen', [
  InvalidInputError,
  NotFoundError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of incidentOpen.' })
export class IncidentOpenPayload {
  @Field(() => IncidentType, { nullable: true, description: 'The incident; null where errors is not empty.' })
  incident?: IncidentType | null;

  @Field(() => [IncidentOpenError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const IncidentUpdateError = errorUnion('IncidentUpdate', [
  InvalidInputError,
  NotFoundError,
  WrongStateError,
  VersionConflictError,
] as const);

@ObjectType({ description: 'Result of incidentUpdate.' })
export class IncidentUpdatePayload {
  @Field(() => IncidentType, {
    nullable: true,
    description: 'The incident as it now is; null where errors is not empty.',
  })
  incident?: IncidentType | null;

  @Field(() => [IncidentUpdateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const IncidentStepCompleteError = errorUnion('IncidentStepComplete', [
  InvalidInputError,
  NotFoundError,
  WrongStateError,
] as const);

@ObjectType({ description: 'Result of incidentStepComplete.' })
export class IncidentStepCompletePayload {
  @Field(() => IncidentType, {
    nullable: true,
    description: 'The incident as it now is; null where errors is not empty.',
  })
  incident?: IncidentType | null;

  @Field(() => [IncidentStepCompleteError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const IncidentStepReopenError = errorUnion('IncidentStepReopen', [NotFoundError, WrongStateError] as const);

@ObjectType({ description: 'Result of incidentStepReopen.' })
export class IncidentStepReopenPayload {
  @Field(() => IncidentType, {
    nullable: true,
    description: 'The incident as it now is; null where errors is not empty.',
  })
  incident?: IncidentType | null;

  @Field(() => [IncidentStepReopenError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const IncidentClockCompleteError = errorUnion('IncidentClockComplete', [
  InvalidInputError,
  NotFoundError,
  WrongStateError,
] as const);

@ObjectType({ description: 'Result of incidentClockComplete.' })
export class IncidentClockCompletePayload {
  @Field(() => IncidentType, {
    nullable: true,
    description: 'The incident as it now is; null where errors is not empty.',
  })
  incident?: IncidentType | null;

  @Field(() => [IncidentClockCompleteError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

export const IncidentCloseError = errorUnion('IncidentClose', [
  InvalidInputError,
  NotFoundError,
  WrongStateError,
  VersionConflictError,
] as const);

@ObjectType({ description: 'Result of incidentClose.' })
export class IncidentClosePayload {
  @Field(() => IncidentType, {
    nullable: true,
    description: 'The incident as it now is; null where errors is not empty.',
  })
  incident?: IncidentType | null;

  @Field(() => [IncidentCloseError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@ObjectType({ implements: AlertEvent, description: 'An incident was opened or changed. Never skipped.' })
export class IncidentChangedEvent extends AlertEvent {
  @Field(() => IncidentType, { description: 'The incident as it now is.' })
  incident!: IncidentType;
}

export const IncidentConnection = connectionOf('Incident', () => IncidentType, 'incidents');
