import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { DateTime, Day } from '../platform/graphql/scalars.ts';
import { InvalidInputError, UserError, errorUnion } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { LanguageEnum, PermissionEnum, stringEnum } from '../platform/graphql/permission.type.ts';
import type { Language, Permission } from '../platform/graphql/permission.ts';
import type { Profile } from '../platform/settings.ts';
import type { Role } from './permissions.ts';

export const RoleEnum: { readonly [Key in Role]: Key } = stringEnum(
  'Role',
  'Bundles of permissions; each person has one.',
  {
    VIEWER: 'Reads everything.',
    ANALYST: 'Also edits scenarios and starts runs.',
    TRADER: 'As an analyst; asks for orders.',
    APPROVER: 'Reads everything; approves orders.',
    ADMIN: 'Everything, with the profile of the organisation.',
  },
);

export const ServerProfileEnum = stringEnum('ServerProfile', 'What the server is run for.', {
  DEMO: 'Trying out; with demo people.',
  PRODUCTION: 'Real work; browsers may only send the operations of the application.',
});

@ObjectType('Organisation', { implements: Node, description: 'An operator; every scenario and run belongs to one.' })
export class OrganisationType extends Node {
  @Field(() => String, { description: 'Name shown to people.' })
  name!: string;
}

@ObjectType('Viewer', { description: 'The person who is asking.' })
export class ViewerType {
  @Field(() => ID, { description: 'Opaque global id of the person.' })
  id!: string;
  @Field(() => String, { description: 'Name shown to people.' })
  name!: string;
  @Field(() => String, { description: 'E-mail address with which the person signs in.' })
  email!: string;
  @Field(() => RoleEnum, { description: 'Role in the organisation.' })
  role!: Role;
  @Field(() => [PermissionEnum], { description: 'What this caller may do; for an API token no more than its scopes.' })
  permissions!: readonly Permission[];
  @Field(() => OrganisationType, { description: 'Organisation whose rows the person sees.' })
  organisation!: object;
  @Field(() => LanguageEnum, { description: 'Language that the person chose; used where a request names none.' })
  language!: Language;
}

@ObjectType('ServerInfo', { description: 'Identity of the server.' })
export class ServerInfoType {
  @Field(() => String, { description: 'Semantic version of the API.' })
  apiVersion!: string;
  @Field(() => String, { description: 'Version of the engine; equal inputs and versions give equal results.' })
  engineVersion!: string;
  @Field(() => ServerProfileEnum, { description: 'What the server is run for.' })
  profile!: Uppercase<Profile>;
  @Field(() => Boolean, { description: 'Whether prices are generated rather than those of the exchange.' })
  isDataSimulated!: boolean;
  @Field(() => Day, {
    nullable: true,
    description: 'Last session whose prices are stored, in Asia/Seoul; null before the first ingestion.',
  })
  marketAsOfDate!: string | null;
}

@ObjectType('RateLimit', { description: "The caller's budget of points." })
export class RateLimitType {
  @Field(() => Int, { description: 'Points a full bucket holds.' })
  limit!: number;
  @Field(() => Int, { description: 'Points left now.' })
  remaining!: number;
  @Field(() => Int, { description: 'Points given back per second.' })
  refillPerSecond!: number;
  @Field(() => DateTime, { description: 'When the bucket will be full, UTC.' })
  resetAt!: Date;
}

@InputType('ViewerLanguageUpdateInput', { description: 'Input of viewerLanguageUpdate.' })
export class ViewerLanguageUpdateInput {
  @Field(() => LanguageEnum, { description: 'Language to be answered in where a request names none.' })
  language!: Language;
}

export const ViewerLanguageUpdateError = errorUnion('ViewerLanguageUpdate', [InvalidInputError] as const);

@ObjectType('ViewerLanguageUpdatePayload', { description: 'Result of viewerLanguageUpdate.' })
export class ViewerLanguageUpdatePayload {
  @Field(() => ViewerType, { nullable: true, description: 'The person as he now is; null where errors is not empty.' })
  viewer?: ViewerType | null;
  @Field(() => [ViewerLanguageUpdateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}
