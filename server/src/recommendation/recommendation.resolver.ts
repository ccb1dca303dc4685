import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';

import type { InstrumentLookup, InstrumentView } from '../market/market.resolver.ts';
import { InstrumentType } from '../market/market.type.ts';
import type { LogEvent } from '../platform/event-log.ts';
import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import { followNode } from '../platform/graphql/subscription.ts';
import { runView } from '../simulation/run-view.ts';
import type { RunView } from '../simulation/run-view.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import { SimulationRunType } from '../simulation/simulation.type.ts';

import { WeightRange } from './recommendation-evidence.type.ts';
import type { Recommendation } from './recommendation.entity.ts';
import { recommendationStream } from './recommendation.service.ts';
import type { RecommendationEventPayloads, RecommendationService } from './recommendation.service.ts';
import {
  PlanTradingCost,
  RecommendationConnection,
  RecommendationEvent,
  RecommendationFinishedEvent,
  RecommendationProgressEvent,
  RecommendationRequestInput,
  RecommendationRequestPayload,
  RecommendationType,
  RecommendedShare,
} from './recommendation.type.ts';
import { recommendationView } from './recommendation-view.ts';
import type { RecommendationView } from './recommendation-view.ts';

/** Runs by internal id, once for an operation. */
const runsById = (context: ApiContext): DataLoader<number, SimulationRun> =>
  new DataLoader(async (ids: readonly number[]) => {
    const rows = await context.em.find(SimulationRun, { id: { $in: [...ids] } });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? new Error('A recommendation refers to a run that is not there.'));
  });

async function viewOf(row: Recommendation, context: ApiContext): Promise<RecommendationView> {
  const run = await context.loader(runsById).load(row.run.id);
  return recommendationView(row, run.inputs, context.language);
}

export function recommendationNode(recommendations: RecommendationService): NodeType<RecommendationView> {
  return {
    prefix: 'rec',
    typeName: 'Recommendation',
    requires: ['RECOMMENDATION_READ'],
    load: async (id, context) => {
      const row = await recommendations.find(context.em, id);
      return row && viewOf(row, context);
    },
  };
}

@Resolver(() => RecommendationType)
export class RecommendationResolver {
  readonly #recommendations: RecommendationService;

  constructor(recommendations: RecommendationService) {
    this.#recommendations = recommendations;
  }

  @Query(() => RecommendationType, {
    nullable: true,
    description: 'One recommendation; null where there is none or the caller may not see it.',
  })
  @Auth('RECOMMENDATION_READ')
  async recommendation(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<RecommendationView | null> {
    const row = await this.#recommendations.find(context.em, id);
    return row && viewOf(row, context);
  }

  @Mutation(() => RecommendationRequestPayload, {
    description:
      'Queues a recommendation from a finished run and returns at once; a first one is made by itself. Costs 50.',
  })
  @Auth('RECOMMENDATION_RUN')
  @Cost(50)
  recommendationRequest(
    @Arg('input', () => RecommendationRequestInput, { description: 'What to make.' }) {
      runId,
      maxWeightRatio,
      minReturnRatio,
      impactConstant,
      idempotencyKey,
    }: RecommendationRequestInput,
    @Ctx() context: ApiContext,
  ): Promise<RecommendationRequestPayload> {
    const author = authorOf(context);
    const conditions = {
      maximumWeightRatio: maxWeightRatio,
      minimumReturnRatio: minReturnRatio ?? null,
      impactConstant,
    };
    const work = async (): Promise<RecommendationView> =>
      viewOf(await this.#recommendations.request(context.em, runId, conditions, idempotencyKey, author), context);
    return payload(context, work, (recommendation) => ({ recommendation }));
  }

  @Subscription(() => RecommendationEvent, {
    description: 'Events of one recommendation. Ends by itself only when the client leaves.',
    subscribe: ({ args, context }) => {
      const api = context as ApiContext;
      return followNode<RecommendationView, RecommendationEvent>(
        api,
        {
          typeName: 'Recommendation',
          id: args.recommendationId as string,
          stream: ({ id }) => recommendationStream(id),
        },
        args.after as string | null | undefined,
        (event, { id }) =>
          recommendationEvent(
            event,
            () => api.nodes.loadOf('Recommendation', id, api) as Promise<RecommendationView | null>,
          ),
      );
    },
  })
  @Auth('RECOMMENDATION_READ')
  recommendationEvents(
    @Root() event: RecommendationEvent,
    @Arg('recommendationId', () => ID, { description: 'Recommendation to follow.' }) _recommendationId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event seen; replays what followed. Null: from now on.',
    })
    _after?: string | null,
  ): RecommendationEvent {
    return event;
  }

  @FieldResolver(() => SimulationRunType, { description: 'The run that it was made from.' })
  async run(@Root() { row }: RecommendationView, @Ctx() context: ApiContext): Promise<RunView> {
    return runView(await context.loader(runsById).load(row.run.id), context.language);
  }

