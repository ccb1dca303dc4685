import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import { errorUnion, InvalidInputError, NotFoundError, WrongStateError } from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { PermissionEnum } from '../platform/graphql/permission.type.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

@ObjectType('ViewerSession', { description: 'A device on which the caller is signed in.' })
export class ViewerSessionType {
  @Field(() => ID, { description: 'Id of the session, for revoking it.' })
  id!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Browser and system as far as they are told, e.g. Chrome · Windows.',
  })
  device!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Address that it came from, its last part hidden; null where unknown.',
  })
  maskedAddress!: string | null;
  @Field(() => DateTime, { description: 'When it began, UTC.' })
  createdAt!: Date;
  @Field(() => DateTime, { description: 'When it was used last, UTC, to within 10 minutes.' })
  lastUsedAt!: Date;
  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  isCurrent!: boolean;
}

@ObjectType('ViewerTotp', { description: 'Two-step sign-in of the caller.' })
export class ViewerTotpType {
  @Field(() => Boolean, { description: 'Whether it is in force.' })
  isEnabled!: boolean;
  @Field(() => Boolean, {
    description: 'Whether the organisation asks it of the role; without it the caller may do no more than read.',
  })
  isRequired!: boolean;
  @Field(() => Int, { description: 'Recovery codes that were not used yet, 0 to 10.' })
  recoveryCodeCount!: number;
}

@ObjectType('ViewerApiToken', { description: 'A credential with which a program acts for the caller.' })
export class ViewerApiTokenType {
  @Field(() => ID, { description: 'Id of the token, for revoking it; the token itself is kept nowhere.' })
  id!: string;
  @Field(() => String, { description: 'What it is for.' })
  name!: string;
  @Field(() => [PermissionEnum], { description: 'What it may do at most; never more than the role of the person.' })
  scopes!: readonly Permission[];
  @Field(() => [String], { description: 'Addresses and networks that it may be used from; empty: any.' })
  allowedAddresses!: readonly string[];
  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ends, UTC; null: never.' })
  expiresAt!: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was used last, UTC, to within a minute; null: never.',
  })
  lastUsedAt!: Date | null;
}

export const ViewerApiTokenConnection = connectionOf('ViewerApiToken', () => ViewerApiTokenType, 'API tokens');

@InputType('ViewerSessionRevokeInput', { description: 'Input of viewerSessionRevoke.' })
export class ViewerSessionRevokeInput {
  @Field(() => ID, { nullable: true, description: 'Session to end; left out or null: all but the one that asks.' })
  id?: string | null;
}
export const ViewerSessionRevokeError = errorUnion('ViewerSessionRevoke', [NotFoundError] as const);

