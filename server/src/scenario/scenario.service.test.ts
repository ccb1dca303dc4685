import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { featuresOf } from '../features.ts';
import { AuditEntry } from '../platform/db/audit.entity.ts';
import { engineSettings } from '../platform/db/migrations/0014-engine-settings.ts';
import { newKey, openTestWorld, person, soundDraft } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { ScenarioVersion } from './scenario.entity.ts';
import type { Scenario } from './scenario.entity.ts';
import type { ScenarioService } from './scenario.service.ts';

let world: TestWorld;
let scenarios: ScenarioService;
beforeAll(async () => {
  world = await openTestWorld(1);
  ({ scenarios } = featuresOf(world.platform));
});
afterAll(() => world.close());

const made = (name = soundDraft.name): Promise<Scenario> =>
  scenarios.create(world.em(), { ...soundDraft, name }, newKey(), person('홍길동'));
const withCode = (code: string) => expect.objectContaining({ code });
const withErrors = (...errors: readonly [string, string][]) =>
  expect.objectContaining({
    errors: errors.map(([code, path]) => expect.objectContaining({ code, path: path.split('.') })),
  });

it('makes a scenario that is ready, names the operator profile and draws a seed where none is given', async () => {
  const scenario = await scenarios.create(world.em(), { ...soundDraft, seed: null }, newKey(), person('홍길동'));
  expect(scenario).toMatchObject({ status: 'READY', version: 1, createdBy: '홍길동', values: { operatorVersion: 1 } });
  expect(Number.isSafeInteger(Number(scenario.values.seed))).toBe(true);
});

it('keeps every version with who, when and what changed', async () => {
  const first = await made();
  const second = await scenarios.update(
    world.em(),
    first.publicId,
    1,
    { pathCount: 5000, lossToleranceKrw: 7 },
    person('김분석'),
  );
  expect(second).toMatchObject({ version: 2, values: { pathCount: 5000, lossToleranceKrw: 7 } });
  const cleared = await scenarios.update(world.em(), first.publicId, 2, { lossToleranceKrw: null }, person('김분석'));
  expect(cleared.values.lossToleranceKrw).toBeNull();

  const { edges } = await scenarios.versions(world.em(), cleared, { first: 10 });
  expect(edges.map(({ node }) => [node.version, node.changedBy, node.changedFields, node.values.pathCount])).toEqual([
    [3, '김분석', ['lossToleranceKrw'], 5000],
    [2, '김분석', ['lossToleranceKrw', 'pathCount'], 5000],
    [1, '홍길동', [], 20_000],
  ]);
});

it('reads a scenario that was saved before it said how it is computed: all of its paths, drawn plainly', async () => {
  const { publicId, id } = await made('예전 시나리오');
  const em = world.em();
  const older = `json_remove("values", '$.accuracyBps', '$.sampling', '$.parameterUncertainty', '$.stress')`;
  await em.getConnection().execute(`update scenario set "values" = ${older} where id = ${id}`);
  await em.getConnection().execute(`update scenario_version set "values" = ${older} where scenario_id = ${id}`);
  for (const statement of engineSettings.sqlite!.split(/;\n/).filter((each) => each.trim() !== ''))
    await em.getConnection().execute(statement);

  const scenario = await scenarios.require(world.em(), publicId, 'id');
  const { edges } = await scenarios.versions(world.em(), scenario, { first: 1 });
  const told = { accuracyBps: null, sampling: 'PLAIN', parameterUncertainty: 'NONE', stress: null };
  expect(scenario.values).toEqual({ ...soundDraft, name: '예전 시나리오', operatorVersion: 1, ...told });
  expect(edges[0]!.node.values).toEqual(scenario.values);
});

it('takes a stress case, tells it as a change, and drops it again with null', async () => {
  const { publicId } = await made();
  const stress = {
    shocks: [{ kind: 'LOG_RETURN', symbols: [], firstSession: 1, lastSession: 1, value: -0.2 }],
    replay: null,
  } as const;
  const shocked = await scenarios.update(world.em(), publicId, 1, { stress, accuracyBps: 100 }, person('김분석'));
  expect(shocked.values).toMatchObject({ stress, accuracyBps: 100 });
  const calm = await scenarios.update(world.em(), publicId, 2, { stress: null, accuracyBps: null }, person('김분석'));
  expect(calm.values).toMatchObject({ stress: null, accuracyBps: null });
  const { edges } = await scenarios.versions(world.em(), calm, { first: 2 });
  expect(edges.map(({ node }) => node.changedFields)).toEqual([
    ['accuracyBps', 'stress'],
    ['accuracyBps', 'stress'],
  ]);
});

it('writes into the audit who did what, in the transaction that does it', async () => {
  const { publicId } = await made();
  await scenarios.update(world.em(), publicId, 1, { pathCount: 5000 }, person('김분석'));
  await scenarios.archive(world.em(), publicId, 2, null);
  await expect(scenarios.archive(world.em(), publicId, 3, null)).rejects.toThrow(withCode('E_STATE'));
  const entries = await world.em().find(AuditEntry, { subject: publicId }, { orderBy: { id: 'asc' } });
  expect(entries.map(({ action, details }) => [action, details])).toEqual([
    ['scenario.create', null],
    ['scenario.update', { version: 2, changed: ['pathCount'] }],
    ['scenario.archive', { version: 3, changed: ['status'] }],
  ]);
  expect(entries[1]!.actor).toMatch(/^mbr_/);
  expect(entries[2]!.actor).toBe('system');
});

