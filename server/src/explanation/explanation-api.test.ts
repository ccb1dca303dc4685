import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

import { startApi } from '../api.ts';
import { ApiTokenService } from '../auth/api-token.service.ts';
import { permissionsOfRole } from '../auth/permissions.ts';
import type { Role } from '../auth/permissions.ts';
import { Member } from '../auth/member.entity.ts';
import { startLlmStub } from '../emulator/llm-stub.ts';
import type { LlmStub } from '../emulator/llm-stub.ts';
import { AuditEntry } from '../platform/db/audit.entity.ts';
import { organisationOf, systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { endOf, newKey, openTestWorld, soundDraft } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { startBackground } from '../background.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords

/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;

let stub: LlmStub;
let world: TestWorld;
let address: string;
let runId: string;
let admin: string;
let viewer: string;
let stranger: string;

beforeAll(async () => {
  stub = await startLlmStub(0);
  world = await openTestWorld(2, {
    LLM_BASE_URL: stub.url,
    LLM_API_KEY: 'of-this-test',
    LLM_MODEL: 'test-writer',
    LLM_PROMPT_KRW_PER_1K: '1',
    LLM_COMPLETION_KRW_PER_1K: '4',
  });
  await startBackground(world.platform);
  address = await startApi(world.platform);
  const tokens = new ApiTokenService(world.platform.orm, world.platform.secrets.pepper);
  const token = (email: string, role: Role): Promise<string> =>
    tokens.create({ email, scopes: permissionsOfRole[role], name: 'test', days: 1, actor: 'command:test' });
  admin = await token('demo@convergence.local', 'ADMIN');
  viewer = await token('viewer@convergence.local', 'VIEWER');
  await systemEm(world.platform.orm).insert(Member, {
    publicId: newId('mbr'),
    organisation: organisationOf(world.otherEm())!,
    authUserId: 'a-stranger',
    email: 'stranger@other.example',
    displayName: '다른 사람',
    role: 'ADMIN',
    language: 'KO',
    createdAt: new Date(),
  });
  stranger = await token('stranger@other.example', 'ADMIN');
  const { scenarios, runs } = world.features;
  const scenario = await scenarios.create(world.em(), soundDraft, newKey(), null);
  runId = (await runs.start(world.em(), scenario.publicId, newKey(), null)).publicId;
  await endOf(world, runId);
}, 180_000);
afterAll(async () => {
  await world.close();
  await stub.close();
});

async function ask(
  query: string,
  variables: Record<string, unknown> = {},
  token: string = admin,
): Promise<{ data: Data; codes: unknown[] }> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': 'en' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as { data: Data; errors?: { extensions: { code: string } }[] };
  return { data, codes: errors.map(({ extensions }) => extensions.code) };
}

const read = `query ($id: ID!, $language: Language!) {
  simulationRun(id: $id) { latestExplanationEventCursor explanation(language: $language) {
    id language status source outcome model isSimulated costKrw promptTokens completionTokens callCount
    sections { section claims { text factIds } } facts { factId label value text unit source } } } }`;
const request = `mutation ($input: ExplanationRequestInput!) {
  explanationRequest(input: $input) { explanation { id status source sections { section } }
    errors { __typename ... on UserError { code path } } } }`;

