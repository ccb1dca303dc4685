import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { StressCase } from '@convergence/shared/simulation/run-inputs';

import type { InstrumentLookup, InstrumentView } from '../market/market.resolver.ts';
import { InstrumentType } from '../market/market.type.ts';
import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { isPermitted } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';

import type { Scenario } from './scenario.entity.ts';
import type { ScenarioService } from './scenario.service.ts';
import {
  ScenarioArchiveInput,
  ScenarioArchivePayload,
  ScenarioCloneInput,
  ScenarioClonePayload,
  ScenarioComparison,
  ScenarioConnection,
  ScenarioCreateInput,
  ScenarioCreatePayload,
  ScenarioFilter,
  ScenarioOrderEnum,
  ScenarioPosition,
  ScenarioRestoreInput,
  ScenarioRestorePayload,
  ScenarioType,
  ScenarioUpdateInput,
  ScenarioUpdatePayload,
  ScenarioVersionConnection,
} from './scenario.type.ts';
import type { CommonRegimeInput, ForcedSalesInput, ScenarioOrder, StressCaseInput } from './scenario.type.ts';
import type { CommonRegimeValue, ForcedSalesValue } from './scenario-values.ts';
import { scenarioVersionView, scenarioView } from './scenario-view.ts';
import type { ScenarioVersionView, ScenarioView } from './scenario-view.ts';

/** Plain values of an input, without the classes that carried them. */
function stressOf({ shocks, replay }: StressCaseInput): StressCase {
  return {
    shocks: shocks.map(({ kind, symbols, firstSession, lastSession, value }) => ({
      kind,
      symbols: [...symbols],
      firstSession,
      lastSession,
      value,
    })),
    replay: replay ? { firstDate: replay.firstDate, lastDate: replay.lastDate } : null,
  };
}

function forcedSalesOf({ reserveKrw }: ForcedSalesInput): ForcedSalesValue {
  return { reserveKrw };
}

function commonRegimeOf({ transitionPpm, varianceRatioBps }: CommonRegimeInput): CommonRegimeValue {
  return { transitionPpm: transitionPpm.map((row) => [...row]), varianceRatioBps: [...varianceRatioBps] };
}

export function scenarioNode(scenarios: ScenarioService): NodeType<ScenarioView> {
  return {
    prefix: 'scn',
    typeName: 'Scenario',
    requires: ['SCENARIO_READ'],
    load: async (id, context) => {
      const row = await scenarios.find(context.em, id);
      return row && scenarioView(row, await scenarios.tolerances(context.em));
    },
  };
}

@Resolver(() => ScenarioType)
export class ScenarioResolver {
  readonly #scenarios: ScenarioService;

  constructor(scenarios: ScenarioService) {
    this.#scenarios = scenarios;
  }

  @Query(() => ScenarioConnection, { description: 'Scenarios of the organisation.' })
  @Auth('SCENARIO_READ')
  @Cost(1, { multiplier: 'first' })
  async scenarios(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('filter', () => ScenarioFilter, { nullable: true, description: 'Narrows the list; all conditions must hold.' })
    filter?: ScenarioFilter | null,
    @Arg('orderBy', () => ScenarioOrderEnum, { defaultValue: 'CREATED_AT_DESC', description: 'Sort order.' })
    orderBy: ScenarioOrder = 'CREATED_AT_DESC',
  ): Promise<Page<ScenarioView>> {
    const tolerances = await this.#scenarios.tolerances(context.em);
    return viewPage(this.#scenarios.list(context.em, args, filter ?? {}, orderBy), (row) =>
      scenarioView(row, tolerances),
    );
  }

