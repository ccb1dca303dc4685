import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

import { startApi } from '../api.ts';
import { ApiTokenService } from '../auth/api-token.service.ts';
import { permissionsOfRole } from '../auth/permissions.ts';
import { newKey, openTestWorld } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { startBackground } from '../background.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords
let world: TestWorld;
let address: string;
let analyst: string;
let viewer: string;

beforeAll(async () => {
  world = await openTestWorld(1);
  await startBackground(world.platform);
  address = await startApi(world.platform);
  const tokens = new ApiTokenService(world.platform.orm, world.platform.secrets.pepper);
  const asked = { name: 'test', days: 1, actor: 'command:test' };
  const email = 'demo@convergence.local';
  analyst = await tokens.create({ ...asked, email, scopes: permissionsOfRole.ANALYST });
  viewer = await tokens.create({ ...asked, email, scopes: permissionsOfRole.VIEWER });
});
afterAll(() => world.close());

/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;

async function post(query: string, variables: object = {}, token = analyst, language = 'en'): Promise<Data> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': language },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}
async function ask(query: string, variables: object = {}, token = analyst, language = 'en'): Promise<Data> {
  const { data, errors } = await post(query, variables, token, language);
  expect(errors).toBeUndefined();
  return data;
}
const userErrors = 'errors { __typename ... on UserError { code path } }';

const levelUpdate = `mutation ($input: AlertLevelUpdateInput!) { alertLevelUpdate(input: $input) {
  level { level version lastChange { reason sourceUrl previousLevel changedBy } } ${userErrors} } }`;

