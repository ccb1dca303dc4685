import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { qualityOf } from '@convergence/shared/forecast/quality';
import { returnLawOf, scoreStatement } from '@convergence/shared/forecast/statement-score';
import type { ReturnLaw, StatedFigures, StatementScore } from '@convergence/shared/forecast/statement-score';
import { decodeChunk } from '@convergence/shared/simulation/chunk-bytes';
import { nextSession } from '@convergence/shared/units/session-calendar';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { isId, newId } from '../platform/ids.ts';
import { answeredOutcomes, validOutcomes } from '../llm/llm-outcome.ts';
import { LlmUsage } from '../llm/llm-usage.entity.ts';
import type { MarketService } from '../market/market.service.ts';
import { todayInSeoul } from '../market/trading-days.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { RiskAssessment } from '../risk/risk.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import type { SimulationService } from '../simulation/simulation.service.ts';

import { ForecastModelVersion, ForecastStatement, QualityWeek } from './forecast.entity.ts';
import type { StatedHolding, StatementKind } from './forecast.entity.ts';
import type { ForecastService } from './forecast.service.ts';

/** Paths that bands are taken from: the first 64 chunks. More would cost memory and change no digit that is shown. */
const LAW_CHUNKS = 64;
/** Weeks of the trailing figures. */
const YEAR_WEEKS = 52;
const WEEK_MS = 7 * 86_400_000;
/** Weeks whose answers of the language model are counted anew. */
const ANSWER_WEEKS = 8;

export interface StatementParts {
  readonly runs: SimulationService;
  readonly market: MarketService;
  readonly forecasts: ForecastService;
}

export interface StatementFilter {
  readonly isScored?: boolean | null | undefined;
  readonly kind?: StatementKind | null | undefined;
}

interface NewStatement {
  readonly kind: StatementKind;
  readonly sourceId: string;
  readonly run: SimulationRun;
  readonly recommendation: Recommendation | null;
  /** When its source was asked for: the model in force then is the one that it names. */
  readonly createdAt: Date;
  readonly holdings: readonly StatedHolding[];
  readonly cashKrw: number;
  readonly stated: StatedFigures;
}

/** What was said about the future, and what became of it. */
export class StatementService {
  readonly #parts: StatementParts;

  constructor(parts: StatementParts) {
    this.#parts = parts;
  }

