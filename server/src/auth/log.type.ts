import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import { errorUnion, InvalidInputError } from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import type { AccessKind, AccessMethod } from './access-entry.entity.ts';

export const AccessKindEnum: { readonly [Name in AccessKind]: Name } = stringEnum(
  'AccessKind',
  'What happened at the door.',
  {
    SIGN_IN: 'A session began.',
    SIGN_IN_FAILED: 'The password was wrong.',
    SECOND_FACTOR_ASKED: 'The password was right; a code was asked for.',
    SECOND_FACTOR_FAILED: 'The code was wrong, used already or too late.',
    SIGN_OUT: 'The person signed out.',
    SESSION_REVOKED: 'The person ended sessions of other devices.',
    TOKEN_USED: 'An API token was used for the first time that day (Asia/Seoul).',
  },
);

export const AccessMethodEnum: { readonly [Name in AccessMethod]: Name } = stringEnum(
  'AccessMethod',
  'With what somebody came in, or tried to.',
  {
    PASSWORD: 'Password.',
    TOTP: 'Code of an authenticator app.',
    RECOVERY_CODE: 'Recovery code.',
    API_TOKEN: 'API token.',
  },
);

@ObjectType('AuditEntry', { description: 'Who did what. Written with what it tells of; never changed or removed.' })
export class AuditEntryType {
  @Field(() => ID, { description: 'Opaque id of the line.' })
  id!: string;
  @Field(() => String, { description: 'Id of the person or API token, `command:<name>`, or `system`.' })
  actorId!: string;
  @Field(() => String, { description: 'What was done, `<subject>.<verb>`.' })
  action!: string;
  @Field(() => String, { nullable: true, description: 'Id of what it was done to; null where it was nothing single.' })
  subjectId!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What changed, as JSON, e.g. before and after; null where there is nothing to tell.',
  })
  detailsJson!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Address of the caller; null for commands, the system and older lines.',
  })
  address!: string | null;
  @Field(() => String, { nullable: true, description: 'Id of the request; null for commands and the system.' })
  requestId!: string | null;
  @Field(() => DateTime, { description: 'When, UTC.' })
  occurredAt!: Date;
}
export const AuditEntryConnection = connectionOf('AuditEntry', () => AuditEntryType, 'lines of the audit log');

@ObjectType('AccessEntry', {
  description: 'Who came in or tried to. Written with the session; never changed or removed.',
})
export class AccessEntryType {
  @Field(() => ID, { description: 'Opaque id of the line.' })
  id!: string;
  @Field(() => ID, { description: 'Id of the person whose account it was.' })
  personId!: string;
  @Field(() => AccessKindEnum, { description: 'What happened.' })
  kind!: AccessKind;
  @Field(() => AccessMethodEnum, { nullable: true, description: 'With what; null where nothing was shown.' })
  method!: AccessMethod | null;
  @Field(() => String, { nullable: true, description: 'Address that it came from; null where unknown.' })
  address!: string | null;
  @Field(() => String, { nullable: true, description: 'Browser and system, or the program, as far as they are told.' })
  device!: string | null;
  @Field(() => DateTime, { description: 'When, UTC.' })
  occurredAt!: Date;
}
export const AccessEntryConnection = connectionOf('AccessEntry', () => AccessEntryType, 'lines of the access log');

@InputType('AuditEntryFilter', { description: 'Conditions on lines of the audit log; all given ones must hold.' })
export class AuditEntryFilterInput {
  @Field(() => String, { nullable: true, description: 'Id of the person or API token, `command:<name>`, or `system`.' })
  actorId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'How the action begins, e.g. `person.`, at most 100 characters.',
  })
  actionStartsWith?: string | null;
  @Field(() => String, { nullable: true, description: 'Id of what it was done to.' })
  subjectId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'From this moment on.' })
  from?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  until?: Date | null;
}

@InputType('AccessEntryFilter', { description: 'Conditions on lines of the access log; all given ones must hold.' })
export class AccessEntryFilterInput {
  @Field(() => ID, { nullable: true, description: 'Id of the person.' })
  personId?: string | null;
  @Field(() => [AccessKindEnum], { nullable: true, description: 'Any of these.' })
  kindIn?: AccessKind[] | null;
  @Field(() => DateTime, { nullable: true, description: 'From this moment on.' })
  from?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  until?: Date | null;
}

@ObjectType('LogExport', { description: 'Lines of a log as a CSV file.' })
export class LogExportType {
  @Field(() => String, { description: 'Address of the file, good for 5 minutes without credentials.' })
  url!: string;
  @Field(() => DateTime, { description: 'When the address ends, UTC.' })
  expiresAt!: Date;
  @Field(() => Int, { description: 'Lines in the file, at most about 50,000.' })
  rowCount!: number;
  @Field(() => Boolean, { description: 'Whether older lines were left out; narrow the time for those.' })
  isCut!: boolean;
}

@InputType('AuditExportInput', { description: 'Input of auditExport.' })
export class AuditExportInput {
  @Field(() => AuditEntryFilterInput, { nullable: true, description: 'Narrows the export; all conditions must hold.' })
  filter?: AuditEntryFilterInput | null;
}
export const AuditExportError = errorUnion('AuditExport', [InvalidInputError] as const);

@ObjectType('AuditExportPayload', { description: 'Result of auditExport.' })
export class AuditExportPayload {
  @Field(() => LogExportType, { nullable: true, description: 'The file; null where errors is not empty.' })
  file?: LogExportType | null;
  @Field(() => [AuditExportError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('AccessExportInput', { description: 'Input of accessExport.' })
export class AccessExportInput {
  @Field(() => AccessEntryFilterInput, { nullable: true, description: 'Narrows the export; all conditions must hold.' })
  filter?: AccessEntryFilterInput | null;
}
export const AccessExportError = errorUnion('AccessExport', [InvalidInputError] as const);

@ObjectType('AccessExportPayload', { description: 'Result of accessExport.' })
export class AccessExportPayload {
  @Field(() => LogExportType, { nullable: true, description: 'The file; null where errors is not empty.' })
  file?: LogExportType | null;
  @Field(() => [AccessExportError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}
