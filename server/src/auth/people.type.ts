import { Field, ID, InputType, ObjectType } from 'type-graphql';

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
import { DateTime } from '../platform/graphql/scalars.ts';
import { RoleEnum } from './auth.type.ts';
import type { InvitationStatus } from './invitation.entity.ts';
import type { Role } from './permissions.ts';

export const InvitationStatusEnum: { readonly [Name in InvitationStatus]: Name } = stringEnum(
  'InvitationStatus',
  'States of an invitation.',
  {
    OPEN: 'Its link can be used.',
    ACCEPTED: 'It was used.',
    REVOKED: 'It was taken back.',
    EXPIRED: 'Nobody used it in time.',
  },
);

@ObjectType('Person', { implements: Node, description: 'A person of the organisation, with one role.' })
export class PersonType extends Node {
  @Field(() => String, { description: 'Name shown to people.' })
  name!: string;
  @Field(() => String, { description: 'E-mail address with which the person signs in.' })
  email!: string;
  @Field(() => RoleEnum, { description: 'Role in the organisation; whoever changes it sends it back as expectedRole.' })
  role!: Role;
  @Field(() => LanguageEnum, { description: 'Language that the person chose.' })
  language!: Language;
  @Field(() => DateTime, { description: 'When the person came into the organisation, UTC.' })
  createdAt!: Date;
}

export const PersonConnection = connectionOf('Person', () => PersonType, 'people');

@InputType('PersonFilter', { description: 'Conditions on people; all given ones must hold.' })
export class PersonFilterInput {
  @Field(() => [RoleEnum], { nullable: true, description: 'Any of these roles.' })
  roleIn?: Role[] | null;
  @Field(() => String, { nullable: true, description: 'Part of the name or the address, at most 100 characters.' })
  textContains?: string | null;
}

@ObjectType('Invitation', {
  implements: Node,
  description: 'An offer to become a person of the organisation; good once, for 7 days.',
})
export class InvitationType extends Node {
  @Field(() => String, { description: 'E-mail address of who is invited.' })
  email!: string;
  @Field(() => RoleEnum, { description: 'Role that the person will have.' })
  role!: Role;
  @Field(() => InvitationStatusEnum, { description: 'State now.' })
  status!: InvitationStatus;
  @Field(() => String, { nullable: true, description: 'Name of who invited; null for commands.' })
  invitedBy!: string | null;
  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  createdAt!: Date;
  @Field(() => DateTime, { description: 'After this moment it cannot be used any more, UTC.' })
  expiresAt!: Date;
}

export const InvitationConnection = connectionOf('Invitation', () => InvitationType, 'invitations');

@ObjectType('InvitationOffer', { description: 'What the holder of an open link is told before he accepts.' })
export class InvitationOfferType {
  @Field(() => String, { description: 'Name of the organisation.' })
  organisationName!: string;
  @Field(() => String, { description: 'E-mail address that the person will sign in with.' })
  email!: string;
  @Field(() => RoleEnum, { description: 'Role that the person will have.' })
  role!: Role;
  @Field(() => String, { nullable: true, description: 'Name of who invited; null for commands.' })
  invitedBy!: string | null;
  @Field(() => DateTime, { description: 'After this moment it cannot be used any more, UTC.' })
  expiresAt!: Date;
}

@ObjectType('OrganisationSecurity', { description: 'Rules of signing in that the organisation sets for its people.' })
export class OrganisationSecurityType {
  @Field(() => [RoleEnum], {
    description: 'Roles whose people may do no more than read until they have set up two-step sign-in.',
  })
  totpRequiredRoles!: readonly Role[];
}

@InputType('PersonInviteInput', { description: 'Input of personInvite.' })
export class PersonInviteInput {
  @Field(() => String, { description: 'E-mail address, at most 254 characters.' })
  email!: string;
  @Field(() => RoleEnum, { description: 'Role that the person will have.' })
  role!: Role;
  @Field(() => LanguageEnum, { defaultValue: 'KO', description: 'Language in which the person is answered at first.' })
  language!: Language;
  @Field(() => String, {
    description: 'Random key of this attempt, 16 to 64 characters; a repeat with the same key invites nobody twice.',
  })
  idempotencyKey!: string;
}
export const PersonInviteError = errorUnion('PersonInvite', [InvalidInputError, IdempotencyKeyReusedError] as const);

@ObjectType('PersonInvitePayload', { description: 'Result of personInvite.' })
export class PersonInvitePayload {
  @Field(() => InvitationType, { nullable: true, description: 'The invitation; null where errors is not empty.' })
  invitation?: object | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Path of the page where the person accepts, to be put behind the address of this server; told now and never again. Null where errors is not empty.',
  })
  acceptPath?: string | null;
  @Field(() => [PersonInviteError], { description: 'Why nobody was invited; empty on success.' })
  errors!: UserError[];
}

