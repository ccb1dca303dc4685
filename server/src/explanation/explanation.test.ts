import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { checkExplanation } from '@convergence/shared/explanation/checker';
import type { Fact } from '@convergence/shared/explanation/fact';

import { startLlmStub } from '../emulator/llm-stub.ts';
import type { LlmFault, LlmStub } from '../emulator/llm-stub.ts';
import { CircuitBreaker } from '../llm/circuit-breaker.ts';
import { spendingOf } from '../llm/llm-spending.ts';
import { LlmBudgetDay, LlmUsage } from '../llm/llm-usage.entity.ts';
import { LlmService } from '../llm/llm.service.ts';
import type { LlmResult } from '../llm/llm.service.ts';
import { systemEm } from '../platform/db/scope.ts';
import { endOf, newKey, openTestWorld, person, soundDraft } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { startBackground } from '../background.ts';

import { Explanation } from './explanation.entity.ts';

/** Long enough for a good answer on a busy machine. */
const TIMEOUT_MS = 4000;

let stub: LlmStub;
let world: TestWorld;
let runId: string;

beforeAll(async () => {
  stub = await startLlmStub(0);
  world = await openTestWorld(2, {
    LLM_BASE_URL: stub.url,
    LLM_API_KEY: 'of-this-test',
    LLM_MODEL: 'test-writer',
    LLM_PROMPT_KRW_PER_1K: '1',
    LLM_COMPLETION_KRW_PER_1K: '4',
    LLM_TIMEOUT_MS: String(TIMEOUT_MS),
    LLM_DAILY_BUDGET_KRW: '5000',
  });
  await startBackground(world.platform);
  const { scenarios, runs } = world.features;
  const scenario = await scenarios.create(world.em(), soundDraft, newKey(), null);
  runId = (await runs.start(world.em(), scenario.publicId, newKey(), person('홍길동'))).publicId;
  await endOf(world, runId);
}, 180_000);
afterAll(async () => {
  await world.close();
  await stub.close();
});
beforeEach(() => stub.failAlways(null));

