import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import type { Language } from '../platform/graphql/permission.ts';
import type { InstrumentLookup, InstrumentView } from '../market/market.resolver.ts';
import { InstrumentType } from '../market/market.type.ts';
import type { Recommendation } from '../recommendation/recommendation.entity.ts';
import type { RecommendationView } from '../recommendation/recommendation-view.ts';
import { RecommendationType } from '../recommendation/recommendation.type.ts';

import { ForecastModelVersion } from './forecast.entity.ts';
import type { ForecastStatement } from './forecast.entity.ts';
import type { ForecastService } from './forecast.service.ts';
import {
  CurrentForecast,
  ForecastModelVersionConnection,
  ForecastModelVersionType,
  ForecastPeriodConnection,
  ForecastQualityWeekConnection,
  ForecastStatementConnection,
  ForecastStatementFilter,
  ForecastStatementType,
  ForecastSummary,
  ForecastTrainingType,
  ForecastTrainInput,
  ForecastTrainPayload,
  InstrumentForecast,
  RecommendationForecast,
} from './forecast.type.ts';
import type { ForecastPeriod, ForecastQualityWeekType } from './forecast.type.ts';
import {
  bandView,
  modelVersionView,
  periodView,
  qualityWeekView,
  statementView,
  trainingView,
} from './forecast-view.ts';
import type { ModelVersionView, StatementView } from './forecast-view.ts';
import type { StatementService } from './statement.service.ts';

export function modelVersionNode(forecasts: ForecastService): NodeType<ModelVersionView> {
  return {
    prefix: 'fmv',
    typeName: 'ForecastModelVersion',
    requires: ['FORECAST_READ'],
    load: async (id, context) => {
      const row = await forecasts.findModel(context.em, id);
      return row && modelVersionView(row);
    },
  };
}

export function trainingNode(forecasts: ForecastService): NodeType<ForecastTrainingType> {
  return {
    prefix: 'ftr',
    typeName: 'ForecastTraining',
    requires: ['FORECAST_READ'],
    load: async (id, context) => {
      const row = await forecasts.findTraining(context.em, id);
      return row && trainingView(row, context.language);
    },
  };
}

export function statementNode(statements: StatementService): NodeType<StatementView> {
  return {
    prefix: 'fst',
    typeName: 'ForecastStatement',
    requires: ['FORECAST_READ'],
    load: async (id, context) => {
      const row = await statements.find(context.em, id);
      return row && statementView(row);
    },
  };
}

@Resolver(() => ForecastModelVersionType)
export class ForecastResolver {
  readonly #forecasts: ForecastService;
  readonly #statements: StatementService;

  constructor(forecasts: ForecastService, statements: StatementService) {
    this.#forecasts = forecasts;
    this.#statements = statements;
  }

