import type { EntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { samplePanel } from '@convergence/shared/forecast/sample-panel';
import { nextSession } from '@convergence/shared/units/session-calendar';

import { startApi } from '../api.ts';
import { ApiTokenService } from '../auth/api-token.service.ts';
import { permissionsOfRole } from '../auth/permissions.ts';
import type { Role } from '../auth/permissions.ts';
import { LlmUsage } from '../llm/llm-usage.entity.ts';
import { openCandleWriter } from '../market/candle-writer.ts';
import { Candle, Instrument } from '../market/market.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { createTestOrganisation } from '../platform/db/test-database.ts';
import { newId } from '../platform/ids.ts';
import { endOf, newKey, openTestWorld, soundDraft } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { startBackground } from '../background.ts';

import { ForecastModelVersion, ForecastStatement, ForecastTraining, QualityWeek } from './forecast.entity.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords
let world: TestWorld;
let address: string;
const tokens: Partial<Record<Role, string>> = {};

/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;

beforeAll(async () => {
  world = await openTestWorld(2);
  await storeDriftingMarket();
  await startBackground(world.platform);
  address = await startApi(world.platform);
  const service = new ApiTokenService(world.platform.orm, world.platform.secrets.pepper);
  const email = 'demo@convergence.local';
  for (const role of ['ANALYST', 'VIEWER'] as const)
    tokens[role] = await service.create({
      email,
      scopes: permissionsOfRole[role],
      name: role,
      days: 1,
      actor: 'command:test',
    });
}, 60_000);
afterAll(() => world.close());

/** Thirty issues with drifts that last, so that a model can find them; their sessions end before those of the sample market. */
async function storeDriftingMarket(): Promise<void> {
  const { symbols, dates, closes } = samplePanel({ seed: 3, instruments: 30, sessions: 1500, driftDeviation: 0.6 });
  const { orm, settings } = world.platform;
  const writer = openCandleWriter(settings.database, orm);
  const instruments = symbols.map((plain) => {
    const symbol = `2${plain.slice(1)}`;
    return {
      publicId: newId('ins'),
      symbol,
      nameKo: `추세 종목 ${symbol}`,
      nameEn: `Drifting share ${symbol}`,
      segment: 'KOSPI',
      sector: 'MANU',
      isSimulated: true,
      listedShares: null,
    } as const;
  });
  for (const [column, { symbol }] of instruments.entries())
    await writer.stage(
      dates.map((sessionDate, t) => {
        const price = Math.max(1, Math.round(closes[t * symbols.length + column]!));
        return {
          symbol,
          sessionDate,
          openKrw: price,
          highKrw: price,
          lowKrw: price,
          closeKrw: price,
          volumeShares: 1000,
        };
      }),
    );
  await writer.commit({ dataset: 'IMPORT', instruments, ranges: [] });
  await writer.close();
}

async function ask(query: string, variables: Record<string, unknown> = {}, role: Role = 'ANALYST'): Promise<Data> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[role]}`, 'accept-language': 'en' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

const train = `mutation ($key: String!) { forecastTrain(input: { idempotencyKey: $key }) {
  training { id status progressRatio createdBy } errors { __typename ... on UserError { code path } } } }`;

async function trainingEnds(id: string): Promise<Data> {
  let training: Data;
  await vi.waitFor(
    async () => {
      ({ forecastTraining: training } = (
        await ask(`query ($id: ID!) { forecastTraining(id: $id) { status progressRatio failure finishedAt } }`, { id })
      ).data);
      expect(['SUCCEEDED', 'FAILED']).toContain(training.status);
    },
    { timeout: 40_000, interval: 200 },
  );
  return training;
}

const interval = '{ value low high levelRatio }';
const metrics = `{ periodCount rankIc ${interval} hitRatio ${interval} differenceToBaseline ${interval} coverage95Ratio ${interval} }`;

it('says before the first training that there is nothing to say', async () => {
  const { data } = await ask(`{ forecastSummary { promoted { id } latestTraining { id } openStatementCount nextDueDate }
    currentForecast(symbols: ["200000"]) { modelVersion { id } } forecastModels { edges { node { id } } } }`);
  expect(data).toEqual({
    forecastSummary: { promoted: null, latestTraining: null, openStatementCount: 0, nextDueDate: null },
    currentForecast: null,
    forecastModels: { edges: [] },
  });
});

it('refuses a short key at its field, and whoever may not train', async () => {
  const { data } = await ask(train, { key: 'short' });
  expect(data.forecastTrain).toEqual({
    training: null,
    errors: [{ __typename: 'InvalidInputError', code: 'INVALID_INPUT', path: ['idempotencyKey'] }],
  });
  const { errors } = await ask(train, { key: newKey() }, 'VIEWER');
  expect(errors[0].extensions.code).toBe('FORBIDDEN');
  const readable = await ask(`{ forecastSummary { openStatementCount } }`, {}, 'VIEWER');
  expect(readable.errors).toBeUndefined();
});

it('trains on request in a thread, promotes what is better beyond doubt, and names its data', async () => {
  const key = newKey();
  const first = (await ask(train, { key })).data.forecastTrain;
  expect(first).toMatchObject({ training: { status: 'QUEUED' }, errors: [] });
  const second = (await ask(train, { key: newKey() })).data.forecastTrain;
  expect(second.errors).toEqual([{ __typename: 'WrongStateError', code: 'WRONG_STATE', path: [] }]);
  expect(await trainingEnds(first.training.id)).toMatchObject({ status: 'SUCCEEDED', progressRatio: 1, failure: null });
  const again = (await ask(train, { key })).data.forecastTrain;
  expect(again.training.id).toBe(first.training.id); // the same key starts nothing new

  const { forecastModels } = (
    await ask(`{ forecastModels { totalCount edges { node { id model status reason dataSha256 dataToDate instrumentCount
      isDataSimulated parameters { name value } metrics ${metrics} years { year metrics { periodCount } }
      periods(first: 2) { totalCount edges { cursor node { asOfDate endDate rankIc } } pageInfo { hasNextPage endCursor } } } } } }`)
  ).data;
  const models = new Map<string, Data>(forecastModels.edges.map(({ node }: Data) => [node.model, node]));
  expect([...models.keys()].toSorted()).toEqual(['EQUILIBRIUM', 'RIDGE', 'SHRUNKEN_MEAN']);
  const promoted = [...models.values()].filter(({ status }) => status === 'PROMOTED');
  expect(promoted).toHaveLength(1);
  expect(promoted[0].reason).toBe('BETTER_THAN_BASELINE');
  expect(promoted[0].metrics.differenceToBaseline.low).toBeGreaterThan(0);
  expect(models.get('EQUILIBRIUM')).toMatchObject({ status: 'CANDIDATE', reason: 'OTHER_MODEL_BETTER' });
  expect(models.get('EQUILIBRIUM').metrics.differenceToBaseline).toBeNull();
  for (const model of models.values()) {
    const { periodCount } = model.metrics;
    expect(model.dataSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(model.isDataSimulated).toBe(true);
    expect(model.periods.totalCount).toBe(periodCount);
    expect(model.years.reduce((sum: number, { metrics: { periodCount: n } }: Data) => sum + n, 0)).toBe(periodCount);
    expect(model.periods.edges[0].node.asOfDate > model.periods.edges[1].node.asOfDate).toBe(true);
  }
  const [, ridge] = [...models.values()];
  const next = (
    await ask(
      `query ($id: ID!, $after: String) { forecastModel(id: $id) { periods(first: 1, after: $after) { edges { node { asOfDate } } } }
      node(id: $id) { __typename id } }`,
      {
        id: ridge.id,
        after: ridge.periods.pageInfo.endCursor,
      },
    )
  ).data;
  expect(next.forecastModel.periods.edges[0].node.asOfDate < ridge.periods.edges[1].node.asOfDate).toBe(true);
  expect(next.node).toEqual({ __typename: 'ForecastModelVersion', id: ridge.id });
}, 60_000);

it('forecasts with the version in force: a band about each expectation, nothing for an unknown symbol', async () => {
  const { data } = await ask(`{ currentForecast(symbols: ["100000", "999999"]) { modelVersion { status }
    forecasts { instrument { symbol } expectedReturnRatio standardErrorRatio band80 { lowRatio highRatio } band95 { lowRatio highRatio } } } }`);
  expect(data.currentForecast.modelVersion.status).toBe('PROMOTED');
  const [forecast] = data.currentForecast.forecasts;
  expect(forecast.instrument.symbol).toBe('100000');
  expect(forecast.standardErrorRatio).toBeGreaterThan(0);
  const { band80, band95, expectedReturnRatio: expected } = forecast;
  expect(band95.lowRatio).toBeLessThan(band80.lowRatio);
  expect(band80.lowRatio).toBeLessThan(expected);
  expect((band95.lowRatio + band95.highRatio) / 2).toBeCloseTo(expected, 12);
  const none = await ask('{ currentForecast(symbols: []) { modelVersion { id } } }');
  expect(none.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
});

it('retires what an earlier training made when a later one is done', async () => {
  const { training } = (await ask(train, { key: newKey() })).data.forecastTrain;
  expect((await trainingEnds(training.id)).status).toBe('SUCCEEDED');
  const em = world.em();
  expect(await em.count(ForecastModelVersion, { status: 'PROMOTED' })).toBe(1);
  const retired = await em.find(ForecastModelVersion, { status: 'RETIRED' });
  expect(retired).toHaveLength(3);
  expect(retired.every(({ retiredAt }) => retiredAt !== null)).toBe(true);
  // same prices, same model: the same figures to the last digit
  const kept = await em.findOneOrFail(ForecastModelVersion, { status: 'CANDIDATE', model: 'EQUILIBRIUM' });
  const before = retired.find(({ model }) => model === 'EQUILIBRIUM')!;
  expect([kept.dataSha256, kept.artefactSha256, kept.metrics]).toEqual([
    before.dataSha256,
    before.artefactSha256,
    before.metrics,
  ]);
}, 60_000);

it('trains for every organisation by schedule, and one that has no right to another’s sees nothing of it', async () => {
  const { forecasts } = world.features;
  await forecasts.trainAll(systemEm(world.platform.orm));
  const trainings = await world.otherEm().find(ForecastTraining, {});
  expect(trainings).toHaveLength(1);
  const id = trainings[0]!.publicId;
  const { data } = await ask(`query ($id: ID!) { forecastTraining(id: $id) { id } node(id: $id) { id } }`, { id });
  expect(data).toEqual({ forecastTraining: null, node: null });
  await vi.waitFor(
    async () => {
      const row = await world.otherEm().findOneOrFail(ForecastTraining, { publicId: id }, { refresh: true });
      expect(row.status).toBe('SUCCEEDED');
    },
    { timeout: 60_000, interval: 250 },
  );
}, 70_000);

it('keeps what a run and its recommendation said, scores both when they are due, and nothing twice', async () => {
  const { scenarios, runs, statements } = world.features;
  const em = (): EntityManager => world.em();
  const scenario = await scenarios.create(em(), soundDraft, newKey(), null);
  const { publicId } = await runs.start(em(), scenario.publicId, newKey(), null);
  const run = await endOf({ features: world.features, em }, publicId);
  expect(run.status).toBe('SUCCEEDED');
  const made = await vi.waitFor(
    async () => {
      const found = await em().find(ForecastStatement, { run: run.id }, { orderBy: { id: 'asc' } });
      expect(found.map(({ kind }) => kind)).toEqual(['RUN', 'RECOMMENDATION']);
      return found;
    },
    { timeout: 90_000, interval: 250 },
  );
  const dueDate = nextSession(run.marketAsOfDate, 20);
  expect(made.map((statement) => statement.dueDate)).toEqual([dueDate, dueDate]);
  const { stated } = made[0]!;
  expect(stated.startValueKrw).toBe(5_000_000_000);
  expect(stated.band95!.low).toBeLessThan(stated.band80!.low);
  expect(stated.lossProbability).toBeGreaterThan(0);
  expect(stated.valueAtRisk99Krw).toBeGreaterThan(stated.valueAtRisk95Krw!);
  await statements.stateRun(systemEm(world.platform.orm), publicId); // a second delivery
  expect(await em().count(ForecastStatement, { run: run.id })).toBe(2);

  const { data } = await ask(
    `query ($id: ID!) { forecastSummary { openStatementCount nextDueDate }
      simulationRun(id: $id) { latestRecommendation { forecastModel { isUsedInChoice expectedReturnSource modelVersion { status model } } } } }`,
    { id: publicId },
  );
  expect(data.forecastSummary).toEqual({ openStatementCount: 2, nextDueDate: dueDate });
  expect(data.simulationRun.latestRecommendation.forecastModel).toMatchObject({
    isUsedInChoice: false,
    expectedReturnSource: expect.stringContaining('CVaR alone'),
    modelVersion: { status: 'PROMOTED' },
  });

  expect(await statements.scoreDue(systemEm(world.platform.orm))).toBe(0); // not due yet
  await fallBy(0.5, run.marketAsOfDate, dueDate, ['100000']); // one price comes late
  expect(await statements.scoreDue(systemEm(world.platform.orm))).toBe(0);
  const after = nextSession(dueDate);
  await fallBy(0.5, run.marketAsOfDate, after, ['100000']);
  expect(await statements.scoreDue(systemEm(world.platform.orm))).toBe(2); // it did not come at all
  expect(await statements.scoreDue(systemEm(world.platform.orm))).toBe(0);

  const scored = await em().findOneOrFail(ForecastStatement, { sourceId: publicId }, { refresh: true });
  expect(scored.staleSymbols).toEqual(['100000']);
  const first = scored.holdings.find(({ symbol }) => symbol === '100000')!;
  // every price is halved but the one that did not trade, and cash stays
  const shares = scored.holdings.reduce((sum, holding) => sum + holding.shares * holding.priceKrw, 0);
  const kept = first.shares * first.priceKrw;
  expect(scored.score!.realisedLossKrw).toBeCloseTo((shares - kept) / 2, -6);
  expect(scored.score).toMatchObject({ isBreach95: true, isBreach99: true, isInside95: false });

  await statements.refreshQuality(systemEm(world.platform.orm));
  await statements.refreshQuality(systemEm(world.platform.orm));
  expect(await em().count(QualityWeek)).toBe(1);
  const quality = (
    await ask(`{ forecastQualityWeeks { edges { node { weekStartDate validAnswerRatio week { scoredCount
        breach95 { statedRatio breachCount statementCount rate ${interval} kupiecPValue kupiecPowerRatio } riskEstimation { verdict } } year { scoredCount } } } }
      forecastStatements(filter: { isScored: true, kind: RUN }) { edges { node { kind score { isBreach95 realisedReturnRatio staleSymbols } modelVersion { model } } } } }`)
  ).data;
  expect(quality.forecastQualityWeeks.edges[0].node).toMatchObject({
    validAnswerRatio: null,
    week: { scoredCount: 2, breach95: { statedRatio: 0.05, breachCount: 1, statementCount: 1 } },
    year: { scoredCount: 2 },
  });
  expect(quality.forecastStatements.edges).toHaveLength(1);
  expect(quality.forecastStatements.edges[0].node.score.isBreach95).toBe(true);
}, 200_000);

it('tells the share of valid answers of the language model in weeks of its own, and leaves older ones as they were', async () => {
  const em = systemEm(world.platform.orm);
  const organisation = await organisationOfWorld();
  const monday = Date.parse('2026-11-16T09:00:00+09:00');
  for (const [k, outcome] of (['OK', 'REPAIRED', 'REJECTED', 'TIMEOUT'] as const).entries()) {
    await em.insert(LlmUsage, {
      publicId: newId('llm'),
      organisation,
      purpose: 'EXPLANATION',
      subject: 'none',
      model: 'stub',
      isSimulated: true,
      outcome,
      promptTokens: 1,
      completionTokens: 1,
      costKrw: 0,
      isCostEstimated: false,
      latencyMs: 1,
      requestSha256: String(k).repeat(64),
      isCacheHit: false,
      objectKey: null,
      occurredAt: new Date(monday),
    });
  }
  const { statements } = world.features;
  const ratioOf = async (): Promise<number | null | undefined> =>
    (await world.em().findOneOrFail(QualityWeek, { weekStartDate: '2026-11-16' })).validAnswerRatio;
  await statements.refreshQuality(em, monday);
  expect(await ratioOf()).toBeCloseTo(2 / 3, 12); // a call that timed out gave no text
  await statements.refreshQuality(systemEm(world.platform.orm), monday + 200 * 86_400_000);
  expect(await ratioOf()).toBeCloseTo(2 / 3, 12);
  expect(await world.em().count(QualityWeek)).toBe(2); // this one and that of the statements
});

it('starts the first training of an organisation by itself, and no second one', async () => {
  const { forecasts } = world.features;
  const em = systemEm(world.platform.orm);
  await createTestOrganisation(world.platform.orm, '셋째 운영사');
  expect(await forecasts.trainAll(em, true)).toBe(1);
  expect(await forecasts.trainAll(systemEm(world.platform.orm), true)).toBe(0);
});

async function organisationOfWorld(): Promise<number> {
  const found = await world.em().findOneOrFail(ForecastModelVersion, { status: 'PROMOTED' });
  return found.organisation.id;
}

/** Stores a session on which every share of the sample market but the named ones costs that part of what it cost on a day. */
async function fallBy(
  factor: number,
  asOfDate: string,
  sessionDate: string,
  without: readonly string[],
): Promise<void> {
  const em = systemEm(world.platform.orm);
  const instruments = await em.find(Instrument, { symbol: { $like: '100%' } });
  for (const { id, symbol } of instruments) {
    if (without.includes(symbol)) continue;
    const { closeKrw } = await em.findOneOrFail(Candle, { instrumentId: id, sessionDate: asOfDate });
    const price = Math.round(closeKrw * factor);
    const prices = { openKrw: price, highKrw: price, lowKrw: price, closeKrw: price };
    await em.insert(Candle, { instrumentId: id, dataset: 'IMPORT', sessionDate, ...prices, volumeShares: 1000 });
  }
}
