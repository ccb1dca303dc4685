import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Estimate } from '@convergence/shared/simulation/run-result';

import { recommendationView } from '../recommendation/recommendation-view.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { RiskAssessment } from '../risk/risk.entity.ts';
import { startBackground } from '../background.ts';
import { sha256Of } from './frozen-inputs.ts';
import { SimulationRun } from './simulation.entity.ts';
import { runView } from './run-view.ts';
import { runStream } from './simulation.service.ts';
import { endOf, newKey, openTestWorld, person, soundDraft } from './test-world.ts';
import type { TestWorld } from './test-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld(2);
  await startBackground(world.platform);
});
afterAll(() => world.close());

const withCode = (code: string) => expect.objectContaining({ code });

async function startedRun(pathCount: number, at: TestWorld = world): Promise<string> {
  const { scenarios, runs } = at.features;
  const scenario = await scenarios.create(at.em(), { ...soundDraft, pathCount }, newKey(), null);
  return (await runs.start(at.em(), scenario.publicId, newKey(), person('홍길동'))).publicId;
}

/** Runs that several tests look at: each run is followed by a recommendation, which costs far more than the run. */
const kept = new Map<number, Promise<SimulationRun>>();
function finishedRun(pathCount: number): Promise<SimulationRun> {
  const run = kept.get(pathCount) ?? startedRun(pathCount).then((id) => endOf(world, id));
  kept.set(pathCount, run);
  return run;
}