  @Query(() => ForecastSummary, { description: 'Where forecasting stands.' })
  @Auth('FORECAST_READ')
  async forecastSummary(@Ctx() { em, language }: ApiContext): Promise<ForecastSummary> {
    const [promoted, latest] = [await this.#forecasts.promoted(em), await this.#forecasts.latestTraining(em)];
    const { openCount, scoredCount, nextDueDate } = await this.#statements.counts(em);
    return {
      promoted: promoted && modelVersionView(promoted),
      latestTraining: latest && trainingView(latest, language),
      openStatementCount: openCount,
      scoredStatementCount: scoredCount,
      nextDueDate,
    };
  }

  @Query(() => ForecastModelVersionConnection, { description: 'Versions of the forecasting models, newest first.' })
  @Auth('FORECAST_READ')
  @Cost(1, { multiplier: 'first' })
  forecastModels(@Args(() => PageArgs) args: PageArgs, @Ctx() { em }: ApiContext): Promise<Page<ModelVersionView>> {
    return viewPage(this.#forecasts.models(em, args), modelVersionView);
  }

  @Query(() => ForecastModelVersionType, {
    nullable: true,
    description: 'One model version; null where there is none or the caller may not see it.',
  })
  @Auth('FORECAST_READ')
  async forecastModel(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { em }: ApiContext,
  ): Promise<ModelVersionView | null> {
    const row = await this.#forecasts.findModel(em, id);
    return row && modelVersionView(row);
  }

  @Query(() => ForecastTrainingType, {
    nullable: true,
    description: 'One training, to see how far it is; null where there is none or the caller may not see it.',
  })
  @Auth('FORECAST_READ')
  async forecastTraining(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { em, language }: ApiContext,
  ): Promise<ForecastTrainingType | null> {
    const row = await this.#forecasts.findTraining(em, id);
    return row && trainingView(row, language);
  }

  @Query(() => CurrentForecast, {
    nullable: true,
    description: 'Forecasts of the model in force; null before the first training.',
  })
  @Auth('FORECAST_READ')
  @Cost(5)
  async currentForecast(
    @Arg('symbols', () => [String], { description: 'Symbols, 1 to 100; one without a forecast is left out.' })
    symbols: string[],
    @Ctx() { em }: ApiContext,
  ): Promise<CurrentForecast | null> {
    const current = await this.#forecasts.current(em, symbols);
    return (
      current && {
        modelVersion: modelVersionView(current.version),
        forecasts: current.forecasts.map(({ symbol, expectedReturn, standardError, band80, band95 }) =>
          Object.assign(new InstrumentForecast(), {
            symbol,
            expectedReturnRatio: expectedReturn,
            standardErrorRatio: standardError,
            band80: bandView(band80),
            band95: bandView(band95),
          }),
        ),
      }
    );
  }

  @Query(() => ForecastStatementConnection, {
    description: 'What runs and recommendations said, and what became of it; newest first.',
  })
  @Auth('FORECAST_READ')
  @Cost(1, { multiplier: 'first' })
  forecastStatements(
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => ForecastStatementFilter, { nullable: true, description: 'Narrows the list. Null: all.' })
    filter: ForecastStatementFilter | null | undefined,
    @Ctx() { em }: ApiContext,
  ): Promise<Page<StatementView>> {
    return viewPage(this.#statements.list(em, args, filter ?? {}), statementView);
  }

  @Query(() => ForecastQualityWeekConnection, { description: 'Quality of statements week by week, newest first.' })
  @Auth('FORECAST_READ')
  @Cost(1, { multiplier: 'first' })
  forecastQualityWeeks(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { em }: ApiContext,
  ): Promise<Page<ForecastQualityWeekType>> {
    return viewPage(this.#statements.weeks(em, args), qualityWeekView);
  }

  @Mutation(() => ForecastTrainPayload, {
    description:
      'Queues a training of every model on the prices that are ingested and returns at once. One at a time. Costs 50.',
  })
  @Auth('FORECAST_RUN')
  @Cost(50)
  forecastTrain(
    @Arg('input', () => ForecastTrainInput, { description: 'The attempt.' }) { idempotencyKey }: ForecastTrainInput,
    @Ctx() context: ApiContext,
  ): Promise<ForecastTrainPayload> {
    const work = async (): Promise<ForecastTrainingType> =>
      trainingView(await this.#forecasts.train(context.em, idempotencyKey, authorOf(context)), context.language);
    return payload(context, work, (training) => ({ training }));
  }

  @FieldResolver(() => ForecastPeriodConnection, { description: 'Every forecast of its walk, newest first.' })
  @Cost(1, { multiplier: 'first' })
  periods(@Root() { row }: ModelVersionView, @Args(() => PageArgs) args: PageArgs): Promise<Page<ForecastPeriod>> {
    return viewPage(this.#forecasts.periods(row, args), periodView);
  }
}

@Resolver(() => InstrumentForecast)
export class InstrumentForecastResolver {
  readonly #instruments: InstrumentLookup;

  constructor(instruments: InstrumentLookup) {
    this.#instruments = instruments;
  }

  @FieldResolver(() => InstrumentType, { description: 'The instrument.' })
  instrument(@Root() { symbol }: InstrumentForecast, @Ctx() context: ApiContext): Promise<InstrumentView> {
    return context.loader(this.#instruments).load(symbol);
  }
}

/** Versions by internal id, once for an operation. */
const versionsById = (context: ApiContext): DataLoader<number, ForecastModelVersion> =>
  new DataLoader(async (ids: readonly number[]) => {
    const rows = await context.em.find(ForecastModelVersion, { id: { $in: [...ids] } });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? new Error('A statement refers to a model version that is not there.'));
  });

@Resolver(() => ForecastStatementType)
export class ForecastStatementResolver {
  @FieldResolver(() => ForecastModelVersionType, {
    nullable: true,
    description: 'The model version that was in force when its source was asked for; null before the first training.',
  })
  async modelVersion(@Root() { row }: StatementView, @Ctx() context: ApiContext): Promise<ModelVersionView | null> {
    return row.modelVersion ? modelVersionView(await context.loader(versionsById).load(row.modelVersion.id)) : null;
  }
}

/** Shares are chosen by CVaR alone; what returns the simulated paths expect is the run's own estimate. */
const sourceTexts: Readonly<Record<Language, string>> = {
  KO: '종목은 CVaR만으로 골랐으며 예측 모형의 기대수익은 선택에 쓰이지 않았습니다. 표시된 기대수익은 실행이 추정 기간의 수익률에서 Bayes-Stein 축소로 추정한 값입니다.',
  EN: 'Shares were chosen by CVaR alone; the forecasting model’s expected returns did not enter the choice. The expected return shown is the run’s own estimate from its window, shrunk by Bayes-Stein.',
};

/** What a recommendation is given from above: the model that was in force. */
@Resolver(() => RecommendationType)
export class RecommendationForecastResolver {
  readonly #forecasts: ForecastService;
  readonly #statements: StatementService;

  constructor(forecasts: ForecastService, statements: StatementService) {
    this.#forecasts = forecasts;
    this.#statements = statements;
  }

  @FieldResolver(() => RecommendationForecast, {
    description: 'Which forecasting model was in force when it was asked for, and what it was used for.',
  })
  @Auth('FORECAST_READ')
  async forecastModel(
    @Root() { row }: RecommendationView,
    @Ctx() context: ApiContext,
  ): Promise<RecommendationForecast> {
    const version = await this.#versionOf(row, context);
    return {
      modelVersion: version && modelVersionView(version),
      isUsedInChoice: false,
      expectedReturnSource: sourceTexts[context.language],
    };
  }

  /** As it was kept; until then, and for one that failed, what was in force. */
  async #versionOf(row: Recommendation, context: ApiContext): Promise<ForecastModelVersion | null> {
    const statement = await context.loader(this.#statementsOf).load(row.id);
    if (!statement) return this.#forecasts.promotedAt(context.em, row.organisation.id, row.createdAt);
    return statement.modelVersion ? context.loader(versionsById).load(statement.modelVersion.id) : null;
  }

  readonly #statementsOf = (context: ApiContext): DataLoader<number, ForecastStatement | null> =>
    new DataLoader(async (ids: readonly number[]) => {
      const found = await this.#statements.ofRecommendations(context.em, ids);
      return ids.map((id) => found.get(id) ?? null);
    });
}