it('enters the national level, raises R01, tells of both in the stream, and takes the acknowledgement', async () => {
  const overview =
    '{ alertOverview { openAlertCount bySeverity { severity openCount } level { level version } latestEventCursor } }';
  // the first look of the schedule finds that the prices of this world ended years ago (R14)
  const before = await vi.waitFor(async () => {
    const found = await ask(overview);
    expect(found.alertOverview.openAlertCount).toBe(1);
    return found;
  }, 10_000);
  expect(before.alertOverview).toMatchObject({
    bySeverity: expect.arrayContaining([{ severity: 'WATCH', openCount: 1 }]),
    level: { level: 'NORMAL', version: 0 },
  });

  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${analyst}` },
    retryAttempts: 0,
  });
  const events = client.iterate<Data>({
    query: `subscription ($after: String) { alertEvents(after: $after) { __typename cursor
      ... on AlertLevelChangedEvent { change { level } }
      ... on AlertChangedEvent { event alert { id severity rule { id } } } } }`,
    variables: { after: before.alertOverview.latestEventCursor },
  });
  const input = { expectedVersion: 0, level: 'ALERT', reason: '다수 기관 피해', sourceUrl: 'https://example.com/a' };
  const { alertLevelUpdate } = await ask(levelUpdate, { input });
  expect(alertLevelUpdate).toMatchObject({
    level: { level: 'ALERT', version: 1, lastChange: { reason: '다수 기관 피해', previousLevel: 'NORMAL' } },
    errors: [],
  });
  const told: Data[] = [];
  for await (const { data } of events) {
    told.push(data.alertEvents);
    if (told.length === 2) break;
  }
  await client.dispose();
  expect(told).toMatchObject([
    { __typename: 'AlertLevelChangedEvent', change: { level: 'ALERT' } },
    { __typename: 'AlertChangedEvent', event: 'RAISE', alert: { severity: 'CRITICAL', rule: { id: 'R01' } } },
  ]);

  const acknowledge = `mutation ($id: ID!) { alertAcknowledge(input: { id: $id }) {
    alert { isOpen acknowledgedBy viewerCanAcknowledge playbook { id title steps { id } } history { event by } } ${userErrors} } }`;
  const { id } = told[1].alert;
  const { alertAcknowledge } = await ask(acknowledge, { id });
  expect(alertAcknowledge).toMatchObject({
    errors: [],
    alert: {
      isOpen: true,
      acknowledgedBy: expect.any(String),
      viewerCanAcknowledge: false,
      playbook: { id: 'PB-LEVEL' },
      history: [
        { event: 'RAISE', by: null },
        { event: 'ACKNOWLEDGE', by: expect.any(String) },
      ],
    },
  });
  const list = `query ($filter: AlertFilter) { alerts(filter: $filter) { totalCount edges { node { id unit value threshold } } } }`;
  const open = await ask(list, { filter: { isOpen: true, severityIn: ['CRITICAL'], ruleIn: ['R01'] } });
  expect(open.alerts).toEqual({ totalCount: 1, edges: [{ node: { id, unit: 'LEVEL', value: 3, threshold: 3 } }] });
  expect((await ask(list, { filter: { isOpen: false } })).alerts.totalCount).toBe(0);
  const found = await ask('query ($id: ID!) { alert(id: $id) { id } node(id: $id) { id __typename } }', { id });
  expect(found).toEqual({ alert: { id }, node: { id, __typename: 'Alert' } });
  const missing = `mutation { alertAcknowledge(input: { id: "alr_00000000000000000000000000" }) { alert { id } ${userErrors} } }`;
  expect((await ask(missing)).alertAcknowledge).toEqual({
    alert: null,
    errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['id'] }],
  });
});

it.each([
  [{ reason: '' }, 'InvalidInputError', ['reason']],
  [{ sourceUrl: 'data:text/html,x' }, 'InvalidInputError', ['sourceUrl']],
  [{ level: 'ALERT' }, 'WrongStateError', ['level']],
  [{ expectedVersion: 0 }, 'VersionConflictError', ['expectedVersion']],
])('names what is wrong with a level that says %j', async (change, type, path) => {
  const input = { expectedVersion: 1, level: 'SEVERE', reason: 'x', ...change };
  const { alertLevelUpdate } = await ask(levelUpdate, { input });
  expect(alertLevelUpdate).toMatchObject({ level: null, errors: [{ __typename: type, path }] });
});

it('lets a viewer read everything and change nothing', async () => {
  const read = await ask(
    '{ currentAlertLevel { level viewerCanUpdate } alertLevelChanges { edges { node { id level version } } } alerts { edges { node { viewerCanAcknowledge } } } incidents { totalCount } responseRules { id hasSource } }',
    {},
    viewer,
  );
  expect(read.currentAlertLevel).toEqual({ level: 'ALERT', viewerCanUpdate: false });
  expect(read.alerts.edges[0].node.viewerCanAcknowledge).toBe(false);
  const without = read.responseRules.filter(({ hasSource }: Data) => !hasSource).map(({ id }: Data) => id);
  expect(read.responseRules).toHaveLength(14);
  expect(without).toEqual(['R07', 'R10', 'R11']);
  const clock = '{ incidentId: "inc_00000000000000000000000000", clock: KISA_INCIDENT }';
  const step = '{ incidentId: "inc_00000000000000000000000000", stepId: "PB-T01-1" }';
  for (const mutation of [
    'alertAcknowledge(input: { id: "alr_00000000000000000000000000" })',
    'alertLevelUpdate(input: { expectedVersion: 1, level: NORMAL, reason: "x" })',
    `incidentOpen(input: { title: "x", threatId: "T01", detectedAt: "2026-01-01T00:00:00Z", idempotencyKey: "${newKey()}" })`,
    'incidentUpdate(input: { id: "inc_00000000000000000000000000", expectedVersion: 1 })',
    'incidentClose(input: { id: "inc_00000000000000000000000000", expectedVersion: 1 })',
    `incidentClockComplete(input: ${clock})`,
    `incidentStepComplete(input: ${step})`,
    `incidentStepReopen(input: ${step})`,
  ]) {
    const { errors } = await post(`mutation { ${mutation} { errors { __typename } } }`, {}, viewer);
    expect([mutation, errors[0].extensions.code]).toEqual([mutation, 'FORBIDDEN']);
  }
});

it('has every playbook in both languages', async () => {
  const query = '{ playbooks { id title steps { text ownerRole dueHours phase phaseNist phaseIso } } }';
  const [english, korean] = [await ask(query), await ask(query, {}, analyst, 'ko')];
  expect(english.playbooks).toHaveLength(26);
  const holding = ({ playbooks }: Data): Data => playbooks.find(({ id }: Data) => id === 'PB-HOLDING');
  expect(holding(english).steps[1].text).toContain('the system sends no order');
  expect(holding(korean).steps[1].text).toContain('시스템은 주문을 내지 않는다');
  const chosen = await ask('{ playbooks(language: KO) { id title } }');
  expect(chosen.playbooks.find(({ id }: Data) => id === 'PB-T01').title).toMatch(/[가-힣]/);
});

describe('an incident', () => {
  const fields = `id version status priority title threat { id } viewerCanUpdate closeReason
    clocks { clock dueAt isRequired completedAt completedBy note } steps { id phase completedAt evidenceNote dueAt }`;
  const open = `mutation ($input: IncidentOpenInput!) { incidentOpen(input: $input) { incident { ${fields} } ${userErrors} } }`;
  const detectedAt = '2026-11-20T08:00:00+09:00';
  const input = (change: object = {}): object => ({
    title: '고객정보 유출',
    threatId: 'T02',
    detectedAt,
    isMalicious: true,
    hasPersonalData: true,
    recordCount: 12_000,
    idempotencyKey: newKey(),
    ...change,
  });
  const act = async (name: string, values: object): Promise<Data> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { incident { ${fields} } ${userErrors} } }`;
    return (await ask(document, { input: values }))[name];
  };

  it('is opened once, followed step by step, and closed when every report is made', async () => {
    const values = input();
    const { incidentOpen } = await ask(open, { input: values });
    const again = await ask(open, { input: values });
    const { incident } = incidentOpen;
    expect(incident).toMatchObject({ version: 1, status: 'OPEN', priority: 'P2', viewerCanUpdate: true });
    expect(again.incidentOpen.incident.id).toBe(incident.id);
    expect(incident.clocks.map(({ clock, dueAt }: Data) => [clock, dueAt])).toEqual([
      ['KISA_INCIDENT', '2026-11-20T23:00:00.000Z'],
      ['PIPC_NOTICE', '2026-11-22T23:00:00.000Z'],
      ['PIPC_REPORT', '2026-11-22T23:00:00.000Z'],
      ['FSS_EFARS', '2026-11-20T23:00:00.000Z'],
    ]);
    const of = { incidentId: incident.id };
    const done = await act('incidentStepComplete', { ...of, stepId: 'PB-T02-1', evidenceNote: '보고서 1' });
    expect(done.incident.steps[0]).toMatchObject({ completedAt: expect.any(String), evidenceNote: '보고서 1' });
    const back = await act('incidentStepReopen', { ...of, stepId: 'PB-T02-1' });
    expect(back.incident.steps[0].completedAt).toBeNull();
    const contained = await act('incidentUpdate', { id: incident.id, expectedVersion: 3, status: 'CONTAINED' });
    expect(contained.incident).toMatchObject({ version: 4, status: 'CONTAINED' });
    const refused = await act('incidentClose', { id: incident.id, expectedVersion: 4 });
    expect(refused).toMatchObject({ incident: null, errors: [{ __typename: 'InvalidInputError', path: ['reason'] }] });
    for (const { clock } of incident.clocks) await act('incidentClockComplete', { ...of, clock, note: '접수 1' });
    const closed = await act('incidentClose', { id: incident.id, expectedVersion: 8 });
    expect(closed).toMatchObject({ incident: { status: 'CLOSED', viewerCanUpdate: false }, errors: [] });
    const late = await act('incidentUpdate', { id: incident.id, expectedVersion: 9, title: 'x' });
    expect(late.errors).toMatchObject([{ __typename: 'WrongStateError', path: ['id'] }]);
  });

  it('says at each field what is wrong', async () => {
    const wrong = input({ title: ' ', threatId: 'T99', recordCount: -1, detectedAt: '2999-01-01T00:00:00Z' });
    const { incidentOpen } = await ask(open, { input: wrong });
    expect(incidentOpen.errors.map(({ path }: Data) => path[0])).toEqual([
      'title',
      'threatId',
      'detectedAt',
      'recordCount',
    ]);
    const { incident } = (await ask(open, { input: input() })).incidentOpen;
    const stale = await act('incidentUpdate', { id: incident.id, expectedVersion: 7, title: 'x' });
    expect(stale.errors).toMatchObject([{ __typename: 'VersionConflictError', path: ['expectedVersion'] }]);
    const step = await act('incidentStepComplete', { incidentId: incident.id, stepId: 'PB-T01-1' });
    expect(step.errors).toMatchObject([{ __typename: 'NotFoundError', path: ['stepId'] }]);
    const clock = await act('incidentClockComplete', {
      incidentId: incident.id,
      clock: 'FSS_EFARS',
      note: 'x'.repeat(501),
    });
    expect(clock.errors).toMatchObject([{ __typename: 'InvalidInputError', path: ['note'] }]);
  });

  it('of another organisation is not there', async () => {
    const { incidents } = world.features;
    const values = { ...input(), description: '', priority: null, detectedAt: new Date(detectedAt) } as never as Data;
    const { idempotencyKey, ...rest } = values;
    const foreign = await incidents.open(
      world.otherEm(),
      {
        ...rest,
        hasSensitiveData: false,
        hasOutsideAccess: false,
        outageMinutes: 0,
        subscriberCount: 0,
        estimatedLossKrw: 0,
      },
      idempotencyKey,
      null,
    );
    const id = foreign.publicId;
    const seen = await ask('query ($id: ID!) { incident(id: $id) { id } node(id: $id) { id } }', { id });
    expect(seen).toEqual({ incident: null, node: null });
    const answer = await act('incidentClose', { id, expectedVersion: 1, reason: 'x' });
    expect(answer.errors).toMatchObject([{ __typename: 'NotFoundError', path: ['id'] }]);
    const { incidents: list } = await ask('{ incidents { edges { node { id } } } }');
    expect(list.edges.map(({ node }: Data) => node.id)).not.toContain(id);
  });
});