  @FieldResolver(() => String, {
    description: 'Cursor of the newest event; start `recommendationEvents` after it to miss nothing.',
  })
  latestEventCursor(@Root() { id }: RecommendationView, @Ctx() context: ApiContext): Promise<string> {
    return context.eventLog.latestCursor(recommendationStream(id));
  }
}

@Resolver(() => RecommendedShare)
export class RecommendedShareResolver {
  readonly #instruments: InstrumentLookup;

  constructor(instruments: InstrumentLookup) {
    this.#instruments = instruments;
  }

  @FieldResolver(() => InstrumentType, { description: 'The instrument.' })
  instrument(@Root() { symbol }: RecommendedShare, @Ctx() context: ApiContext): Promise<InstrumentView> {
    return context.loader(this.#instruments).load(symbol);
  }
}

@Resolver(() => PlanTradingCost)
export class PlanTradingCostResolver {
  readonly #instruments: InstrumentLookup;

  constructor(instruments: InstrumentLookup) {
    this.#instruments = instruments;
  }

  @FieldResolver(() => InstrumentType, {
    nullable: true,
    description: 'Instrument of `largestParticipationRatio`; null where that is null.',
  })
  async largestParticipationInstrument(
    @Root() { largestSymbol }: PlanTradingCost,
    @Ctx() context: ApiContext,
  ): Promise<InstrumentView | null> {
    return largestSymbol === null ? null : context.loader(this.#instruments).load(largestSymbol);
  }

  @FieldResolver(() => [InstrumentType], {
    description:
      'Instruments of which as much is traded as 20 % of the mean volume of 20 sessions allows, in ascending order of symbol; more was perhaps wanted.',
  })
  cappedInstruments(@Root() { cappedSymbols }: PlanTradingCost, @Ctx() context: ApiContext): Promise<InstrumentView[]> {
    return Promise.all(cappedSymbols.map((symbol) => context.loader(this.#instruments).load(symbol)));
  }

  @FieldResolver(() => [InstrumentType], {
    description:
      'Instruments that are traded without a known volume, in ascending order of symbol: their impact is unknown, and not in `impactKrw`.',
  })
  unknownImpactInstruments(
    @Root() { unknownSymbols }: PlanTradingCost,
    @Ctx() context: ApiContext,
  ): Promise<InstrumentView[]> {
    return Promise.all(unknownSymbols.map((symbol) => context.loader(this.#instruments).load(symbol)));
  }
}

@Resolver(() => WeightRange)
export class WeightRangeResolver {
  readonly #instruments: InstrumentLookup;

  constructor(instruments: InstrumentLookup) {
    this.#instruments = instruments;
  }

  @FieldResolver(() => InstrumentType, { description: 'The instrument.' })
  instrument(@Root() { symbol }: WeightRange, @Ctx() context: ApiContext): Promise<InstrumentView> {
    return context.loader(this.#instruments).load(symbol);
  }
}

/** What a run is given from above: its recommendations. */
@Resolver(() => SimulationRunType)
export class RunRecommendationsResolver {
  readonly #recommendations: RecommendationService;

  constructor(recommendations: RecommendationService) {
    this.#recommendations = recommendations;
  }

  @FieldResolver(() => RecommendationConnection, { description: 'Recommendations made from the run, newest first.' })
  @Auth('RECOMMENDATION_READ')
  @Cost(1, { multiplier: 'first' })
  recommendations(
    @Root() { row }: RunView,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<Page<RecommendationView>> {
    return viewPage(this.#recommendations.ofRun(context.em, row, args), (one) =>
      recommendationView(one, row.inputs, context.language),
    );
  }

  @FieldResolver(() => RecommendationType, {
    nullable: true,
    description: 'The newest recommendation made from the run; null before the first.',
  })
  @Auth('RECOMMENDATION_READ')
  async latestRecommendation(@Root() { row }: RunView, @Ctx() context: ApiContext): Promise<RecommendationView | null> {
    const latest = await context.loader(this.#latest).load(row.id);
    return latest && recommendationView(latest, row.inputs, context.language);
  }

  readonly #latest = (context: ApiContext): DataLoader<number, Recommendation | null> =>
    new DataLoader(async (ids: readonly number[]) => {
      const latest = await this.#recommendations.latestOf(context.em, ids);
      return ids.map((id) => latest.get(id) ?? null);
    });
}

/** Null for a kind that this version does not know, and for the end of one that is no longer there. */
async function recommendationEvent(
  { cursor, occurredAt, kind, payload }: LogEvent,
  load: () => Promise<RecommendationView | null>,
): Promise<RecommendationEvent | null> {
  switch (kind as keyof RecommendationEventPayloads) {
    case 'progress':
      return Object.assign(
        new RecommendationProgressEvent(),
        { cursor, occurredAt, stage: null },
        payload as RecommendationEventPayloads['progress'],
      );
    case 'finished': {
      const recommendation = await load();
      return recommendation && Object.assign(new RecommendationFinishedEvent(), { cursor, occurredAt, recommendation });
    }
    default:
      return null;
  }
}
