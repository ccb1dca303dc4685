import DataLoader from 'dataloader';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';

import type { LogEvent } from '../platform/event-log.ts';
import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { isPermitted } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import { followNode } from '../platform/graphql/subscription.ts';
import { Scenario } from '../scenario/scenario.entity.ts';
import type { ScenarioService } from '../scenario/scenario.service.ts';
import { ScenarioType } from '../scenario/scenario.type.ts';
import { scenarioView } from '../scenario/scenario-view.ts';
import type { ScenarioView } from '../scenario/scenario-view.ts';

import { runningEstimateView, runView } from './run-view.ts';
import type { RunView } from './run-view.ts';
import { runStream } from './simulation.service.ts';
import type { RunEventPayloads, SimulationService } from './simulation.service.ts';
import {
  SimulationCancelInput,
  SimulationCancelPayload,
  SimulationEvent,
  SimulationFinishedEvent,
  SimulationProgressEvent,
  SimulationRunConnection,
  SimulationRunFilter,
  SimulationRunType,
  SimulationStartInput,
  SimulationStartPayload,
  SimulationStateEvent,
} from './simulation.type.ts';

export function runNode(runs: SimulationService): NodeType<RunView> {
  return {
    prefix: 'run',
    typeName: 'SimulationRun',
    requires: ['SIMULATION_READ'],
    load: async (id, context) => {
      const row = await runs.find(context.em, id);
      return row && runView(row, context.language);
    },
  };
}

@Resolver(() => SimulationRunType)
export class SimulationResolver {
  readonly #runs: SimulationService;
  readonly #scenarios: ScenarioService;

  readonly #doneCounts = (context: ApiContext): DataLoader<number, number> =>
    new DataLoader(async (ids: readonly number[]) => {
      const counts = await this.#runs.doneCounts(context.em, ids);
      return ids.map((id) => counts.get(id) ?? 0);
    });
  readonly #scenariosById = (context: ApiContext): DataLoader<number, ScenarioView> =>
    new DataLoader(async (ids: readonly number[]) => {
      const tolerances = await this.#scenarios.tolerances(context.em);
      const rows = await context.em.find(Scenario, { id: { $in: [...ids] } });
      const views = new Map(rows.map((row) => [row.id, scenarioView(row, tolerances)]));
      return ids.map((id) => views.get(id) ?? new Error('A run refers to a scenario that is not there.'));
    });

  constructor(runs: SimulationService, scenarios: ScenarioService) {
    this.#runs = runs;
    this.#scenarios = scenarios;
  }

  @Query(() => SimulationRunConnection, { description: 'Runs of the organisation, newest first.' })
  @Auth('SIMULATION_READ')
  @Cost(1, { multiplier: 'first' })
  simulationRuns(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('filter', () => SimulationRunFilter, {
      nullable: true,
      description: 'Narrows the list; all conditions must hold.',
    })
    filter?: SimulationRunFilter | null,
  ): Promise<Page<RunView>> {
    return viewPage(this.#runs.list(context.em, args, filter ?? {}), (row) => runView(row, context.language));
  }

  @Query(() => SimulationRunType, {
    nullable: true,
    description: 'One run; null where there is none or the caller may not see it.',
  })
  @Auth('SIMULATION_READ')
  async simulationRun(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<RunView | null> {
    const row = await this.#runs.find(context.em, id);
    return row && runView(row, context.language);
  }

  @Mutation(() => SimulationStartPayload, {
    description: 'Queues a simulation of a scenario and returns at once. Costs 50.',
  })
  @Auth('SIMULATION_RUN')
  @Cost(50)
  simulationStart(
    @Arg('input', () => SimulationStartInput, { description: 'What to run.' }) {
      scenarioId,
      idempotencyKey,
    }: SimulationStartInput,
    @Ctx() context: ApiContext,
  ): Promise<SimulationStartPayload> {
    const author = authorOf(context);
    return payload(
      context,
      () => this.#runs.start(context.em, scenarioId, idempotencyKey, author),
      (row) => ({ run: runView(row, context.language) }),
    );
  }

  @Mutation(() => SimulationCancelPayload, {
    description: 'Stops a run that has not ended; its workers are free within 2 seconds.',
  })
  @Auth('SIMULATION_RUN')
  simulationCancel(
    @Arg('input', () => SimulationCancelInput, { description: 'What to stop.' }) { id }: SimulationCancelInput,
    @Ctx() context: ApiContext,
  ): Promise<SimulationCancelPayload> {
    return payload(
      context,
      () => this.#runs.cancel(context.em, id, authorOf(context)),
      (row) => ({ run: runView(row, context.language) }),
    );
  }

  @Subscription(() => SimulationEvent, {
    description: 'Events of one run: changes of its state and progress. Ends by itself only when the client leaves.',
    subscribe: ({ args, context }) => {
      const api = context as ApiContext;
      return followNode<RunView, SimulationEvent>(
        api,
        { typeName: 'SimulationRun', id: args.runId as string, stream: ({ id }) => runStream(id) },
        args.after as string | null | undefined,
        (event, { id }) =>
          simulationEvent(event, () => api.nodes.loadOf('SimulationRun', id, api) as Promise<RunView | null>),
      );
    },
  })
  @Auth('SIMULATION_READ')
  simulationEvents(
    @Root() event: SimulationEvent,
    @Arg('runId', () => ID, { description: 'Run to follow.' }) _runId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event seen; replays what followed. Null: from now on.',
    })
    _after?: string | null,
  ): SimulationEvent {
    return event;
  }

