import { afterAll, beforeAll, expect, it } from 'vitest';

import { Member } from '../auth/member.entity.ts';
import { startLlmStub } from '../emulator/llm-stub.ts';
import type { LlmFault, LlmStub } from '../emulator/llm-stub.ts';
import { LlmUsage } from '../llm/llm-usage.entity.ts';
import { LlmService } from '../llm/llm.service.ts';
import { Instrument } from '../market/market.entity.ts';
import { engineOf } from '../platform/db/engine.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { endOf, newKey, openTestWorld, person, soundDraft } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { startBackground } from '../background.ts';

import { Explanation } from './explanation.entity.ts';
import { ExplanationService } from './explanation.service.ts';

const ITEMS = 300;
const people = ['남궁민수', '황보영희', 'Gildong Hong', '제갈공명'];
const organisation = '한빛증권 준법지원부';

let stub: LlmStub;
let world: TestWorld;
let runId: string;
const logged: string[] = [];

/** Made-up personal data, from a seed. */
function personalItems(count: number, seed: number): string[] {
  let state = seed;
  const under = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
  const digits = (length: number): string => Array.from({ length }, () => under(10)).join('');
  const letters = (length: number): string =>
    Array.from({ length }, () => String.fromCharCode(97 + under(26))).join('');
  const two = (from: number, to: number): string => String(from + under(to - from + 1)).padStart(2, '0');
  const kinds: readonly (() => string)[] = [
    () => `${letters(6)}.${letters(4)}@${letters(7)}.co.kr`,
    () => `010-${digits(4)}-${digits(4)}`,
    () => `02)${digits(4)}-${digits(4)}`,
    () => `+82 10-${digits(4)}-${digits(4)}`,
    () => `${digits(2)}${two(1, 12)}${two(1, 28)}-${1 + under(4)}${digits(6)}`,
    () => `${digits(8)}-${two(1, 99)}`,
    () => `${digits(3)}-${digits(3)}-${digits(6)}`,
    () => `${digits(4)}-${digits(4)}-${digits(4)}-${digits(4)}`,
    () => people[under(people.length)]!,
    () => organisation,
  ];
  return Array.from({ length: count }, (_, at) => kinds[at % kinds.length]!());
}

