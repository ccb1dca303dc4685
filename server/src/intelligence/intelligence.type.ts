import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import { errorUnion, IdempotencyKeyReusedError, InvalidInputError, NotFoundError } from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime, Day } from '../platform/graphql/scalars.ts';

import type { FeedName } from './intelligence.entity.ts';

export const ThreatFeedNameEnum: { readonly [Name in FeedName]: Name } = stringEnum(
  'ThreatFeedName',
  'Feeds of threat intelligence.',
  {
    KEV: 'Known exploited vulnerabilities, as CISA publishes them.',
    EPSS: 'Probabilities of exploitation, as FIRST publishes them each day.',
  },
);

@ObjectType({ description: 'A feed of threat intelligence, and what became of fetching it.' })
export class ThreatFeed {
  @Field(() => ThreatFeedNameEnum, { description: 'Which one.' })
  feed!: FeedName;

  @Field(() => Boolean, { description: 'True where the installation does without it: nothing is fetched.' })
  isOff!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'As the feed names the snapshot in use; null where there is none.',
  })
  version!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the feed made it, UTC; null where there is none.' })
  publishedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was fetched, UTC; null where there is none.' })
  fetchedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last found to be the newest, UTC; null where there is none.',
  })
  checkedAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Vulnerabilities in it; null where there is none.' })
  entryCount!: number | null;

  @Field(() => Boolean, { description: 'True for the made-up feed of a demo: none of it is real.' })
  isSimulated!: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      'Age in days: of KEV since it was last found to be the newest, of EPSS since it was made. From 7 days on rule R14 holds. Null where it is off or was never tried.',
  })
  ageDays!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the last try brought nothing, in the words of the failure; null where it did. The last good snapshot stays in use.',
  })
  lastError!: string | null;
}

@ObjectType({ description: 'What the catalogue of known exploited vulnerabilities says of one.' })
export class KevEntryObject {
  @Field(() => Day, { description: 'Day on which it was added to the catalogue.' })
  addedDate!: string;

  @Field(() => Boolean, { description: 'Whether it is known to be used for ransomware.' })
  isRansomwareUse!: boolean;

  @Field(() => String, { description: 'Who makes the product.' })
  vendor!: string;

  @Field(() => String, { description: 'Product.' })
  product!: string;

  @Field(() => String, { description: 'Name of the vulnerability, in English.' })
  name!: string;
}

@ObjectType({ description: 'What EPSS says of one vulnerability.' })
export class EpssScore {
  @Field(() => Float, {
    description:
      'Probability that it is exploited anywhere in the world within 30 days, 0 to 1. It is not the probability of an attack here.',
  })
  probabilityRatio!: number;

  @Field(() => Float, { description: 'Share of all vulnerabilities that score the same or less, 0 to 1.' })
  percentileRatio!: number;
}

@ObjectType('ExposedVulnerability', {
  implements: Node,
  description: 'A vulnerability that systems of the organisation have, or had.',
})
export class ExposedVulnerabilityType implements Node {
  id!: string;

  @Field(() => String, { description: 'CVE id, such as CVE-2024-3094.' })
  cveId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is, in the words of the organisation; null where none were given.',
  })
  assetNote!: string | null;

  @Field(() => DateTime, { description: 'When it was added, UTC.' })
  addedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of who added it; null for the system.' })
  addedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was marked as patched, UTC; null while it is open.' })
  patchedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Name of who marked it as patched; null while it is open.' })
  patchedBy!: string | null;

  @Field(() => Boolean, { description: 'Whether the caller may mark it as patched, or take that back.' })
  viewerCanUpdate!: boolean;
}

export const ExposedVulnerabilityConnection = connectionOf(
  'ExposedVulnerability',
  () => ExposedVulnerabilityType,
  'vulnerabilities',
);

@InputType({ description: 'Input of exposedVulnerabilitiesAdd.' })
export class ExposedVulnerabilitiesAddInput {
  @Field(() => [String], { description: 'CVE ids, 1 to 1,000, in any case; one that stands there twice counts once.' })
  cveIds!: string[];

  @Field(() => String, { nullable: true, description: 'Where they are, up to 200 characters; for all of them.' })
  assetNote?: string | null;

  @Field(() => String, {
    description: 'Random key of this attempt, 16 to 64 characters; a repeat with the same key adds nothing new.',
  })
  idempotencyKey!: string;
}

export const ExposedVulnerabilitiesAddError = errorUnion('ExposedVulnerabilitiesAdd', [
  InvalidInputError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of exposedVulnerabilitiesAdd.' })
export class ExposedVulnerabilitiesAddPayload {
  @Field(() => Int, { nullable: true, description: 'New in the list; null where errors is not empty.' })
  addedCount?: number | null;

  @Field(() => Int, { nullable: true, description: 'Were patched and are open again; null where errors is not empty.' })
  reopenedCount?: number | null;

  @Field(() => Int, { nullable: true, description: 'Were open already; null where errors is not empty.' })
  knownCount?: number | null;

  @Field(() => [ExposedVulnerabilitiesAddError], {
    description: 'Why nothing was done; empty on success. The path names a bad id by its place: cveIds, 3.',
  })
  errors!: UserError[];
}

@InputType({ description: 'Input of exposedVulnerabilityPatch.' })
export class ExposedVulnerabilityPatchInput {
  @Field(() => ID, { description: 'Vulnerability.' })
  id!: string;
}

export const ExposedVulnerabilityPatchError = errorUnion('ExposedVulnerabilityPatch', [NotFoundError] as const);

@ObjectType({ description: 'Result of exposedVulnerabilityPatch.' })
export class ExposedVulnerabilityPatchPayload {
  @Field(() => ExposedVulnerabilityType, {
    nullable: true,
    description: 'The vulnerability; null where errors is not empty.',
  })
  vulnerability?: ExposedVulnerabilityType | null;

  @Field(() => [ExposedVulnerabilityPatchError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType({ description: 'Input of exposedVulnerabilityReopen.' })
export class ExposedVulnerabilityReopenInput {
  @Field(() => ID, { description: 'Vulnerability.' })
  id!: string;
}

export const ExposedVulnerabilityReopenError = errorUnion('ExposedVulnerabilityReopen', [NotFoundError] as const);

@ObjectType({ description: 'Result of exposedVulnerabilityReopen.' })
export class ExposedVulnerabilityReopenPayload {
  @Field(() => ExposedVulnerabilityType, {
    nullable: true,
    description: 'The vulnerability; null where errors is not empty.',
  })
  vulnerability?: ExposedVulnerabilityType | null;

  @Field(() => [ExposedVulnerabilityReopenError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}