  @FieldResolver(() => ScenarioType, {
    description: 'The scenario as it is now; what was simulated is its version `scenarioVersion`.',
  })
  scenario(@Root() { row }: RunView, @Ctx() context: ApiContext): Promise<ScenarioView> {
    return context.loader(this.#scenariosById).load(row.scenario.id);
  }

  @FieldResolver(() => Float, { description: 'Share of the chunks that are stored, 0 to 1.' })
  async progressRatio(@Root() run: RunView, @Ctx() context: ApiContext): Promise<number> {
    return (await this.#done(run, context)) / run.chunkCount;
  }

  @FieldResolver(() => Int, { description: 'Chunks that are stored, at least 0.' })
  doneChunkCount(@Root() run: RunView, @Ctx() context: ApiContext): Promise<number> {
    return this.#done(run, context);
  }

  @FieldResolver(() => String, {
    description: 'Cursor of the newest event; start `simulationEvents` after it to miss nothing.',
  })
  latestEventCursor(@Root() { id }: RunView, @Ctx() context: ApiContext): Promise<string> {
    return context.eventLog.latestCursor(runStream(id));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may stop it; only while it goes on.' })
  viewerCanCancel(@Root() { row }: RunView, @Ctx() context: ApiContext): boolean {
    return row.isOpen() && isPermitted(context.caller, 'SIMULATION_RUN');
  }

  async #done({ row, chunkCount }: RunView, context: ApiContext): Promise<number> {
    return row.status === 'SUCCEEDED' ? chunkCount : context.loader(this.#doneCounts).load(row.id);
  }
}

/** What `Scenario` is given from above. */
@Resolver(() => ScenarioType)
export class ScenarioRunsResolver {
  readonly #runs: SimulationService;

  constructor(runs: SimulationService) {
    this.#runs = runs;
  }

  @FieldResolver(() => SimulationRunConnection, { description: 'Runs of the scenario, newest first.' })
  @Auth('SIMULATION_READ')
  @Cost(1, { multiplier: 'first' })
  runs(
    @Root() { id }: ScenarioView,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<Page<RunView>> {
    return viewPage(this.#runs.list(context.em, args, { scenarioId: id }), (row) => runView(row, context.language));
  }

  @FieldResolver(() => SimulationRunType, {
    nullable: true,
    description: 'The newest run of the scenario; null before the first.',
  })
  @Auth('SIMULATION_READ')
  async latestRun(@Root() { row }: ScenarioView, @Ctx() context: ApiContext): Promise<RunView | null> {
    const run = await context.loader(this.#latest).load(row.id);
    return run && runView(run, context.language);
  }

  readonly #latest = (context: ApiContext): DataLoader<number, Awaited<ReturnType<SimulationService['find']>>> =>
    new DataLoader(async (ids: readonly number[]) => {
      const latest = await this.#runs.latestOf(context.em, ids);
      return ids.map((id) => latest.get(id) ?? null);
    });
}

/** Null for a kind that this version does not know, and for the end of a run that is no longer there. */
async function simulationEvent(
  { cursor, occurredAt, kind, payload }: LogEvent,
  load: () => Promise<RunView | null>,
): Promise<SimulationEvent | null> {
  const base = { cursor, occurredAt };
  switch (kind as keyof RunEventPayloads) {
    case 'state':
      return Object.assign(new SimulationStateEvent(), base, payload as RunEventPayloads['state']);
    case 'progress': {
      const { doneChunkCount, chunkCount, estimate } = payload as RunEventPayloads['progress'];
      return Object.assign(new SimulationProgressEvent(), base, {
        doneChunkCount,
        chunkCount,
        progressRatio: doneChunkCount / chunkCount,
        estimate: runningEstimateView(estimate),
      });
    }
    case 'finished': {
      const run = await load();
      return run && Object.assign(new SimulationFinishedEvent(), base, { run });
    }
    default:
      return null;
  }
}
