import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { controlCatalogue, threatCatalogue } from '@convergence/shared/threat/catalogue';
import { annualControlCost } from '@convergence/shared/threat/controls';
import { threatLevels } from '@convergence/shared/units/threat-level';

import { sectorOf } from '../market/sectors.ts';
import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { isPermitted } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';

import { controlObject, threatObject } from './catalogue-view.ts';
import { OperatorProfile } from './operator-profile.entity.ts';
import type { OperatorProfileService } from './operator-profile.service.ts';
import {
  CatalogueType,
  OperatorProfileConnection,
  OperatorProfileType,
  OperatorProfileUpdateInput,
  OperatorProfileUpdatePayload,
} from './threat.type.ts';

const levelNames: readonly { readonly nameKo: string; readonly nameEn: string }[] = [
  { nameKo: '정상', nameEn: 'Normal' },
  { nameKo: '관심', nameEn: 'Attention' },
  { nameKo: '주의', nameEn: 'Caution' },
  { nameKo: '경계', nameEn: 'Alert' },
  { nameKo: '심각', nameEn: 'Severe' },
];

/** Made once: the catalogue is part of the build. */
const catalogue: CatalogueType = {
  threatVersion: threatCatalogue.version,
  controlVersion: controlCatalogue.version,
  threats: threatCatalogue.threats.map(threatObject),
  controls: controlCatalogue.controls.map(controlObject),
  sectors: threatCatalogue.sectors.map(({ code }) => sectorOf(code)),
  levels: threatLevels.map((level, index) => ({ level, ...levelNames[index]! })),
  typicalControlIds: controlCatalogue.typicalPosture.controls.toSorted(),
};

export type OperatorProfileView = OperatorProfileType & { readonly row: OperatorProfile };

export function operatorProfileView(row: OperatorProfile): OperatorProfileView {
  const { values } = row;
  return {
    ...values,
    id: row.publicId,
    version: row.version,
    sector: sectorOf(values.sectorCode),
    currentControlIds: [...values.currentControlIds],
    currentControlCostKrw: annualControlCost(values.currentControlIds),
    appetite: [...values.appetite],
    createdAt: row.createdAt,
    createdBy: row.createdBy ?? null,
    row,
  };
}

export const operatorProfileNode: NodeType<OperatorProfileView> = {
  prefix: 'opr',
  typeName: 'OperatorProfile',
  requires: ['OPERATOR_READ'],
  load: async (publicId, context) => {
    const row = await context.em.findOne(OperatorProfile, { publicId });
    return row && operatorProfileView(row);
  },
};

@Resolver(() => OperatorProfileType)
export class ThreatResolver {
  readonly #profiles: OperatorProfileService;

  /** Once for all versions of a page. */
  readonly #latest = (context: ApiContext): Promise<OperatorProfile> => this.#profiles.current(context.em);

  constructor(profiles: OperatorProfileService) {
    this.#profiles = profiles;
  }

  @Query(() => CatalogueType, { description: 'Threats, controls, sectors and alert levels that the engine knows.' })
  @Auth('MARKET_READ')
  catalogue(): CatalogueType {
    return catalogue;
  }

  @Query(() => OperatorProfileType, { description: "The organisation's profile at its latest version." })
  @Auth('OPERATOR_READ')
  async operatorProfile(@Ctx() context: ApiContext): Promise<OperatorProfileView> {
    return operatorProfileView(await this.#profiles.current(context.em));
  }

  @Query(() => OperatorProfileConnection, { description: "Versions of the organisation's profile, newest first." })
  @Auth('OPERATOR_READ')
  @Cost(1, { multiplier: 'first' })
  operatorProfileVersions(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<Page<OperatorProfileView>> {
    return viewPage(this.#profiles.versions(context.em, args), operatorProfileView);
  }

  @Mutation(() => OperatorProfileUpdatePayload, {
    description:
      "Saves the next version of the organisation's profile. Scenarios keep theirs until they are saved again.",
  })
  @Auth('OPERATOR_WRITE')
  operatorProfileUpdate(
    @Arg('input', () => OperatorProfileUpdateInput, { description: 'What to change.' })
    input: OperatorProfileUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<OperatorProfileUpdatePayload> {
    const { expectedVersion, ...change } = input;
    return payload(
      context,
      () => this.#profiles.update(context.em, expectedVersion, change, authorOf(context)),
      (row) => ({ operatorProfile: operatorProfileView(row) }),
      { current: async () => operatorProfileView(await this.#profiles.current(context.em)) },
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may save a new version; only of the latest one.' })
  async viewerCanUpdate(@Root() { row }: OperatorProfileView, @Ctx() context: ApiContext): Promise<boolean> {
    if (!isPermitted(context.caller, 'OPERATOR_WRITE')) return false;
    return (await context.loader(this.#latest)).version === row.version;
  }
}