beforeAll(async () => {
  stub = await startLlmStub(0);
  world = await openTestWorld();
  await startBackground(world.platform);
  const { scenarios, runs } = world.features;
  const scenario = await scenarios.create(world.em(), soundDraft, newKey(), null);
  runId = (await runs.start(world.em(), scenario.publicId, newKey(), person('남궁민수'))).publicId;
  await endOf(world, runId);
  const giveUpAt = Date.now() + 150_000;
  while ((await world.em().count(Recommendation, { status: 'SUCCEEDED' })) === 0) {
    if (Date.now() > giveUpAt) throw new Error('There is no plan.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await world.platform.dispatcher.close(); // jobs stay where they are: this test does their work
}, 180_000);
afterAll(async () => {
  await world.close();
  await stub.close();
});

/** As the product asks, with a log that is read along. */
async function explained(faults: readonly LlmFault[]): Promise<Explanation> {
  const { orm, objects, events, outbox } = world.platform;
  const { runs, market } = world.features;
  const log = createLog('trace', { write: (line) => void logged.push(line) });
  const settings = {
    baseUrl: stub.url,
    apiKey: 'of-this-test',
    model: 'test-writer',
    isSimulated: false,
    dailyBudgetKrw: 1_000_000,
    promptKrwPer1k: 1,
    completionKrwPer1k: 4,
    timeoutMs: 10_000,
  };
  const llm = new LlmService({ orm, objects, log, settings, firstRetryMs: 1 });
  const explanations = new ExplanationService({ runs, market, llm, events, outbox });
  stub.addFaults(...faults);
  const input = { runId, language: 'KO', isFresh: true } as const;
  const { publicId } = await explanations.request(world.em(), input, newKey(), person('남궁민수'));
  await explanations.write(systemEm(orm), publicId, new AbortController().signal);
  return explanations.require(world.em(), publicId, 'id');
}

async function keptPrompts(): Promise<string> {
  const { objects } = world.platform;
  const pieces: string[] = [];
  for await (const { key } of objects.list('prompts', ''))
    pieces.push(Buffer.from((await objects.get('prompts', key))!).toString('utf8'));
  return pieces.join('\n');
}

it(`leaves none of ${ITEMS} personal items in what is sent, logged or kept`, async () => {
  const items = personalItems(ITEMS, 20_261_123);
  const em = systemEm(world.platform.orm);
  const run = await world.features.runs.require(world.em(), runId, 'id');
  await em.nativeUpdate(Organisation, { id: run.organisation.id }, { name: organisation });
  for (const [at, displayName] of people.entries()) {
    await em.insert(Member, {
      publicId: newId('mbr'),
      organisation: run.organisation.id,
      authUserId: `person-${at}`,
      email: `person-${at}@example.co.kr`,
      displayName,
      role: 'ANALYST',
      language: 'KO',
      createdAt: new Date(),
    });
  }
  // Names of issues are the only words of a question that anybody types.
  const instruments = await em.find(Instrument, {}, { orderBy: { id: 'asc' } });
  const each = ITEMS / (2 * instruments.length);
  if (engineOf(em) === 'mysql')
    // which keeps a name to its length
    await em
      .getConnection()
      .execute('alter table instrument modify name_ko text not null, modify name_en text not null');
  for (const [at, { id }] of instruments.entries()) {
    const own = (from: number): string => `시험 ${items.slice(from * each, (from + 1) * each).join(', ')}`;
    await em.nativeUpdate(Instrument, { id }, { nameKo: own(2 * at), nameEn: own(2 * at + 1) });
  }

  const good = await explained([]);
  const failed = await explained([{ kind: 'error' }, { kind: 'rate', retryAfter: 0 }, { kind: 'malformed' }]);
  const mended = await explained([{ kind: 'wrong-number' }]);
  expect([good.outcome, failed.outcome, mended.outcome]).toEqual(['OK', 'MALFORMED', 'REPAIRED']);

  const sent = stub.received.join('\n');
  for (const kind of ['EMAIL', 'PHONE', 'RESIDENT_NUMBER', 'ACCOUNT', 'CARD', 'PERSON', 'ORGANISATION'])
    expect(sent).toContain(`[${kind}_`); // they were there
  const rows = JSON.stringify([
    await world.em().find(Explanation, {}, { orderBy: { id: 'desc' }, limit: 3, disableIdentityMap: true }),
    await world.em().find(LlmUsage, {}, { disableIdentityMap: true }),
  ]).replaceAll('"createdBy":"남궁민수"', ''); // who asked is a fact of ours, and goes nowhere
  const places = { sent, logged: logged.join('\n'), kept: await keptPrompts(), rows };
  expect(logged.length).toBeGreaterThan(0);
  const left = Object.entries(places).flatMap(([place, text]) =>
    items.filter((item) => text.includes(item)).map((item) => `${place}: ${item}`),
  );
  console.log(`anonymiser: ${left.length} of ${items.length} items left in ${Object.keys(places).join(', ')}`);
  expect(left).toEqual([]);
});

it('refuses and does not keep what a model makes up about a person', async () => {
  const row = await explained([{ kind: 'leak' }, { kind: 'leak' }]);
  expect(row).toMatchObject({ source: 'TEMPLATE', outcome: 'REJECTED' });
  const kept = (await keptPrompts()) + logged.join('\n') + JSON.stringify(row.sections);
  expect(kept).toContain('[PHONE_');
  for (const made of ['010-9876-5432', 'chulsoo.kim@example.co.kr', '87654321-01']) expect(kept).not.toContain(made);
});