async function soon<T>(look: () => Promise<T | null | undefined | false>, patienceMs = 30_000): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > giveUpAt) throw new Error('What the test waits for did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

it('takes a run from the queue to a result whose hash is that of its document', async () => {
  const run = await finishedRun(20_000);
  const id = run.publicId;
  expect(run.failure ?? null).toBeNull();
  expect(run).toMatchObject({ status: 'SUCCEEDED', chunkCount: 20, createdBy: '홍길동', isDataSimulated: true });
  expect(await world.features.runs.storedChunks(world.em(), run)).toHaveLength(20);
  expect(run.estimate?.pathCount).toBe(20_000);
  const assessment = await world.em().findOneOrFail(RiskAssessment, { run: run.id });
  expect(sha256Of(assessment.document)).toBe(run.resultSha256);
  expect(assessment.result.pathCount).toBe(20_000);

  const events = await world.platform.events.read(runStream(id), null, 1000);
  const states = events
    .filter(({ kind }) => kind !== 'progress')
    .map(({ kind, payload }) => `${kind} ${(payload as { status: string }).status}`);
  expect(states).toEqual(['state QUEUED', 'state RUNNING', 'state MERGING', 'finished SUCCEEDED']);
  expect(events.findLast(({ kind }) => kind === 'progress')?.payload).toMatchObject({
    doneChunkCount: 20,
    chunkCount: 20,
  });
});

it('freezes whole shares at the last price, and what they leave over is cash', async () => {
  const run = await finishedRun(20_000);
  const { holdings, cashKrw } = run.inputs;
  const invested = holdings.reduce((sum, { shares, priceKrw }) => sum + shares * priceKrw, 0);
  expect(invested + cashKrw).toBe(5_000_000_000);
  for (const { shares, priceKrw } of holdings) {
    expect(Number.isInteger(shares)).toBe(true);
    expect(500_000_000 - shares * priceKrw).toBeGreaterThanOrEqual(0);
    expect(500_000_000 - shares * priceKrw).toBeLessThan(priceKrw);
  }
});

it('gives the same bytes with one thread as with two', async () => {
  const alone = await openTestWorld(1);
  try {
    await startBackground(alone.platform);
    const [two, one] = [await finishedRun(20_000), await endOf(alone, await startedRun(20_000, alone))];
    expect(one.snapshotSha256).toBe(two.snapshotSha256);
    expect(one.resultSha256).toBe(two.resultSha256);
  } finally {
    await alone.close();
  }
});

describe('a run of another engine', () => {
  /** As an upgrade of the server finds it. */
  const ofEngine20 = async (id: string) => {
    await world.em().nativeUpdate(SimulationRun, { publicId: id }, { engineVersion: '2.0.1' });
    return world.em().findOneOrFail(SimulationRun, { publicId: id }, { refresh: true });
  };

  it('that still waits ends with the reason and what to do, not with a crash', async () => {
    const { scenarios, runs } = world.features;
    const { publicId: scenarioId } = await scenarios.create(world.em(), soundDraft, newKey(), null);
    const { publicId } = await world.em().transactional(async (tx) => {
      const run = await runs.start(tx, scenarioId, newKey(), null);
      await tx.nativeUpdate(SimulationRun, { publicId: run.publicId }, { engineVersion: '2.0.1' });
      return run;
    });
    const run = await endOf(world, publicId);
    expect(run).toMatchObject({ status: 'FAILED', failure: 'E_ENGINE_VERSION' });
    expect(runView(run, 'KO').failure).toBe(
      '계산 엔진 2.0.1(으)로 만든 이전 엔진의 실행입니다. 시나리오를 다시 실행하십시오.',
    );
    expect(runView(run, 'EN')).toMatchObject({
      isOfThisEngine: false,
      failure: 'This run was made by another engine, 2.0.1. Run the scenario again.',
    });
  });

  it('that has finished gives no plan, and says so at once', async () => {
    const run = await endOf(world, await startedRun(1024));
    expect(runView(run, 'EN').isOfThisEngine).toBe(true);
    await ofEngine20(run.publicId);
    const conditions = { maximumWeightRatio: 0.4, minimumReturnRatio: null, impactConstant: 0.7 };
    await expect(
      world.features.recommendations.request(world.em(), run.publicId, conditions, newKey(), null),
    ).rejects.toMatchObject({ code: 'E_ENGINE_VERSION', path: ['runId'], facts: { made: '2.0.1' } });
    await expect(world.features.runs.source(await ofEngine20(run.publicId))).rejects.toThrow(
      withCode('E_ENGINE_VERSION'),
    );
  });
});

it('tells progress at most four times a second, in order', async () => {
  const id = await startedRun(150_000);
  await endOf(world, id);
  const events = (await world.platform.events.read(runStream(id), null, 1000)).filter(
    ({ kind }) => kind === 'progress',
  );
  const done = events.map(({ payload }) => (payload as { doneChunkCount: number }).doneChunkCount);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  const took = events.at(-1)!.occurredAt.getTime() - events[0]!.occurredAt.getTime();
  expect(events.length).toBeLessThanOrEqual(Math.ceil(took / 250) + 2); // one more at the beginning, one at the end
});

it('starts one run for a repeated key', async () => {
  const { scenarios, runs } = world.features;
  const { publicId } = await scenarios.create(world.em(), { ...soundDraft, pathCount: 1 }, newKey(), null);
  const key = newKey();
  const [first, second] = [
    await runs.start(world.em(), publicId, key, null),
    await runs.start(world.em(), publicId, key, null),
  ];
  expect(second.publicId).toBe(first.publicId);
  expect(await world.em().count(SimulationRun, { scenario: { publicId } })).toBe(1);
  await endOf(world, first.publicId);
});

describe('cancelling', () => {
  it('ends the run at once and frees its workers within 2 seconds', async () => {
    const { runs } = world.features;
    const id = await startedRun(5_000_000);
    await soon(async () => (await runs.storedChunks(world.em(), await runs.require(world.em(), id, 'id'))).length > 0);
    const { engine } = world.features;
    await soon(async () => engine.isWorkingOn(id));
    expect(await runs.cancel(world.em(), id, null)).toMatchObject({ status: 'CANCELLED' });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    for (let look = 0; look < 25; look++) {
      expect(engine.isWorkingOn(id)).toBe(false); // free for good, not between two chunks
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const next = await endOf(world, await startedRun(1024)); // behind the jobs that drop out
    expect(next.status).toBe('SUCCEEDED');
    expect(engine.isWorkingOn(id)).toBe(false);
    expect(await runs.require(world.em(), id, 'id')).toMatchObject({ status: 'CANCELLED', resultSha256: null });
    const last = (await world.platform.events.read(runStream(id), null, 1000)).at(-1);
    expect(last).toMatchObject({ kind: 'finished', payload: { status: 'CANCELLED' } });
    await expect(runs.cancel(world.em(), id, null)).rejects.toThrow(withCode('E_STATE'));
  });

  it('is not for another organisation', async () => {
    const id = await startedRun(1024);
    await expect(world.features.runs.cancel(world.otherEm(), id, null)).rejects.toThrow(withCode('E_NOT_FOUND'));
    expect(await world.features.runs.find(world.otherEm(), id)).toBeNull();
    expect((await endOf(world, id)).status).toBe('SUCCEEDED');
  });
});

it('fails a run that the engine refuses, with the code of the engine', async () => {
  const { runs, scenarios } = world.features;
  const { publicId } = await scenarios.create(world.em(), { ...soundDraft, pathCount: 1024 }, newKey(), null);
  const { orm } = world.platform;
  const run = await runs.start(world.em(), publicId, newKey(), null);
  // Nothing that the API lets through is refused here, so the frozen inputs are spoiled before a worker sees them.
  await orm.em
    .getConnection()
    .execute(`update simulation_run set inputs = json_set(inputs, '$.horizonSessions', 0) where public_id = ?`, [
      run.publicId,
    ]);
  const ended = await endOf(world, run.publicId);
  expect(ended).toMatchObject({ status: 'FAILED', failure: 'E_RANGE', resultSha256: null });
});

describe('recommendation', () => {
  const finished = (runId: string): Promise<Recommendation> =>
    soon(async () => {
      const found = await world.em().findOne(Recommendation, { run: { publicId: runId } }, { orderBy: { id: 'desc' } });
      return found?.finishedAt ? found : null;
    }, 120_000);

  it('follows every finished run by itself, once, and shows nothing without its interval', async () => {
    const run = await finishedRun(20_000);
    const { status, result, freshSeed } = await finished(run.publicId);
    expect(status).toBe('SUCCEEDED');
    expect(freshSeed).not.toBe(run.seed);
    const plan = result!;
    expect(plan.comparisons.map(({ baseline }) => baseline)).toEqual(['DO_NOTHING', 'NO_CONTROLS', 'EQUAL_WEIGHT']);
    const shown: Estimate[] = [
      plan.objectiveOutOfSample,
      ...plan.controls.map((line) => line.conditionalValueAtRisk95Reduction),
      ...plan.comparisons.flatMap((one) => [
        one.conditionalValueAtRisk95Reduction,
        one.conditionalValueAtRisk99Reduction,
        one.scoreReduction,
      ]),
    ];
    for (const { value, low, high } of shown) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    const amount = plan.shares.reduce((sum, { amountKrw }) => sum + amountKrw, 0);
    const { spreadKrw, impactKrw } = plan.tradingCost!;
    expect(amount + plan.feesKrw + spreadKrw + impactKrw + plan.cashKrw).toBe(5_000_000_000);

    await world.features.recommendations.ensureFirst(world.em(), run.publicId);
    expect(await world.em().count(Recommendation, { run: run.id })).toBe(1);
  }, 240_000);

  it('is made anew on request, with its own limit, from a run that has succeeded only', async () => {
    const run = await finishedRun(2048);
    await finished(run.publicId);
    const { recommendations } = world.features;
    const key = newKey();
    const conditions = { maximumWeightRatio: 0.2, minimumReturnRatio: null, impactConstant: 1.2 };
    const asked = await recommendations.request(world.em(), run.publicId, conditions, key, person('홍길동'));
    expect((await recommendations.request(world.em(), run.publicId, conditions, key, person('홍길동'))).publicId).toBe(
      asked.publicId,
    );
    const made = await finished(run.publicId);
    expect(made).toMatchObject({ publicId: asked.publicId, status: 'SUCCEEDED', maximumWeightRatio: 0.2 });
    for (const { weight } of made.result!.shares) expect(weight).toBeLessThanOrEqual(0.2);
    expect(made.impactConstant).toBe(1.2);
    expect(made.result!.tradingCost).toMatchObject({ impactConstant: 1.2, unknownImpact: [] });
    expect(made.result!.tradingCost!.impactKrw).toBeGreaterThan(0);
    // 100,000 shares a session: nobody trades more than 20,000 of a name
    for (const { shareChange } of made.result!.shares) expect(Math.abs(shareChange)).toBeLessThanOrEqual(20_000);
    const more = { ...conditions, impactConstant: 5.01 };
    await expect(recommendations.request(world.em(), run.publicId, more, newKey(), null)).rejects.toMatchObject({
      code: 'E_RANGE',
      path: ['impactConstant'],
    });
    // the first plan of the run was a trial, and its limit is walked beside this one
    expect(await recommendations.trialsBefore(world.em(), made)).toEqual({ count: 1, maximumWeights: [0.4] });
    const { strategy, noStrategyReason, stability } = made.result!.evidence!;
    expect(strategy?.deflatedSharpe.trialCount ?? 3).toBe(3); // both plans and equal weight
    expect(strategy === null).toBe(noStrategyReason !== null);
    expect(stability!.weights.every(({ low, high }) => low >= 0 && high <= 0.2 / 0.89)).toBe(true);

    const unfinished = await startedRun(1024);
    await expect(recommendations.request(world.em(), unfinished, conditions, newKey(), null)).rejects.toThrow(
      withCode('E_STATE'),
    );
    await expect(recommendations.request(world.otherEm(), run.publicId, conditions, newKey(), null)).rejects.toThrow(
      withCode('E_NOT_FOUND'),
    );
    await endOf(world, unfinished);
  }, 240_000);

  it('says which conditions are in the way when it cannot be made', async () => {
    const run = await finishedRun(2048);
    await finished(run.publicId);
    const { recommendations } = world.features;
    const conditions = { maximumWeightRatio: 0.3, minimumReturnRatio: 9, impactConstant: 0.7 };
    await recommendations.request(world.em(), run.publicId, conditions, newKey(), null);
    const failed = await finished(run.publicId);
    expect(failed).toMatchObject({ status: 'FAILED', failure: 'E_INFEASIBLE', conflict: { status: 'INFEASIBLE' } });
    const text = recommendationView(failed, run.inputs, 'KO').failure;
    expect(text).toMatch(/^다음 조건을 함께 만족하는 해가 없습니다: .*최소 기대수익률 \(\d+\.\d\d%p 낮추면 가능\)/);
  }, 240_000);
});