  /** Keeps what a finished run said of its holdings. A run without holdings says nothing; a repeat changes nothing. */
  async stateRun(em: EntityManager, runId: string): Promise<void> {
    const run = await em.findOne(SimulationRun, { publicId: runId, status: 'SUCCEEDED' });
    const assessment = run && (await em.findOne(RiskAssessment, { run: run.id }));
    if (!run || !assessment) return;
    const { horizonSessions, periodsPerYear, cashKrw } = run.inputs;
    const holdings = run.inputs.holdings.filter(({ shares }) => shares > 0);
    if (holdings.length === 0) return;
    const startValueKrw = valueOf(holdings, cashKrw);
    const { market, meanReturn, volatility } = assessment.result.measures;
    const law = await this.#returnLaw(run, startValueKrw);
    await this.#store(em, {
      kind: 'RUN',
      sourceId: runId,
      run,
      recommendation: null,
      createdAt: run.createdAt,
      holdings: holdings.map(({ symbol, shares, priceKrw }) => ({ symbol, shares, priceKrw })),
      cashKrw,
      stated: {
        startValueKrw,
        horizonSessions,
        periodsPerYear,
        expectedReturn: meanReturn.value,
        volatility: volatility.value,
        valueAtRisk95Krw: market.valueAtRisk95.value,
        conditionalValueAtRisk95Krw: market.conditionalValueAtRisk95.value,
        valueAtRisk99Krw: market.valueAtRisk99.value,
        band80: law?.band80 ?? null,
        band95: law?.band95 ?? null,
        lossProbability: law?.lossProbability ?? null,
      },
    });
  }

  /** Keeps what a recommendation said of its shares: mean return and CVaR on fresh paths; it states no VaR. */
  async stateRecommendation(em: EntityManager, recommendationId: string): Promise<void> {
    const recommendation = await em.findOne(Recommendation, { publicId: recommendationId, status: 'SUCCEEDED' });
    const plan = recommendation?.result;
    if (!recommendation || !plan) return;
    const run = await em.findOneOrFail(SimulationRun, { id: recommendation.run.id });
    const holdings = plan.shares.filter(({ shares }) => shares > 0);
    if (holdings.length === 0) return;
    const { horizonSessions, periodsPerYear } = run.inputs;
    await this.#store(em, {
      kind: 'RECOMMENDATION',
      sourceId: recommendationId,
      run,
      recommendation,
      createdAt: recommendation.createdAt,
      holdings: holdings.map(({ symbol, shares, priceKrw }) => ({ symbol, shares, priceKrw })),
      cashKrw: plan.cashKrw,
      stated: {
        startValueKrw: valueOf(holdings, plan.cashKrw),
        horizonSessions,
        periodsPerYear,
        expectedReturn: plan.figures.meanReturn.value,
        volatility: null,
        valueAtRisk95Krw: null,
        conditionalValueAtRisk95Krw: plan.objectiveOutOfSample.value,
        valueAtRisk99Krw: null,
        band80: null,
        band95: null,
        lossProbability: null,
      },
    });
  }

  /**
   * Scores every statement whose due session is ingested, once each.
   *
   * Where a holding has no price on the due session, it waits for the next session to be ingested, in case the price is only
   * late; after that the last price before stands, and the score says so (quant-spec Q1).
   *
   * @param em - Sees all organisations.
   * @returns Number of statements scored.
   */
  async scoreDue(em: EntityManager): Promise<number> {
    await this.#fillDueDates(em);
    const latest = await this.#parts.market.latestSession(em);
    if (latest === null) return 0;
    const due = await em.find(
      ForecastStatement,
      { scoredAt: null, dueDate: { $lte: latest } },
      { orderBy: { id: 'asc' } },
    );
    let count = 0;
    for (const statement of due) {
      const outcome = await this.#outcome(em, statement, latest);
      if (!outcome) continue;
      const score: StatementScore = scoreStatement(statement.stated, outcome.valueKrw);
      const { staleSymbols } = outcome;
      const affected = await em.nativeUpdate(
        ForecastStatement,
        { id: statement.id, scoredAt: null },
        { scoredAt: new Date(), score, staleSymbols },
      );
      count += affected;
    }
    return count;
  }

  /**
   * Computes the weeks of quality of every organisation anew from the scores, with the answers of the language model of the last
   * weeks; a repeat gives the same rows.
   *
   * @returns Number of weeks.
   */
  async refreshQuality(em: EntityManager, now = Date.now()): Promise<number> {
    const scored = await em.find(
      ForecastStatement,
      { scoredAt: { $ne: null } },
      { orderBy: { dueDate: 'asc', id: 'asc' } },
    );
    const answersFrom = weekOf(todayInSeoul(now - ANSWER_WEEKS * WEEK_MS));
    const answers = await validAnswers(em, answersFrom);
    const statementsOf = Map.groupBy(scored, ({ organisation }) => organisation.id);
    let weekCount = 0;
    for (const organisation of new Set([...statementsOf.keys(), ...answers.keys()])) {
      const weeks = Map.groupBy(statementsOf.get(organisation) ?? [], ({ dueDate }) => weekOf(dueDate!));
      const ratios = answers.get(organisation) ?? new Map<string, number>();
      for (const weekStartDate of new Set([...weeks.keys(), ...ratios.keys()])) {
        const yearStart = dayText(Date.parse(weekStartDate) - (YEAR_WEEKS - 1) * WEEK_MS);
        const year = [...weeks].flatMap(([start, all]) => (start >= yearStart && start <= weekStartDate ? all : []));
        const isRecent = weekStartDate >= answersFrom;
        await em.upsert(
          QualityWeek,
          {
            organisation,
            weekStartDate,
            figures: qualityOf((weeks.get(weekStartDate) ?? []).map(({ score }) => score!)),
            yearFigures: qualityOf(year.map(({ score }) => score!)),
            updatedAt: new Date(now),
            ...(isRecent ? { validAnswerRatio: ratios.get(weekStartDate) ?? null } : {}),
          },
          {
            onConflictFields: ['organisation', 'weekStartDate'],
            // older calls were counted when they were new
            ...(isRecent ? {} : { onConflictExcludeFields: ['validAnswerRatio'] }),
          },
        );
        weekCount += 1;
      }
    }
    return weekCount;
  }

  async find(em: EntityManager, id: string): Promise<ForecastStatement | null> {
    return isId('fst', id) ? em.findOne(ForecastStatement, { publicId: id }) : null;
  }

  /** Newest first. */
  list(em: EntityManager, args: PageRequest, filter: StatementFilter): Promise<Page<ForecastStatement>> {
    const conditions = {
      ...(filter.isScored === null || filter.isScored === undefined
        ? {}
        : { scoredAt: filter.isScored ? { $ne: null } : null }),
      ...(filter.kind ? { kind: filter.kind } : {}),
    };
    return pageOf(args, {
      list: 'forecastStatements',
      filter,
      find: (after, limit) =>
        em.find(
          ForecastStatement,
          { $and: [conditions, keysetWhere('madeAt', 'id', 'desc', after)] },
          { orderBy: { madeAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.madeAt, id: row.id }),
      count: () => em.count(ForecastStatement, conditions),
    });
  }

  /** The statement of each recommendation, by its internal id; one without is missing. */
  async ofRecommendations(em: EntityManager, ids: readonly number[]): Promise<Map<number, ForecastStatement>> {
    const rows = await em.find(ForecastStatement, { recommendation: { $in: [...ids] } });
    return new Map(rows.map((row) => [row.recommendation!.id, row]));
  }

  /** Open and scored statements, and when the next one is due; null where none is open. */
  async counts(
    em: EntityManager,
  ): Promise<{ readonly openCount: number; readonly scoredCount: number; readonly nextDueDate: string | null }> {
    const next = await em.findOne(
      ForecastStatement,
      { scoredAt: null, dueDate: { $ne: null } },
      { orderBy: { dueDate: 'asc', id: 'asc' } },
    );
    return {
      openCount: await em.count(ForecastStatement, { scoredAt: null }),
      scoredCount: await em.count(ForecastStatement, { scoredAt: { $ne: null } }),
      nextDueDate: next?.dueDate ?? null,
    };
  }

  /** Newest first. */
  weeks(em: EntityManager, args: PageRequest): Promise<Page<QualityWeek>> {
    return pageOf(args, {
      list: 'forecastQualityWeeks',
      filter: null,
      find: (after, limit) =>
        em.find(QualityWeek, keysetWhere('weekStartDate', 'id', 'desc', after), {
          orderBy: { weekStartDate: 'desc', id: 'desc' },
          limit,
        }),
      position: (row) => ({ key: row.weekStartDate, id: row.id }),
      count: () => em.count(QualityWeek),
    });
  }

  async #store(em: EntityManager, { run, recommendation, createdAt, ...statement }: NewStatement): Promise<void> {
    if ((await em.count(ForecastStatement, { sourceId: statement.sourceId })) > 0) return;
    const model = await this.#parts.forecasts.promotedAt(em, run.organisation.id, createdAt);
    try {
      await em.transactional(async (tx) => {
        tx.create(ForecastStatement, {
          ...statement,
          publicId: newId('fst'),
          organisation: tx.getReference(Organisation, run.organisation.id, { wrapped: true }),
          run: tx.getReference(SimulationRun, run.id, { wrapped: true }),
          recommendation: recommendation && tx.getReference(Recommendation, recommendation.id, { wrapped: true }),
          modelVersion: model && tx.getReference(ForecastModelVersion, model.id, { wrapped: true }),
          madeAt: new Date(),
          asOfDate: run.marketAsOfDate,
          dueDate: dueDateOf(run.marketAsOfDate, statement.stated.horizonSessions),
          isDataSimulated: run.isDataSimulated,
        });
        await tx.flush();
      });
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error; // a second delivery was faster
    }
  }

  /** Of the first paths of a run; null where its samples are not kept any more. */
  async #returnLaw(run: SimulationRun, startValueKrw: number): Promise<ReturnLaw | null> {
    const values: Float64Array[] = [];
    try {
      for (let chunk = 0; chunk < Math.min(run.chunkCount, LAW_CHUNKS); chunk++)
        values.push(decodeChunk(await this.#parts.runs.sample(run, chunk)).marketValue);
    } catch (error) {
      if (run.finishedAt && Date.now() - run.finishedAt.getTime() < WEEK_MS) throw error; // they should be there
      return null;
    }
    const joined = new Float64Array(values.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of values) {
      joined.set(part, at);
      at += part.length;
    }
    return joined.length < 40 ? null : returnLawOf(joined, startValueKrw);
  }

  /** Statements whose year was not in the calendar when they were made. */
  async #fillDueDates(em: EntityManager): Promise<void> {
    for (const open of await em.find(ForecastStatement, { scoredAt: null, dueDate: null })) {
      const dueDate = dueDateOf(open.asOfDate, open.stated.horizonSessions);
      if (dueDate !== null) await em.nativeUpdate(ForecastStatement, { id: open.id }, { dueDate });
    }
  }

  /** Value of the frozen holdings on the due session; null where a price may still come. */
  async #outcome(
    em: EntityManager,
    { holdings, cashKrw, asOfDate, dueDate }: ForecastStatement,
    latest: string,
  ): Promise<{ readonly valueKrw: number; readonly staleSymbols: readonly string[] } | null> {
    let valueKrw = cashKrw;
    const staleSymbols: string[] = [];
    for (const { symbol, shares, priceKrw } of holdings) {
      const candles = await this.#parts.market.candles(em, symbol, { from: asOfDate, to: dueDate! });
      const first = candles[0];
      const last = candles.at(-1);
      if (!first || !last || last.sessionDate < dueDate!) {
        if (latest <= dueDate!) return null;
        staleSymbols.push(symbol);
      }
      // A ratio of adjusted prices: a split after the statement changes both, not what the shares are worth.
      const growth = first && last && first.sessionDate === asOfDate ? last.closeKrw / first.closeKrw : 1;
      valueKrw += shares * priceKrw * growth;
    }
    return { valueKrw, staleSymbols };
  }
}