async function finished(language: 'KO' | 'EN'): Promise<Data> {
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    const { data } = await ask(read, { id: runId, language });
    const { explanation } = data.simulationRun;
    if (explanation?.status === 'FINISHED') return explanation;
    if (Date.now() > giveUpAt) throw new Error('The explanation was not finished.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it.each(['KO', 'EN'] as const)(
  'serves the explanation of a run in %s, sentence by sentence with facts',
  async (language) => {
    const explanation = await finished(language);
    expect(explanation).toMatchObject({ language, source: 'MODEL', outcome: 'OK', model: 'test-writer', callCount: 1 });
    const sections = explanation.sections.map(({ section }: Data) => section);
    expect(sections).toEqual(['ASKED', 'RISK', 'RECOMMENDATION', 'BASIS', 'CHANGE', 'NOTICE']);
    const ids = new Set(explanation.facts.map(({ factId }: Data) => factId));
    for (const { claims } of explanation.sections)
      for (const { factIds } of claims) for (const id of factIds) expect(ids).toContain(id);
    const score = explanation.facts.find(({ factId }: Data) => factId === 'risk.score');
    expect(score).toMatchObject({ unit: 'SCORE', source: 'result.score.total' });
    expect(Number(explanation.costKrw)).toBeGreaterThan(0);
    const { data } = await ask('query ($id: ID!) { node(id: $id) { id __typename } }', { id: explanation.id });
    expect(data.node).toEqual({ id: explanation.id, __typename: 'Explanation' });
  },
);

it('makes another on request, once for a key, and tells it in the stream', async () => {
  const { data: before } = await ask(read, { id: runId, language: 'KO' });
  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${admin}` },
  });
  const events = client.iterate<Data>({
    query: `subscription ($runId: ID!, $after: String) { explanationEvents(runId: $runId, after: $after) {
      cursor ... on ExplanationChangedEvent { explanation { id status } } } }`,
    variables: { runId, after: before.simulationRun.latestExplanationEventCursor },
  });
  const input = { runId, language: 'KO', isFresh: true, idempotencyKey: newKey() };
  const first = await ask(request, { input });
  const second = await ask(request, { input });
  const { explanation, errors } = first.data.explanationRequest;
  expect(errors).toEqual([]);
  expect(explanation).toMatchObject({ status: 'QUEUED', source: 'TEMPLATE' });
  expect(explanation.sections).toHaveLength(6); // never nothing
  expect(second.data.explanationRequest.explanation.id).toBe(explanation.id);
  for await (const { data } of events) {
    const told = data?.explanationEvents.explanation;
    if (told?.id === explanation.id && told.status === 'FINISHED') break;
  }
  await client.dispose();
  expect(await finished('KO')).toMatchObject({ id: explanation.id, outcome: 'OK' });
  const audit = await world.em().find(AuditEntry, { subject: explanation.id });
  expect(audit).toMatchObject([{ action: 'explanation.request' }]);
});

it.each([
  ['a run that is not there', { runId: 'run_01JQ7Z3V5M8K2T9W4X6Y0B1C2D' }, 'NOT_FOUND', ['runId']],
  ['a key that is too short', { idempotencyKey: 'short' }, 'INVALID_INPUT', ['idempotencyKey']],
])('refuses %s at its field', async (_what, change, code, path) => {
  const input = { runId, language: 'KO', idempotencyKey: newKey(), ...change };
  const { data } = await ask(request, { input });
  expect(data.explanationRequest).toMatchObject({ explanation: null, errors: [{ code, path }] });
});
it('refuses a run that has not succeeded, and another input under the same key', async () => {
  const { scenarios, runs } = world.features;
  const scenario = await scenarios.create(world.em(), { ...soundDraft, pathCount: 2_000_000 }, newKey(), null);
  const open = await runs.start(world.em(), scenario.publicId, newKey(), null);
  const input = { runId: open.publicId, language: 'KO', idempotencyKey: newKey() };
  expect((await ask(request, { input })).data.explanationRequest.errors).toMatchObject([
    { code: 'WRONG_STATE', path: ['runId'] },
  ]);
  await runs.cancel(world.em(), open.publicId, null);
  const again = { runId, language: 'KO', idempotencyKey: newKey() };
  await ask(request, { input: again });
  expect((await ask(request, { input: { ...again, language: 'EN' } })).data.explanationRequest.errors).toMatchObject([
    { code: 'IDEMPOTENCY_KEY_REUSED' },
  ]);
});

it('lets nobody ask or look who may not', async () => {
  const { id } = await finished('KO');
  const input = { runId, language: 'KO', idempotencyKey: newKey() };
  expect((await ask(request, { input }, viewer)).codes).toEqual(['FORBIDDEN']);
  expect((await ask('{ llmBudget { limitKrw } }', {}, viewer)).codes).toEqual(['FORBIDDEN']);
  expect((await ask('{ llmUsage { edges { cursor } } }', {}, viewer)).codes).toEqual(['FORBIDDEN']);
  expect((await ask(read, { id: runId, language: 'KO' }, viewer)).data.simulationRun.explanation.id).toBe(id);
  const foreign = await ask('query ($id: ID!) { node(id: $id) { id } }', { id }, stranger);
  expect(foreign.data.node).toBeNull();
  expect((await ask(request, { input }, stranger)).data.explanationRequest.errors).toMatchObject([
    { code: 'NOT_FOUND', path: ['runId'] },
  ]);
  const usage = await ask('{ llmUsage { totalCount } llmBudget { spentKrw } }', {}, stranger);
  expect(usage.data).toEqual({ llmUsage: { totalCount: 0 }, llmBudget: { spentKrw: '0' } });
});

it('lists every call page by page, and what is left of the budget', async () => {
  await finished('EN');
  const page = `query ($after: String) { llmUsage(first: 1, after: $after) { totalCount
    edges { node { id model outcome promptTokens completionTokens costKrw latencyMs isCacheHit requestSha256 } }
    pageInfo { hasNextPage endCursor } } }`;
  const { data: first } = await ask(page);
  const { data: second } = await ask(page, { after: first.llmUsage.pageInfo.endCursor });
  expect(first.llmUsage.totalCount).toBeGreaterThanOrEqual(2);
  expect(first.llmUsage.edges[0].node.id).not.toBe(second.llmUsage.edges[0].node.id);
  expect(first.llmUsage.edges[0].node.requestSha256).toMatch(/^[0-9a-f]{64}$/);
  const { data } = await ask(
    '{ llmBudget { model limitKrw spentKrw reservedKrw leftKrw breakerState triesAgainAt validAnswerRatio days { date spentKrw } } }',
  );
  const { limitKrw, spentKrw, reservedKrw, leftKrw, days } = data.llmBudget;
  expect(data.llmBudget).toMatchObject({ model: 'test-writer', breakerState: 'CLOSED', triesAgainAt: null });
  expect(Number(limitKrw) - Number(spentKrw) - Number(reservedKrw)).toBe(Number(leftKrw));
  expect(days).toHaveLength(30);
});
