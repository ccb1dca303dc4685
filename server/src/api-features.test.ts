import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

import { startApi } from './api.ts';
import { ApiTokenService } from './auth/api-token.service.ts';
import { permissionsOfRole } from './auth/permissions.ts';
import { newKey, openTestWorld, soundDraft } from './simulation/test-world.ts';
import type { TestWorld } from './simulation/test-world.ts';
import { startBackground } from './background.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords
let world: TestWorld;
let address: string;
let token: string;

beforeAll(async () => {
  world = await openTestWorld(2);
  await startBackground(world.platform);
  address = await startApi(world.platform);
  const tokens = new ApiTokenService(world.platform.orm, world.platform.secrets.pepper);
  const email = 'demo@convergence.local';
  token = await tokens.create({ email, scopes: permissionsOfRole.ADMIN, name: 'test', days: 1, actor: 'command:test' });
});
afterAll(() => world.close());

/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': 'en' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}

const input = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: soundDraft.name,
  positions: soundDraft.positions,
  investmentBudgetKrw: '5000000000',
  controlBudgetKrw: '2000000000',
  pathCount: 20_000,
  estimationSessions: 300,
  seed: '42',
  idempotencyKey: newKey(),
  ...change,
});

const create = `mutation ($input: ScenarioCreateInput!) {
  scenarioCreate(input: $input) { scenario { id version status } errors { __typename ... on UserError { code message path } ... on InvalidInputError { reason } } }
}`;

async function madeScenario(change: Record<string, unknown> = {}): Promise<string> {
  const { scenarioCreate } = await ask(create, { input: input(change) });
  expect(scenarioCreate.errors).toEqual([]);
  return scenarioCreate.scenario.id;
}

it.each<[string, Record<string, unknown>, string, string[]]>([
  [
    'weights that do not sum to 1',
    { positions: [{ symbol: '100000', weightRatio: 0.9 }] },
    'E_WEIGHTS_SUM',
    ['positions'],
  ],
  [
    'an unknown symbol',
    { positions: [{ symbol: '000000', weightRatio: 1 }] },
    'E_SYMBOL_UNKNOWN',
    ['positions', '0', 'symbol'],
  ],
  ['a budget of 0', { investmentBudgetKrw: '0' }, 'E_RANGE', ['investmentBudgetKrw']],
  ['a negative budget', { investmentBudgetKrw: '-1' }, 'E_BUDGET_NEGATIVE', ['investmentBudgetKrw']],
  ['0 paths', { pathCount: 0 }, 'E_RANGE', ['pathCount']],
  ['a horizon of 10 years', { horizonSessions: 2520 }, 'E_RANGE', ['horizonSessions']],
])('answers %s with a typed error at its field', async (_what, change, reason, path) => {
  const { scenarioCreate } = await ask(create, { input: input(change) });
  expect(scenarioCreate.scenario).toBeNull();
  expect(scenarioCreate.errors).toEqual([
    { __typename: 'InvalidInputError', code: 'INVALID_INPUT', message: expect.any(String), reason, path },
  ]);
});

it.each(['100000000000000000', '10000000000000000000'])(
  'refuses %s won before anything runs',
  async (investmentBudgetKrw) => {
    await expect(ask(create, { input: input({ investmentBudgetKrw }) })).rejects.toThrow('Krw');
  },
);

it('answers a stale version with the scenario as it now is, and a foreign id as if it were not there', async () => {
  const id = await madeScenario();
  const update = `mutation ($input: ScenarioUpdateInput!) {
    scenarioUpdate(input: $input) { scenario { version } errors { __typename ... on UserError { code path } ... on VersionConflictError { current { id ... on Scenario { version name } } } } }
  }`;
  const first = await ask(update, { input: { id, expectedVersion: 1, name: '새 이름' } });
  expect(first.scenarioUpdate).toEqual({ scenario: { version: 2 }, errors: [] });
  const stale = await ask(update, { input: { id, expectedVersion: 1, name: '늦은 이름' } });
  expect(stale.scenarioUpdate).toEqual({
    scenario: null,
    errors: [
      {
        __typename: 'VersionConflictError',
        code: 'VERSION_CONFLICT',
        path: ['expectedVersion'],
        current: { id, version: 2, name: '새 이름' },
      },
    ],
  });

  const { scenarios } = world.features;
  const foreign = (await scenarios.create(world.otherEm(), soundDraft, newKey(), null)).publicId;
  const answer = await ask(update, { input: { id: foreign, expectedVersion: 1, name: 'x' } });
  expect(answer.scenarioUpdate.errors).toEqual([{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['id'] }]);
  expect(await ask(`{ scenario(id: "${foreign}") { id } node(id: "${foreign}") { id } }`)).toEqual({
    scenario: null,
    node: null,
  });
  const started = await ask(
    `mutation { simulationStart(input: { scenarioId: "${foreign}", idempotencyKey: "${newKey()}" }) { run { id } errors { __typename } } }`,
  );
  expect(started.simulationStart).toEqual({ run: null, errors: [{ __typename: 'NotFoundError' }] });
});

const interval = '{ value low high levelRatio method }';