function valueOf(holdings: readonly StatedHolding[], cashKrw: number): number {
  return holdings.reduce((sum, { shares, priceKrw }) => sum + shares * priceKrw, cashKrw);
}

/** Session on which a horizon ends; null where the calendar of that year is not known yet. */
function dueDateOf(asOfDate: string, horizonSessions: number): string | null {
  try {
    return nextSession(asOfDate, horizonSessions);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'E_RANGE') return null;
    throw error;
  }
}

/** Share of the texts of the language model that were valid, by organisation and week; weeks without a text are missing. */
async function validAnswers(em: EntityManager, from: string): Promise<Map<number, Map<string, number>>> {
  const calls = await em.find(
    LlmUsage,
    { outcome: { $in: [...answeredOutcomes] }, occurredAt: { $gte: new Date(`${from}T00:00:00+09:00`) } },
    { fields: ['organisation', 'outcome', 'occurredAt'] },
  );
  const byOrganisation = Map.groupBy(calls, ({ organisation }) => organisation.id);
  return new Map(
    [...byOrganisation].map(([organisation, own]) => {
      const weeks = Map.groupBy(own, ({ occurredAt }) => weekOf(todayInSeoul(occurredAt.getTime())));
      const ratios = [...weeks].map(([week, members]): [string, number] => [
        week,
        members.filter(({ outcome }) => validOutcomes.includes(outcome)).length / members.length,
      ]);
      return [organisation, new Map(ratios)];
    }),
  );
}

/** Monday of the week of a day. */
export function weekOf(date: string): string {
  const day = Date.parse(date);
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return dayText(day - sinceMonday * 86_400_000);
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