it('saves no version where nothing changes', async () => {
  const scenario = await made();
  expect((await scenarios.update(world.em(), scenario.publicId, 1, { pathCount: 20_000 }, null)).version).toBe(1);
});

it('takes up the latest operator profile when a scenario is saved, and not before', async () => {
  const scenario = await made();
  const { profiles } = world.features;
  const profile = await profiles.current(world.em());
  await profiles.update(world.em(), profile.version, { lossToleranceKrw: 9_000_000_000 }, null);
  expect((await scenarios.require(world.em(), scenario.publicId, 'id')).values.operatorVersion).toBe(profile.version);
  const saved = await scenarios.update(world.em(), scenario.publicId, 1, {}, null);
  expect(saved.values.operatorVersion).toBe(profile.version + 1);
});

describe('two people at once', () => {
  it('lets the first one save and tells the second', async () => {
    const { publicId } = await made();
    await scenarios.update(world.em(), publicId, 1, { pathCount: 1 }, null);
    await expect(scenarios.update(world.em(), publicId, 1, { pathCount: 2 }, null)).rejects.toThrow(
      withCode('E_VERSION_CONFLICT'),
    );
    expect((await scenarios.require(world.em(), publicId, 'id')).values.pathCount).toBe(1);
  });

  it('lets one of two saves through that read the same version', async () => {
    const { publicId } = await made();
    const results = await Promise.allSettled(
      [1, 2, 3].map((pathCount) => scenarios.update(world.em(), publicId, 1, { pathCount }, null)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await world.em().count(ScenarioVersion, { scenario: { publicId } })).toBe(2);
  });
});

it('answers a repeated key with the first scenario, and refuses it for another input', async () => {
  const key = newKey();
  const first = await scenarios.create(world.em(), soundDraft, key, null);
  const second = await scenarios.create(world.em(), soundDraft, key, null);
  expect(second.publicId).toBe(first.publicId);
  await expect(scenarios.create(world.em(), { ...soundDraft, pathCount: 1 }, key, null)).rejects.toThrow(
    withCode('E_IDEMPOTENCY_KEY_REUSED'),
  );
});

it('names every field at fault', async () => {
  const bad = { ...soundDraft, pathCount: 0, positions: [{ symbol: '005930', weightRatio: 1 }] };
  await expect(scenarios.create(world.em(), bad, newKey(), null)).rejects.toEqual(
    withErrors(['E_SYMBOL_UNKNOWN', 'positions.0.symbol'], ['E_RANGE', 'pathCount']),
  );
});

it('refuses null where a scenario needs a value', async () => {
  const { publicId } = await made();
  await expect(scenarios.update(world.em(), publicId, 1, { name: null }, null)).rejects.toEqual(
    withErrors(['E_REQUIRED', 'name']),
  );
});

it('keeps an archived scenario from being changed or run, until it is restored', async () => {
  const { publicId } = await made();
  await scenarios.archive(world.em(), publicId, 1, null);
  await expect(scenarios.update(world.em(), publicId, 2, { pathCount: 1 }, null)).rejects.toThrow(withCode('E_STATE'));
  await expect(world.features.runs.start(world.em(), publicId, newKey(), null)).rejects.toThrow(withCode('E_STATE'));
  await expect(scenarios.archive(world.em(), publicId, 2, null)).rejects.toThrow(withCode('E_STATE'));
  const restored = await scenarios.restore(world.em(), publicId, 2, null);
  expect(restored).toMatchObject({ status: 'READY', version: 3 });
});

it('clones under a new name and compares the two', async () => {
  const left = await made('원본');
  const right = await scenarios.clone(world.em(), left.publicId, '사본', newKey(), null);
  const found = await scenarios.compare(world.em(), left.publicId, right.publicId);
  expect(found?.differences).toEqual([{ field: 'name', left: '원본', right: '사본' }]);
});

it('finds scenarios by part of their name, whatever its case, page by page', async () => {
  for (const name of ['Zeta fund', 'zeta FUND 2', 'ZETA fund 3']) await made(name);
  const page = (after: string | null) =>
    scenarios.list(world.em(), { first: 2, after }, { nameContains: 'zEtA f' }, 'NAME_ASC');
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  expect([...first.edges, ...second.edges].map(({ node }) => node.values.name)).toEqual([
    'Zeta fund',
    'zeta FUND 2',
    'ZETA fund 3',
  ]);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, await first.totalCount()]).toEqual([true, false, 3]);
});

it('shows another organisation nothing: its ids are as if they were not there', async () => {
  const { publicId } = await made();
  const other = world.otherEm();
  expect(await scenarios.find(other, publicId)).toBeNull();
  await expect(scenarios.update(other, publicId, 1, { pathCount: 1 }, null)).rejects.toThrow(withCode('E_NOT_FOUND'));
  await expect(scenarios.clone(other, publicId, '훔친 사본', newKey(), null)).rejects.toThrow(withCode('E_NOT_FOUND'));
  await expect(world.features.runs.start(other, publicId, newKey(), null)).rejects.toThrow(withCode('E_NOT_FOUND'));
  expect((await scenarios.list(other, {}, {}, 'CREATED_AT_DESC')).edges).toEqual([]);
});
