import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { isPermitted } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';

import type { ExposureService } from './exposure.service.ts';
import type { FeedService, FeedState, Intelligence } from './feed.service.ts';
import type { ExposedVulnerability } from './intelligence.entity.ts';
import {
  EpssScore,
  ExposedVulnerabilitiesAddInput,
  ExposedVulnerabilitiesAddPayload,
  ExposedVulnerabilityConnection,
  ExposedVulnerabilityPatchInput,
  ExposedVulnerabilityPatchPayload,
  ExposedVulnerabilityReopenInput,
  ExposedVulnerabilityReopenPayload,
  ExposedVulnerabilityType,
  KevEntryObject,
  ThreatFeed,
} from './intelligence.type.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

function feedView({ feed, isOff, row, snapshot, ageMs }: FeedState): ThreatFeed {
  return {
    feed,
    isOff,
    version: snapshot?.version ?? null,
    publishedAt: snapshot?.publishedAt ?? null,
    fetchedAt: snapshot?.fetchedAt ?? null,
    checkedAt: (snapshot && row?.checkedAt) ?? null,
    entryCount: snapshot?.entryCount ?? null,
    isSimulated: snapshot?.isSimulated ?? false,
    ageDays: ageMs === null ? null : ageMs / DAY_MS,
    lastError: isOff ? null : (row?.lastError ?? null),
  };
}

function vulnerabilityView(row: ExposedVulnerability, { caller }: ApiContext): ExposedVulnerabilityType {
  return {
    id: row.publicId,
    cveId: row.cveId,
    assetNote: row.assetNote ?? null,
    addedAt: row.addedAt,
    addedBy: row.addedBy ?? null,
    patchedAt: row.patchedAt ?? null,
    patchedBy: row.patchedBy ?? null,
    viewerCanUpdate: isPermitted(caller, 'OPERATOR_WRITE'),
  };
}

export function exposedVulnerabilityNode(exposures: ExposureService): NodeType<ExposedVulnerabilityType> {
  return {
    prefix: 'vul',
    typeName: 'ExposedVulnerability',
    requires: ['OPERATOR_READ'],
    load: async (id, context) => {
      const row = await exposures.find(context.em, id);
      return row && vulnerabilityView(row, context);
    },
  };
}

@Resolver(() => ExposedVulnerabilityType)
export class IntelligenceResolver {
  readonly #feeds: FeedService;
  readonly #exposures: ExposureService;
  /** Once for all vulnerabilities of an answer. */
  readonly #known = (): Promise<Intelligence> => this.#feeds.intelligence();

  constructor(feeds: FeedService, exposures: ExposureService) {
    this.#feeds = feeds;
    this.#exposures = exposures;
  }

  @Query(() => [ThreatFeed], { description: 'Feeds of threat intelligence with their snapshots in use. Costs 5.' })
  @Auth('OPERATOR_READ')
  @Cost(5)
  async threatFeeds(): Promise<ThreatFeed[]> {
    return (await this.#feeds.states()).map(feedView);
  }

  @Query(() => ExposedVulnerabilityConnection, {
    description: "Vulnerabilities that the organisation's systems have, newest first.",
  })
  @Auth('OPERATOR_READ')
  @Cost(1, { multiplier: 'first' })
  exposedVulnerabilities(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('isPatched', () => Boolean, {
      nullable: true,
      description: 'True: those that were patched; false: those that are open; left out: all.',
    })
    isPatched?: boolean | null,
  ): Promise<Page<ExposedVulnerabilityType>> {
    return viewPage(this.#exposures.list(context.em, args, isPatched ?? null), (row) =>
      vulnerabilityView(row, context),
    );
  }

  @Mutation(() => ExposedVulnerabilitiesAddPayload, {
    description: 'Adds vulnerabilities that systems of the organisation have; those that were patched are open again.',
  })
  @Auth('OPERATOR_WRITE')
  exposedVulnerabilitiesAdd(
    @Arg('input', () => ExposedVulnerabilitiesAddInput, { description: 'Which ones, and where they are.' }) {
      cveIds,
      assetNote,
      idempotencyKey,
    }: ExposedVulnerabilitiesAddInput,
    @Ctx() context: ApiContext,
  ): Promise<ExposedVulnerabilitiesAddPayload> {
    const given = { cveIds, assetNote: assetNote ?? null };
    return payload(
      context,
      () => this.#exposures.add(context.em, given, idempotencyKey, authorOf(context)),
      (counts) => counts,
    );
  }

  @Mutation(() => ExposedVulnerabilityPatchPayload, { description: 'Marks a vulnerability as patched.' })
  @Auth('OPERATOR_WRITE')
  exposedVulnerabilityPatch(
    @Arg('input', () => ExposedVulnerabilityPatchInput, { description: 'Which one.' })
    { id }: ExposedVulnerabilityPatchInput,
    @Ctx() context: ApiContext,
  ): Promise<ExposedVulnerabilityPatchPayload> {
    return this.#mark(context, id, true);
  }

  @Mutation(() => ExposedVulnerabilityReopenPayload, { description: 'Takes back that a vulnerability was patched.' })
  @Auth('OPERATOR_WRITE')
  exposedVulnerabilityReopen(
    @Arg('input', () => ExposedVulnerabilityReopenInput, { description: 'Which one.' })
    { id }: ExposedVulnerabilityReopenInput,
    @Ctx() context: ApiContext,
  ): Promise<ExposedVulnerabilityReopenPayload> {
    return this.#mark(context, id, false);
  }

  @FieldResolver(() => KevEntryObject, {
    nullable: true,
    description: 'What KEV says of it; null where it is not in the catalogue, or the feed is off.',
  })
  async kev(@Root() { cveId }: ExposedVulnerabilityType, @Ctx() context: ApiContext): Promise<KevEntryObject | null> {
    const found = (await context.loader(this.#known)).kev(cveId);
    if (found === null) return null;
    const { addedDate, isRansomwareUse, vendor, product, name } = found;
    return { addedDate, isRansomwareUse, vendor, product, name };
  }

  @FieldResolver(() => EpssScore, {
    nullable: true,
    description: 'What EPSS says of it; null where it has no score, or the feed is off.',
  })
  async epss(@Root() { cveId }: ExposedVulnerabilityType, @Ctx() context: ApiContext): Promise<EpssScore | null> {
    const found = (await context.loader(this.#known)).epss(cveId);
    return found && { probabilityRatio: found.score, percentileRatio: found.percentile };
  }

  #mark(
    context: ApiContext,
    id: string,
    isPatched: boolean,
  ): Promise<{ vulnerability?: ExposedVulnerabilityType | null } & Pick<ExposedVulnerabilityPatchPayload, 'errors'>> {
    return payload(
      context,
      () => this.#exposures.mark(context.em, id, isPatched, authorOf(context)),
      (row) => ({ vulnerability: vulnerabilityView(row, context) }),
    );
  }
}