async function finished(id: string): Promise<Explanation> {
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    const row = await world.features.explanations.require(world.em(), id, 'id');
    if (row.status === 'FINISHED') return row;
    if (Date.now() > giveUpAt) throw new Error(`The explanation is still ${row.status}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function requested(isFresh = true): Promise<Explanation> {
  const { explanations } = world.features;
  const row = await explanations.request(world.em(), { runId, language: 'KO', isFresh }, newKey(), person('홍길동'));
  return finished(row.publicId);
}

function callsFor(subject: string): Promise<LlmUsage[]> {
  return world.em().find(LlmUsage, { subject }, { orderBy: { id: 'asc' } });
}

/** A question without facts, which the stand-in answers with no sentences. */
function plainQuestion(llm: LlmService, organisationId: number, n: number): Promise<LlmResult<unknown>> {
  const schema = z.object({ claims: z.array(z.unknown()) });
  return llm.ask({
    organisationId,
    purpose: 'EXPLANATION',
    subject: `question-${n}`,
    messages: [{ role: 'user', content: JSON.stringify({ language: 'ko', facts: [] }) }],
    schema,
    sentSchema: schema,
    schemaName: 'explanation',
    requestSha256: String(n).repeat(64),
    isFresh: true,
    judge: () => [],
    known: { people: [], organisations: [] },
    signal: new AbortController().signal,
  });
}

const textOf = ({ sections }: Explanation): string =>
  sections.flatMap(({ claims }) => claims.map(({ text }) => text)).join('\n');

async function eventually<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  const giveUpAt = Date.now() + 150_000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > giveUpAt) throw new Error('What the test waits for did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('explains a finished run in both languages by itself, and again when its plan is there', async () => {
  const all = await eventually(async () => {
    const rows = await world.em().find(Explanation, { run: { publicId: runId } }, { orderBy: { id: 'asc' } });
    return rows.length >= 4 && rows.every(({ status }) => status === 'FINISHED') && rows;
  });
  expect(all.map(({ language, source, outcome }) => [language, source, outcome])).toEqual(
    ['KO', 'EN', 'KO', 'EN'].map((language) => [language, 'MODEL', 'OK']),
  );
  expect(all.map(({ recommendation }) => (recommendation ?? null) !== null)).toEqual([false, false, true, true]);
  expect(textOf(all[0]!)).toContain('시험용 모의 작성기');
}, 180_000);

it('shows a text of the model whose every figure is a fact, and what it cost', async () => {
  const row = await requested();
  expect(row).toMatchObject({
    source: 'MODEL',
    outcome: 'OK',
    callCount: 1,
    model: 'test-writer',
    createdBy: '홍길동',
  });
  const language = 'ko';
  expect(checkExplanation({ language, sections: row.sections }, row.facts as Fact[])).toEqual([]);
  const [call] = await callsFor(row.publicId);
  expect(call).toMatchObject({ outcome: 'OK', isCacheHit: false, isCostEstimated: false });
  expect(row.costKrw).toBe(Math.ceil((call!.promptTokens + 4 * call!.completionTokens) / 1000));
  expect(row.usageId).toBe(call!.publicId);
});

it('uses a kept answer to the same facts, which costs nothing', async () => {
  const before = await requested();
  const asked = stub.received.length;
  const row = await requested(false);
  expect(row).toMatchObject({ source: 'MODEL', outcome: 'CACHE_HIT', costKrw: 0, callCount: 0 });
  expect(textOf(row)).toBe(textOf(before));
  expect(stub.received.length).toBe(asked);
  expect(await callsFor(row.publicId)).toMatchObject([{ outcome: 'CACHE_HIT', isCacheHit: true, costKrw: 0 }]);
});

it('lets the model mend a wrong figure once, telling it what was refused', async () => {
  stub.addFaults({ kind: 'wrong-number' });
  const row = await requested();
  expect(row).toMatchObject({ source: 'MODEL', outcome: 'REPAIRED', callCount: 2 });
  expect((await callsFor(row.publicId)).map(({ outcome }) => outcome)).toEqual(['REJECTED', 'REPAIRED']);
  expect(stub.received.at(-1)).toContain('none of its facts shows this figure');
});

describe.each<[string, LlmFault, string, string[]]>([
  ['a wrong figure twice', { kind: 'wrong-number' }, 'REJECTED', ['REJECTED', 'REJECTED']],
  ['too many calls', { kind: 'rate', retryAfter: 0 }, 'RATE_LIMITED', Array(3).fill('RATE_LIMITED')],
  ['a long wait asked for', { kind: 'rate', retryAfter: 600 }, 'RATE_LIMITED', ['RATE_LIMITED']],
  ['a broken service', { kind: 'error' }, 'SERVER_ERROR', Array(3).fill('SERVER_ERROR')],
  ['a cut connection', { kind: 'drop' }, 'CONNECTION', Array(3).fill('CONNECTION')],
  ['a slow answer', { kind: 'slow' }, 'TIMEOUT', ['TIMEOUT']],
  ['half an answer', { kind: 'cut' }, 'CUT', ['CUT']],
  ['no JSON', { kind: 'malformed' }, 'MALFORMED', ['MALFORMED']],
])('with %s', (_what, fault, outcome, calls) => {
  it('shows the template with the reason, and keeps a row of every call', async () => {
    world.features.llm.breaker.succeeded();
    stub.failAlways(fault);
    const row = await requested();
    expect(row).toMatchObject({ source: 'TEMPLATE', outcome });
    expect(textOf(row)).not.toContain('모의 작성기');
    const rows = await callsFor(row.publicId);
    expect(rows.map((call) => call.outcome)).toEqual(calls);
    expect(rows.every(({ objectKey }) => objectKey !== null)).toBe(true);
    world.features.llm.breaker.succeeded();
  });
});

it('leaves a service alone that keeps failing, says so, and comes back to it', async () => {
  stub.failAlways({ kind: 'error' });
  world.features.llm.breaker.succeeded();
  await requested(); // three failures
  const asked = stub.received.length;
  const open = await requested(); // two more open it
  expect(stub.received.length).toBe(asked + 2);
  expect(world.features.llm.breaker.state).toBe('OPEN');
  const left = await requested();
  expect(stub.received.length).toBe(asked + 2);
  expect([open.outcome, left.outcome]).toEqual(['SERVER_ERROR', 'CIRCUIT_OPEN']);
  expect(await callsFor(left.publicId)).toMatchObject([{ outcome: 'CIRCUIT_OPEN', costKrw: 0, objectKey: null }]);
  world.features.llm.breaker.succeeded();
  stub.failAlways(null);
  expect((await requested()).outcome).toBe('OK');
});

it('lets one call try the service after the pause of the circuit breaker, which closes it', async () => {
  const { orm, objects, log, settings } = world.platform;
  const breaker = new CircuitBreaker({ failures: 3, pauseMs: 300 });
  const llm = new LlmService({ orm, objects, log, settings: settings.llm, breaker, firstRetryMs: 1 });
  const { organisation } = await world.features.runs.require(world.em(), runId, 'id');
  const ask = async (n: number): Promise<string> => (await plainQuestion(llm, organisation.id, n)).outcome;
  stub.failAlways({ kind: 'error' });
  expect([await ask(1), breaker.state]).toEqual(['SERVER_ERROR', 'OPEN']);
  const asked = stub.received.length;
  expect([await ask(2), stub.received.length]).toEqual(['CIRCUIT_OPEN', asked]);
  await new Promise((resolve) => setTimeout(resolve, 310));
  expect(breaker.state).toBe('HALF_OPEN');
  stub.failAlways(null);
  expect([await ask(3), breaker.state]).toEqual(['OK', 'CLOSED']);
});

it('forgets questions and answers that are old, and keeps their rows', async () => {
  const { objects } = world.platform;
  const row = await requested();
  const [call] = await callsFor(row.publicId);
  expect(await world.features.llm.removeOldPrompts(new Date(Date.now() - 86_400_000))).toBe(0);
  expect(await objects.get('prompts', call!.objectKey!)).not.toBeNull();
  expect(await world.features.llm.removeOldPrompts(new Date(Date.now() + 1000))).toBeGreaterThan(0);
  expect(await objects.get('prompts', call!.objectKey!)).toBeNull();
  expect(await callsFor(row.publicId)).toHaveLength(1);
});

it('keeps a run, its measures and its plan as they are, whatever becomes of its explanation', async () => {
  const before = await world.features.runs.require(world.em(), runId, 'id');
  stub.failAlways({ kind: 'malformed' });
  await requested();
  const after = await world.features.runs.require(world.em(), runId, 'id');
  expect([after.status, after.resultSha256]).toEqual([before.status, before.resultSha256]);
});

describe('a budget', () => {
  it('that is used up keeps the model from being asked at all, and the text is the template', async () => {
    const em = systemEm(world.platform.orm);
    const [day] = await em.find(LlmBudgetDay, { spentKrw: { $gt: 0 } });
    await em.nativeUpdate(LlmBudgetDay, { id: day!.id }, { spentKrw: 5000 });
    const asked = stub.received.length;
    const row = await requested();
    expect(row).toMatchObject({ source: 'TEMPLATE', outcome: 'BUDGET', costKrw: 0, callCount: 0 });
    expect(await callsFor(row.publicId)).toMatchObject([{ outcome: 'BUDGET', costKrw: 0, objectKey: null }]);
    expect(stub.received.length).toBe(asked);
    await em.nativeUpdate(LlmBudgetDay, { id: day!.id }, { spentKrw: day!.spentKrw });
  });
  it('is not passed by two calls at once', async () => {
    const { orm, objects, log } = world.platform;
    const em = systemEm(orm);
    const organisationId = (await world.features.runs.require(world.em(), runId, 'id')).organisation.id;
    const [day] = await em.find(LlmBudgetDay, { organisation: organisationId });
    const llm = new LlmService({
      orm,
      objects,
      log,
      // room for one call of at most 33 won (8,000 tokens of answer at 4 won a thousand), not for two
      settings: { ...world.platform.settings.llm!, dailyBudgetKrw: day!.spentKrw + day!.reservedKrw + 40 },
    });
    const ask = (n: number) => plainQuestion(llm, organisationId, n);
    stub.failAlways({ kind: 'slow', ms: 200 });
    const outcomes = (await Promise.all([ask(1), ask(2)])).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['BUDGET', 'OK']);
  });
  it('tells what was spent today, and the share of answers that were good', async () => {
    const em = world.em();
    const spending = await spendingOf(em, new Date());
    const rows = await em.find(LlmUsage, {});
    expect(spending.days).toHaveLength(30);
    expect(spending.spentKrw).toBe(rows.reduce((sum, { costKrw }) => sum + costKrw, 0));
    expect(spending.days.at(-1)).toMatchObject({ date: spending.today, spentKrw: spending.spentKrw });
    expect(spending.reservedKrw).toBe(0);
    const answered = rows.filter(({ outcome }) => ['OK', 'REPAIRED', 'REJECTED', 'MALFORMED', 'CUT'].includes(outcome));
    const good = answered.filter(({ outcome }) => outcome === 'OK' || outcome === 'REPAIRED');
    expect(spending.validAnswerRatio).toBeCloseTo(good.length / answered.length, 12);
    expect((await spendingOf(world.otherEm(), new Date())).spentKrw).toBe(0);
  });
});