it('runs a scenario, tells its progress on a socket, and shows measures and a recommendation with their intervals', async () => {
  const id = await madeScenario({ pathCount: 100_000 });
  const { simulationStart } = await ask(
    `mutation { simulationStart(input: { scenarioId: "${id}", idempotencyKey: "${newKey()}" }) { run { id status latestEventCursor viewerCanCancel } errors { __typename } } }`,
  );
  expect(simulationStart.run).toMatchObject({ status: 'QUEUED', viewerCanCancel: true });
  const runId = simulationStart.run.id;

  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const kinds: string[] = [];
  let end: Data;
  const events = client.iterate<Data>({
    query: `subscription ($id: ID!, $after: String) { simulationEvents(runId: $id, after: $after) { __typename cursor occurredAt
      ... on SimulationStateEvent { status }
      ... on SimulationProgressEvent { progressRatio doneChunkCount chunkCount estimate { pathCount conditionalValueAtRisk99Krw ${interval} } }
      ... on SimulationFinishedEvent { run { id status progressRatio resultSha256 } } } }`,
    variables: { id: runId, after: simulationStart.run.latestEventCursor },
  });
  for await (const { data, errors } of events) {
    expect(errors).toBeUndefined();
    const event = data.simulationEvents;
    kinds.push(event.__typename);
    if (event.__typename === 'SimulationProgressEvent')
      expect(event.estimate.conditionalValueAtRisk99Krw.value).toBeGreaterThan(0);
    if (event.__typename === 'SimulationFinishedEvent') {
      end = event.run;
      break;
    }
  }
  await client.dispose();
  expect(end).toMatchObject({
    id: runId,
    status: 'SUCCEEDED',
    progressRatio: 1,
    resultSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(new Set(kinds)).toEqual(
    new Set(['SimulationStateEvent', 'SimulationProgressEvent', 'SimulationFinishedEvent']),
  );

  const { simulationRun } = await ask(
    `query ($id: ID!) { simulationRun(id: $id) { scenario { id latestRun { id } } result { pathCount expectedAnnualLossKrw
      metrics { key scope unit interval ${interval} } lossExceedance { lossKrw probabilityRatio low high }
      assetContributions { key nameKo conditionalValueAtRisk99Krw ${interval} share99Ratio expectedAnnualLossKrw }
      threatContributions { key conditionalValueAtRisk99Krw ${interval} share99Ratio expectedAnnualLossKrw }
      score { score ${interval} band parts { key score limit } } capacityScores { scope score } warnings { code message path } } } }`,
    { id: runId },
  );
  const { result, scenario } = simulationRun;
  expect(scenario).toEqual({ id, latestRun: { id: runId } });
  const shares = [...result.assetContributions, ...result.threatContributions].map((part: Data) => part.share99Ratio);
  expect(shares.reduce((sum: number, share: number) => sum + share, 0)).toBeCloseTo(1, 6);
  const expected = result.threatContributions.reduce((sum: number, part: Data) => sum + part.expectedAnnualLossKrw, 0);
  expect(Math.round(expected)).toBe(Number(result.expectedAnnualLossKrw));
  expect(result.score.parts.map((part: Data) => part.key)).toEqual([
    'tailLoss',
    'drawdown',
    'security',
    'concentration',
    'liquidity',
    'model',
  ]);
  for (const { interval: shown } of result.metrics) {
    expect(shown.low).toBeLessThanOrEqual(shown.value);
    expect(shown.high).toBeGreaterThanOrEqual(shown.value);
  }

  let recommendation: Data;
  await vi.waitFor(
    async () => {
      const answer = await ask(
        `query ($id: ID!) { simulationRun(id: $id) { latestRecommendation { status run { id } result { verdict investedKrw feesKrw cashLeftKrw
          tradingCost { feesKrw taxesKrw spreadKrw impactKrw impactConstant largestParticipationRatio largestParticipationInstrument { symbol } cappedInstruments { symbol } unknownImpactInstruments { symbol } }
          shares { instrument { symbol } shares currentShares costKrw } controls { control { id } conditionalValueAtRisk95Reduction ${interval} }
          comparisons { baseline changes { key plan baseline difference ${interval} isImprovement } } objectiveOutOfSampleKrw ${interval}
          evidence { noStrategyReason strategy { verdict sharpeDifference ${interval} trialCount impactConstant market { costKrw } marketBenchmark cash { costKrw } timeline { date strategyRatio marketRatio } strategy { marketCostKrw cappedOrderCount sharpeAnnual ${interval} costKrw } }
            stability { resampleCount weights { instrument { symbol } lowRatio highRatio } } } } } } }`,
        { id: runId },
      );
      recommendation = answer.simulationRun.latestRecommendation;
      expect(recommendation?.status).toBe('SUCCEEDED');
    },
    { timeout: 120_000, interval: 250 },
  );
  const { result: plan } = recommendation;
  // either the way of choosing was walked, or it is said why not
  expect(plan.evidence.strategy === null).toBe(plan.evidence.noStrategyReason !== null);
  expect(plan.evidence.stability.resampleCount).toBe(50);
  for (const { lowRatio, highRatio } of plan.evidence.stability.weights)
    expect(lowRatio).toBeLessThanOrEqual(highRatio);
  const { feesKrw, taxesKrw, spreadKrw, impactKrw, ...trading } = plan.tradingCost;
  expect(Number(feesKrw) + Number(taxesKrw)).toBe(Number(plan.feesKrw));
  const spent = [plan.investedKrw, plan.feesKrw, spreadKrw, impactKrw, plan.cashLeftKrw].map(Number);
  expect(spent.reduce((sum, won) => sum + won, 0)).toBe(5_000_000_000);
  expect(trading).toMatchObject({ impactConstant: 0.7, unknownImpactInstruments: [] });
  expect(trading.largestParticipationRatio).toBeLessThanOrEqual(0.2);
  expect(trading.largestParticipationInstrument.symbol).toMatch(/^\d{6}$/);
  for (const { changes } of plan.comparisons) {
    for (const { plan: after, baseline, difference, isImprovement } of changes) {
      expect(Math.sign(after - baseline)).toBe(Math.sign(difference.value));
      if (isImprovement !== null) expect(isImprovement).toBe(difference.high < 0);
    }
  }
}, 180_000);