  @Query(() => ScenarioType, {
    nullable: true,
    description: 'One scenario; null where there is none or the caller may not see it.',
  })
  @Auth('SCENARIO_READ')
  async scenario(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<ScenarioView | null> {
    const row = await this.#scenarios.find(context.em, id);
    return row && this.#view(context, row);
  }

  @Query(() => ScenarioComparison, {
    nullable: true,
    description: 'Two scenarios side by side; null where either cannot be seen.',
  })
  @Auth('SCENARIO_READ')
  async scenarioComparison(
    @Arg('leftId', () => ID, { description: 'Id of the left scenario.' }) leftId: string,
    @Arg('rightId', () => ID, { description: 'Id of the right scenario.' }) rightId: string,
    @Ctx() context: ApiContext,
  ): Promise<ScenarioComparison | null> {
    const found = await this.#scenarios.compare(context.em, leftId, rightId);
    if (!found) return null;
    const [left, right] = [await this.#view(context, found.left), await this.#view(context, found.right)];
    return { left, right, differences: found.differences };
  }

  @Mutation(() => ScenarioCreatePayload, { description: 'Makes a scenario. Needs prices of every instrument.' })
  @Auth('SCENARIO_WRITE')
  scenarioCreate(
    @Arg('input', () => ScenarioCreateInput, { description: 'What to make.' }) {
      idempotencyKey,
      ...draft
    }: ScenarioCreateInput,
    @Ctx() context: ApiContext,
  ): Promise<ScenarioCreatePayload> {
    const wanted = {
      ...draft,
      description: draft.description ?? '',
      lossToleranceKrw: draft.lossToleranceKrw ?? null,
      accuracyBps: draft.accuracyBps ?? null,
      stress: draft.stress ? stressOf(draft.stress) : null,
      seed: draft.seed ?? null,
      forcedSales: draft.forcedSales ? forcedSalesOf(draft.forcedSales) : null,
      commonRegime: draft.commonRegime ? commonRegimeOf(draft.commonRegime) : null,
    };
    return payload(
      context,
      () => this.#changed(context, this.#scenarios.create(context.em, wanted, idempotencyKey, authorOf(context))),
      (scenario) => ({ scenario }),
    );
  }

  @Mutation(() => ScenarioUpdatePayload, {
    description: 'Changes a scenario that is not archived; every version is kept.',
  })
  @Auth('SCENARIO_WRITE')
  scenarioUpdate(
    @Arg('input', () => ScenarioUpdateInput, { description: 'What to change.' }) {
      id,
      expectedVersion,
      stress,
      forcedSales,
      commonRegime,
      ...edit
    }: ScenarioUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<ScenarioUpdatePayload> {
    const work = () =>
      this.#changed(
        context,
        this.#scenarios.update(
          context.em,
          id,
          expectedVersion,
          {
            ...edit,
            ...(stress === undefined ? {} : { stress: stress && stressOf(stress) }),
            ...(forcedSales === undefined ? {} : { forcedSales: forcedSales && forcedSalesOf(forcedSales) }),
            ...(commonRegime === undefined ? {} : { commonRegime: commonRegime && commonRegimeOf(commonRegime) }),
          },
          authorOf(context),
        ),
      );
    return payload(context, work, (scenario) => ({ scenario }), { current: () => this.#current(context, id) });
  }

  @Mutation(() => ScenarioClonePayload, { description: 'Copies a scenario under another name.' })
  @Auth('SCENARIO_WRITE')
  scenarioClone(
    @Arg('input', () => ScenarioCloneInput, { description: 'What to copy.' }) {
      id,
      name,
      idempotencyKey,
    }: ScenarioCloneInput,
    @Ctx() context: ApiContext,
  ): Promise<ScenarioClonePayload> {
    return payload(
      context,
      () => this.#changed(context, this.#scenarios.clone(context.em, id, name, idempotencyKey, authorOf(context))),
      (scenario) => ({ scenario }),
    );
  }

  @Mutation(() => ScenarioArchivePayload, { description: 'Makes a scenario read only. Its runs stay.' })
  @Auth('SCENARIO_WRITE')
  scenarioArchive(
    @Arg('input', () => ScenarioArchiveInput, { description: 'What to archive.' }) {
      id,
      expectedVersion,
    }: ScenarioArchiveInput,
    @Ctx() context: ApiContext,
  ): Promise<ScenarioArchivePayload> {
    const work = () =>
      this.#changed(context, this.#scenarios.archive(context.em, id, expectedVersion, authorOf(context)));
    return payload(context, work, (scenario) => ({ scenario }), { current: () => this.#current(context, id) });
  }

  @Mutation(() => ScenarioRestorePayload, { description: 'Takes a scenario back from the archive.' })
  @Auth('SCENARIO_WRITE')
  scenarioRestore(
    @Arg('input', () => ScenarioRestoreInput, { description: 'What to take back.' }) {
      id,
      expectedVersion,
    }: ScenarioRestoreInput,
    @Ctx() context: ApiContext,
  ): Promise<ScenarioRestorePayload> {
    const work = () =>
      this.#changed(context, this.#scenarios.restore(context.em, id, expectedVersion, authorOf(context)));
    return payload(context, work, (scenario) => ({ scenario }), { current: () => this.#current(context, id) });
  }

  @FieldResolver(() => ScenarioVersionConnection, { description: 'Every version of the scenario, newest first.' })
  @Cost(1, { multiplier: 'first' })
  async versions(
    @Root() { row }: ScenarioView,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<Page<ScenarioVersionView>> {
    const tolerances = await this.#scenarios.tolerances(context.em);
    return viewPage(this.#scenarios.versions(context.em, row, args), (version) =>
      scenarioVersionView(version, tolerances),
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may change it; not while it is archived.' })
  viewerCanUpdate(@Root() { status }: ScenarioView, @Ctx() context: ApiContext): boolean {
    return status !== 'ARCHIVED' && isPermitted(context.caller, 'SCENARIO_WRITE');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may simulate it; only where it is ready.' })
  viewerCanRun(@Root() { status }: ScenarioView, @Ctx() context: ApiContext): boolean {
    return status === 'READY' && isPermitted(context.caller, 'SIMULATION_RUN');
  }

  async #view(context: ApiContext, row: Scenario): Promise<ScenarioView> {
    return scenarioView(row, await this.#scenarios.tolerances(context.em));
  }

  async #changed(context: ApiContext, row: Promise<Scenario>): Promise<ScenarioView> {
    return this.#view(context, await row);
  }

  async #current(context: ApiContext, id: string): Promise<ScenarioView | null> {
    const row = await this.#scenarios.find(context.em, id);
    return row && this.#view(context, row);
  }
}

@Resolver(() => ScenarioPosition)
export class ScenarioPositionResolver {
  readonly #instruments: InstrumentLookup;

  constructor(instruments: InstrumentLookup) {
    this.#instruments = instruments;
  }

  @FieldResolver(() => InstrumentType, { description: 'The instrument.' })
  instrument(@Root() { symbol }: ScenarioPosition, @Ctx() context: ApiContext): Promise<InstrumentView> {
    return context.loader(this.#instruments).load(symbol);
  }
}