@ObjectType('ViewerSessionRevokePayload', { description: 'Result of viewerSessionRevoke.' })
export class ViewerSessionRevokePayload {
  @Field(() => Int, { nullable: true, description: 'Sessions that were ended; null where errors is not empty.' })
  endedCount?: number | null;
  @Field(() => [ViewerSessionRevokeError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('ViewerPasswordUpdateInput', { description: 'Input of viewerPasswordUpdate.' })
export class ViewerPasswordUpdateInput {
  @Field(() => String, { description: 'Present password.' })
  currentPassword!: string;
  @Field(() => String, {
    description: 'New password, 12 to 128 characters, not easy to guess, without name or address, and another one.',
  })
  newPassword!: string;
}
export const ViewerPasswordUpdateError = errorUnion('ViewerPasswordUpdate', [InvalidInputError] as const);

@ObjectType('ViewerPasswordUpdatePayload', { description: 'Result of viewerPasswordUpdate.' })
export class ViewerPasswordUpdatePayload {
  @Field(() => Boolean, { description: 'Whether the password was changed.' })
  isDone!: boolean;
  @Field(() => [ViewerPasswordUpdateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('ViewerTotpEnrolInput', { description: 'Input of viewerTotpEnrol.' })
export class ViewerTotpEnrolInput {
  @Field(() => String, { description: 'Present password.' })
  password!: string;
}
export const ViewerTotpEnrolError = errorUnion('ViewerTotpEnrol', [InvalidInputError, WrongStateError] as const);

@ObjectType('ViewerTotpEnrolPayload', { description: 'Result of viewerTotpEnrol.' })
export class ViewerTotpEnrolPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Secret in Base32, for typing into an authenticator app; null where errors is not empty.',
  })
  secret?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The same as an otpauth:// address, which an app on this device opens; null where errors is not empty.',
  })
  otpauthUri?: string | null;
  @Field(() => [ViewerTotpEnrolError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('ViewerTotpVerifyInput', { description: 'Input of viewerTotpVerify.' })
export class ViewerTotpVerifyInput {
  @Field(() => String, { description: 'Code of 6 digits that the app shows now.' })
  code!: string;
}
export const ViewerTotpVerifyError = errorUnion('ViewerTotpVerify', [InvalidInputError, WrongStateError] as const);

@ObjectType('ViewerTotpVerifyPayload', { description: 'Result of viewerTotpVerify.' })
export class ViewerTotpVerifyPayload {
  @Field(() => [String], {
    nullable: true,
    description:
      'Codes for when the device is lost, each good once; told now and never again. Null where errors is not empty.',
  })
  recoveryCodes?: readonly string[] | null;
  @Field(() => [ViewerTotpVerifyError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('ViewerTotpDisableInput', { description: 'Input of viewerTotpDisable.' })
export class ViewerTotpDisableInput {
  @Field(() => String, { description: 'Present password.' })
  password!: string;
}
export const ViewerTotpDisableError = errorUnion('ViewerTotpDisable', [InvalidInputError, WrongStateError] as const);

@ObjectType('ViewerTotpDisablePayload', { description: 'Result of viewerTotpDisable.' })
export class ViewerTotpDisablePayload {
  @Field(() => ViewerTotpType, { nullable: true, description: 'The state now; null where errors is not empty.' })
  totp?: ViewerTotpType | null;
  @Field(() => [ViewerTotpDisableError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('ViewerRecoveryCodesRenewInput', { description: 'Input of viewerRecoveryCodesRenew.' })
export class ViewerRecoveryCodesRenewInput {
  @Field(() => String, { description: 'Present password.' })
  password!: string;
}
export const ViewerRecoveryCodesRenewError = errorUnion('ViewerRecoveryCodesRenew', [
  InvalidInputError,
  WrongStateError,
] as const);

@ObjectType('ViewerRecoveryCodesRenewPayload', { description: 'Result of viewerRecoveryCodesRenew.' })
export class ViewerRecoveryCodesRenewPayload {
  @Field(() => [String], {
    nullable: true,
    description: 'New codes; the old ones are void. Told now and never again. Null where errors is not empty.',
  })
  recoveryCodes?: readonly string[] | null;
  @Field(() => [ViewerRecoveryCodesRenewError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('ViewerApiTokenCreateInput', { description: 'Input of viewerApiTokenCreate.' })
export class ViewerApiTokenCreateInput {
  @Field(() => String, { description: 'What it is for, 1 to 100 characters.' })
  name!: string;
  @Field(() => [PermissionEnum], { description: "What it may do; only permissions of the caller's own role." })
  scopes!: Permission[];
  @Field(() => Int, { defaultValue: 90, description: 'Days until it ends, 1 to 3650.' })
  days!: number;
  @Field(() => [String], {
    defaultValue: [],
    description: 'Addresses and networks that it may be used from, e.g. 203.0.113.0/24, at most 20; empty: any.',
  })
  allowedAddresses!: string[];
}
export const ViewerApiTokenCreateError = errorUnion('ViewerApiTokenCreate', [InvalidInputError] as const);

@ObjectType('ViewerApiTokenCreatePayload', { description: 'Result of viewerApiTokenCreate.' })
export class ViewerApiTokenCreatePayload {
  @Field(() => ViewerApiTokenType, {
    nullable: true,
    description: 'The token without itself; null where errors is not empty.',
  })
  apiToken?: object | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The token, for the header `authorization: Bearer …`; told now and never again. Null where errors is not empty.',
  })
  secret?: string | null;
  @Field(() => [ViewerApiTokenCreateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('ViewerApiTokenRevokeInput', { description: 'Input of viewerApiTokenRevoke.' })
export class ViewerApiTokenRevokeInput {
  @Field(() => ID, { description: 'Token to end.' })
  id!: string;
}
export const ViewerApiTokenRevokeError = errorUnion('ViewerApiTokenRevoke', [NotFoundError] as const);

@ObjectType('ViewerApiTokenRevokePayload', { description: 'Result of viewerApiTokenRevoke.' })
export class ViewerApiTokenRevokePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the token that ended; null where errors is not empty.' })
  revokedId?: string | null;
  @Field(() => [ViewerApiTokenRevokeError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}
