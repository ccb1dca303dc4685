import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { startApi } from '../api.ts';
import { ApiTokenService } from '../auth/api-token.service.ts';
import { permissionsOfRole } from '../auth/permissions.ts';
import { startBackground } from '../background.ts';
import { startEmulator } from '../emulator/emulator.ts';
import type { RunningEmulator } from '../emulator/emulator.ts';
import { GENERATED_START, GeneratedMarket } from '../emulator/generated-market.ts';
import { newKey, openTestWorld } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';

import { refreshFeedsJob } from './intelligence.queue.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords
let emulator: RunningEmulator;
let world: TestWorld;
let address: string;
let admin: string;
let viewer: string;
beforeAll(async () => {
  const market = new GeneratedMarket(1, [GENERATED_START]);
  emulator = await startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'off' });
  const at = `${emulator.urls.real}/emulator/feeds`;
  world = await openTestWorld(1, {
    FEED_KEV_URL: `${at}/known_exploited_vulnerabilities.json`,
    FEED_EPSS_URL: `${at}/epss_scores-current.csv.gz`,
  });
  await startBackground(world.platform);
  address = await startApi(world.platform);
  const tokens = new ApiTokenService(world.platform.orm, world.platform.secrets.pepper);
  const asked = { name: 'test', days: 1, actor: 'command:test', email: 'demo@convergence.local' };
  admin = await tokens.create({ ...asked, scopes: permissionsOfRole.ADMIN });
  viewer = await tokens.create({ ...asked, scopes: permissionsOfRole.VIEWER });
}, 60_000);
afterAll(async () => {
  await world?.close();
  await emulator?.close();
});

/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;
async function post(query: string, variables: object = {}, token = admin): Promise<Data> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': 'en' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}
async function ask(query: string, variables: object = {}, token = admin): Promise<Data> {
  const { data, errors } = await post(query, variables, token);
  expect(errors).toBeUndefined();
  return data;
}
const userErrors = 'errors { __typename ... on UserError { code path } }';
const addMany = `mutation ($input: ExposedVulnerabilitiesAddInput!) { exposedVulnerabilitiesAdd(input: $input) {
  addedCount reopenedCount knownCount ${userErrors} } }`;
const list = `query ($isPatched: Boolean) { exposedVulnerabilities(first: 10, isPatched: $isPatched) { totalCount edges { node {
  id cveId assetNote patchedAt viewerCanUpdate kev { addedDate isRansomwareUse name } epss { probabilityRatio percentileRatio } } } } }`;
const feedsQuery = '{ threatFeeds { feed isOff version fetchedAt entryCount isSimulated ageDays lastError } }';

it('fetches the feeds when its job runs, and says what is in use and that it is made up', async () => {
  expect((await ask(feedsQuery)).threatFeeds).toMatchObject([
    { feed: 'KEV', isOff: false, version: null, ageDays: null },
    { feed: 'EPSS', isOff: false, version: null },
  ]);
  await world.platform.queue.add(refreshFeedsJob, {});
  await vi.waitFor(
    async () =>
      expect((await ask(feedsQuery)).threatFeeds).toMatchObject([
        { feed: 'KEV', isSimulated: true, entryCount: 120, lastError: null },
        {
          feed: 'EPSS',
          isSimulated: true,
          entryCount: 2000,
          version: expect.stringMatching(/^simulated 20/),
          lastError: null,
        },
      ]),
    20_000,
  );
});

it('adds vulnerabilities, shows what the feeds say of each, and raises the alert with its playbook', async () => {
  const input = {
    cveIds: ['cve-2099-10001', 'CVE-2099-10500', 'CVE-2020-0001'],
    assetNote: 'VPN',
    idempotencyKey: newKey(),
  };
  expect((await ask(addMany, { input })).exposedVulnerabilitiesAdd).toEqual({
    addedCount: 3,
    reopenedCount: 0,
    knownCount: 0,
    errors: [],
  });
  const { exposedVulnerabilities } = await ask(list);
  expect(exposedVulnerabilities.totalCount).toBe(3);
  const byId = new Map<string, Data>(exposedVulnerabilities.edges.map(({ node }: Data) => [node.cveId, node]));
  expect(byId.get('CVE-2099-10001')).toMatchObject({
    assetNote: 'VPN',
    patchedAt: null,
    viewerCanUpdate: true,
    kev: { addedDate: '2026-01-05', isRansomwareUse: true, name: expect.stringContaining('simulated') },
    epss: { probabilityRatio: expect.any(Number) },
  });
  expect(byId.get('CVE-2099-10500')).toMatchObject({ kev: null, epss: { probabilityRatio: expect.any(Number) } });
  expect(byId.get('CVE-2020-0001')).toMatchObject({ kev: null, epss: null });
  const alert = await vi.waitFor(async () => {
    const { alerts } = await ask(
      '{ alerts(filter: { ruleIn: ["R05"] }) { edges { node { severity isOpen value unit playbookId evidence { kind reference } } } } }',
    );
    expect(alerts.edges).toHaveLength(1);
    return alerts.edges[0].node;
  }, 20_000);
  expect(alert).toEqual({
    severity: 'CRITICAL',
    isOpen: true,
    value: 1,
    unit: 'COUNT',
    playbookId: 'PB-PATCH',
    evidence: [{ kind: 'VULNERABILITY', reference: 'CVE-2099-10001' }],
  });
});

it('marks one as patched and opens it again, for those who may change the profile', async () => {
  const [{ node }] = (await ask(list)).exposedVulnerabilities.edges;
  const mark = (field: string): string =>
    `mutation ($id: ID!) { ${field}(input: { id: $id }) { vulnerability { id patchedAt } ${userErrors} } }`;
  const { exposedVulnerabilityPatch } = await ask(mark('exposedVulnerabilityPatch'), { id: node.id });
  expect(exposedVulnerabilityPatch).toMatchObject({ vulnerability: { patchedAt: expect.any(String) }, errors: [] });
  expect((await ask(list, { isPatched: true })).exposedVulnerabilities.totalCount).toBe(1);
  expect((await ask(list, { isPatched: false })).exposedVulnerabilities.totalCount).toBe(2);
  const { exposedVulnerabilityReopen } = await ask(mark('exposedVulnerabilityReopen'), { id: node.id });
  expect(exposedVulnerabilityReopen).toMatchObject({ vulnerability: { patchedAt: null }, errors: [] });

  expect((await ask(list, {}, viewer)).exposedVulnerabilities.edges[0].node.viewerCanUpdate).toBe(false);
  const refused = await post(mark('exposedVulnerabilityPatch'), { id: node.id }, viewer);
  expect(refused.errors[0].extensions.code).toBe('FORBIDDEN');
});

it('names a bad id by its place in the list', async () => {
  const input = { cveIds: ['CVE-2026-0001', 'nothing'], idempotencyKey: newKey() };
  expect((await ask(addMany, { input })).exposedVulnerabilitiesAdd).toEqual({
    addedCount: null,
    reopenedCount: null,
    knownCount: null,
    errors: [{ __typename: 'InvalidInputError', code: 'INVALID_INPUT', path: ['cveIds', '1'] }],
  });
});