@InputType('InvitationRevokeInput', { description: 'Input of invitationRevoke.' })
export class InvitationRevokeInput {
  @Field(() => ID, { description: 'Invitation to take back.' })
  id!: string;
}
export const InvitationRevokeError = errorUnion('InvitationRevoke', [NotFoundError, WrongStateError] as const);

@ObjectType('InvitationRevokePayload', { description: 'Result of invitationRevoke.' })
export class InvitationRevokePayload {
  @Field(() => InvitationType, {
    nullable: true,
    description: 'The invitation as it now is; null where errors is not empty.',
  })
  invitation?: object | null;
  @Field(() => [InvitationRevokeError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('InvitationAcceptInput', { description: 'Input of invitationAccept.' })
export class InvitationAcceptInput {
  @Field(() => String, { description: 'What stands in the link behind /invitation/.' })
  token!: string;
  @Field(() => String, { description: 'Name of the person, 1 to 100 characters.' })
  name!: string;
  @Field(() => String, {
    description: 'Password, 12 to 128 characters, not easy to guess and without name or address.',
  })
  password!: string;
}
export const InvitationAcceptError = errorUnion('InvitationAccept', [InvalidInputError, NotFoundError] as const);

@ObjectType('InvitationAcceptPayload', { description: 'Result of invitationAccept.' })
export class InvitationAcceptPayload {
  @Field(() => String, {
    nullable: true,
    description: 'E-mail address with which the person can sign in now; null where errors is not empty.',
  })
  email?: string | null;
  @Field(() => [InvitationAcceptError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('MemberRoleUpdateInput', { description: 'Input of memberRoleUpdate.' })
export class MemberRoleUpdateInput {
  @Field(() => ID, { description: 'Person to change; never oneself.' })
  id!: string;
  @Field(() => RoleEnum, { description: 'New role.' })
  role!: Role;
  @Field(() => RoleEnum, {
    description: 'Role that the caller last read; where it is another by now, nothing is done.',
  })
  expectedRole!: Role;
}
export const MemberRoleUpdateError = errorUnion('MemberRoleUpdate', [
  InvalidInputError,
  NotFoundError,
  VersionConflictError,
] as const);

@ObjectType('MemberRoleUpdatePayload', { description: 'Result of memberRoleUpdate.' })
export class MemberRoleUpdatePayload {
  @Field(() => PersonType, { nullable: true, description: 'The person as he now is; null where errors is not empty.' })
  person?: object | null;
  @Field(() => [MemberRoleUpdateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('MemberRemoveInput', { description: 'Input of memberRemove.' })
export class MemberRemoveInput {
  @Field(() => ID, { description: 'Person to remove; never oneself.' })
  id!: string;
}
export const MemberRemoveError = errorUnion('MemberRemove', [InvalidInputError, NotFoundError] as const);

@ObjectType('MemberRemovePayload', { description: 'Result of memberRemove.' })
export class MemberRemovePayload {
  @Field(() => ID, { nullable: true, description: 'Id of who was removed; null where errors is not empty.' })
  removedId?: string | null;
  @Field(() => [MemberRemoveError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('MemberTotpResetInput', { description: 'Input of memberTotpReset.' })
export class MemberTotpResetInput {
  @Field(() => ID, { description: 'Person who lost the device; never oneself.' })
  id!: string;
}
export const MemberTotpResetError = errorUnion('MemberTotpReset', [
  InvalidInputError,
  NotFoundError,
  WrongStateError,
] as const);

@ObjectType('MemberTotpResetPayload', { description: 'Result of memberTotpReset.' })
export class MemberTotpResetPayload {
  @Field(() => PersonType, { nullable: true, description: 'The person as he now is; null where errors is not empty.' })
  person?: object | null;
  @Field(() => [MemberTotpResetError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType('OrganisationSecurityUpdateInput', { description: 'Input of organisationSecurityUpdate.' })
export class OrganisationSecurityUpdateInput {
  @Field(() => [RoleEnum], {
    description: 'Any of TRADER, APPROVER and ADMIN; whoever asks his own role must have two-step sign-in himself.',
  })
  totpRequiredRoles!: Role[];
}
export const OrganisationSecurityUpdateError = errorUnion('OrganisationSecurityUpdate', [InvalidInputError] as const);

@ObjectType('OrganisationSecurityUpdatePayload', { description: 'Result of organisationSecurityUpdate.' })
export class OrganisationSecurityUpdatePayload {
  @Field(() => OrganisationSecurityType, {
    nullable: true,
    description: 'The rules as they now are; null where errors is not empty.',
  })
  security?: OrganisationSecurityType | null;
  @Field(() => [OrganisationSecurityUpdateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}
