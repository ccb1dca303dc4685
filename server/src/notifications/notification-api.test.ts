import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

import { startApi } from '../api.ts';
import { ApiTokenService } from '../auth/api-token.service.ts';
import { permissionsOfRole } from '../auth/permissions.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newKey, openTestWorld, soundDraft } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { startBackground } from '../background.ts';

import { NotificationChannel } from './notification.entity.ts';
import { signatureOf } from './notification-message.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords
let world: TestWorld;
let address: string;
let analyst: string;
let viewer: string;
let receiver: Server;
let hook: string;
const received: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];

beforeAll(async () => {
  world = await openTestWorld(1);
  await startBackground(world.platform);
  address = await startApi(world.platform);
  const tokens = new ApiTokenService(world.platform.orm, world.platform.secrets.pepper);
  const tokenOf = (scopes: readonly Permission[], name: string): Promise<string> =>
    tokens.create({ email: 'demo@convergence.local', scopes, name, days: 1, actor: 'command:test' });
  analyst = await tokenOf(permissionsOfRole.ANALYST, 'analyst');
  viewer = await tokenOf(permissionsOfRole.VIEWER, 'viewer');
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/private-path`;
});
afterAll(async () => {
  await new Promise((resolve) => receiver.close(resolve));
  await world.close();
});

/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;

async function answer(query: string, variables: Record<string, unknown> = {}, token = analyst): Promise<Data> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': 'en' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}
async function ask(query: string, variables?: Record<string, unknown>, token?: string): Promise<Data> {
  const { data, errors } = await answer(query, variables, token);
  if (errors) throw new Error(errors.map(({ message }: { message: string }) => message).join('; '));
  return data;
}

const errors = 'errors { __typename ... on UserError { code path } }';
const channelFields = 'id kind name shownAddress isSigned isEnabled isArchived version';
const createChannel = `mutation ($input: NotificationChannelCreateInput!) {
  notificationChannelCreate(input: $input) { channel { ${channelFields} } secret ${errors} }
}`;
const createRule = `mutation ($input: NotificationRuleCreateInput!) {
  notificationRuleCreate(input: $input) { rule { id version minimumMinutes channels { id } } ${errors} }
}`;
const call = async (name: string, input: object, fields: string, token?: string): Promise<Data> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const data = await ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${errors} } }`,
    { input },
    token,
  );
  return data[name];
};

async function newChannel(change: object = {}): Promise<Data> {
  const input = { kind: 'WEBHOOK', name: '관제', address: hook, idempotencyKey: newKey(), ...change };
  return (await ask(createChannel, { input })).notificationChannelCreate;
}
const ruleInput = (channelIds: readonly string[], change: object = {}): object => ({
  name: '주문',
  kind: 'ORDER_STATE',
  orderStatuses: ['FILLED'],
  channelIds,
  idempotencyKey: newKey(),
  ...change,
});

it('shows the key of a webhook once, and never the whole address', async () => {
  const input = { kind: 'WEBHOOK', name: '관제', address: hook, idempotencyKey: newKey() };
  const { notificationChannelCreate: made } = await ask(createChannel, { input });
  expect(made.errors).toEqual([]);
  expect(made.secret).toMatch(/^cvwh_[\w-]{43}$/);
  const { notificationChannelCreate: again } = await ask(createChannel, { input });
  expect([again.channel.id, again.secret]).toEqual([made.channel.id, null]);
  const everything = JSON.stringify(
    await ask(
      `{ notificationChannels { ${channelFields} } node(id: "${made.channel.id}") { id ... on NotificationChannel { shownAddress } } }`,
    ),
  );
  expect(everything).toContain(made.channel.id);
  expect(everything).not.toMatch(/private-path|cvwh_/);
});

it.each([
  ['an address inside', { address: 'https://10.0.0.1/' }, 'INVALID_INPUT', ['address']],
  ['no address', { address: null }, 'INVALID_INPUT', ['address']],
  ['an address for the app', { kind: 'IN_APP' }, 'INVALID_INPUT', ['address']],
  ['a host that is not of Slack', { kind: 'SLACK', address: 'https://example.com/x' }, 'INVALID_INPUT', ['address']],
  ['two mailboxes', { kind: 'EMAIL', address: 'a@b.kr,c@d.kr' }, 'INVALID_INPUT', ['address']],
  ['no name', { name: ' ' }, 'INVALID_INPUT', ['name']],
])('refuses a channel with %s at its field', async (_what, change, code, path) => {
  const { channel, secret, errors: told } = await newChannel(change);
  expect([channel, secret]).toEqual([null, null]);
  expect(told).toEqual([{ __typename: 'InvalidInputError', code, path }]);
});

it('sends a test through the queue, signed, and tells on the socket how it went', async () => {
  const { channel, secret } = await newChannel();
  const { notificationInbox } = await ask('{ notificationInbox { unreadCount latestEventCursor } }');
  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${analyst}` },
    retryAttempts: 0,
  });
  const events = client.iterate<Data>({
    query: `subscription ($after: String) { notificationEvents(after: $after) { __typename cursor
      ... on NotificationCreatedEvent { unreadCount notification { kind title isInApp isRead } }
      ... on NotificationDeliveryChangedEvent { delivery { id status lastStatusCode latencyMs attemptCount } } } }`,
    variables: { after: notificationInbox.latestEventCursor },
  });
  received.length = 0;
  const { delivery } = await call(
    'notificationChannelTest',
    { id: channel.id, idempotencyKey: newKey() },
    'delivery { id status channel { id } notification { kind } }',
  );
  expect(delivery).toMatchObject({ status: 'PENDING', channel: { id: channel.id }, notification: { kind: 'TEST' } });
  const seen: Data[] = [];
  for await (const { data } of events) {
    seen.push(data.notificationEvents);
    if (data.notificationEvents.delivery?.status === 'SENT') break;
  }
  await client.dispose();
  expect(seen[0]).toMatchObject({
    __typename: 'NotificationCreatedEvent',
    notification: { kind: 'TEST', isRead: true },
  });
  expect(seen.at(-1)!.delivery).toMatchObject({ id: delivery.id, lastStatusCode: 200, attemptCount: 1 });
  const [{ headers, body }] = received as [(typeof received)[number]];
  const timestamp = String(headers['x-convergence-timestamp']);
  expect(headers['x-convergence-signature']).toBe(`v1=${signatureOf(secret, timestamp, body)}`);

  const { notificationDeliveries } = await ask(
    `{ notificationDeliveries(first: 5, filter: { channelId: "${channel.id}" }) { totalCount edges { node { id status viewerCanRetry attempts { number statusCode failure } } } } }`,
  );
  expect(notificationDeliveries).toEqual({
    totalCount: 1,
    edges: [
      {
        node: {
          id: delivery.id,
          status: 'SENT',
          viewerCanRetry: false,
          attempts: [{ number: 1, statusCode: 200, failure: null }],
        },
      },
    ],
  });
  const retried = await call(
    'notificationDeliveryRetry',
    { id: delivery.id, idempotencyKey: newKey() },
    'delivery { id }',
  );
  expect(retried).toEqual({
    delivery: null,
    errors: [{ __typename: 'WrongStateError', code: 'WRONG_STATE', path: ['id'] }],
  });
});

it('makes, changes, silences and deletes a rule, and names the field of what is wrong', async () => {
  const { channel } = await newChannel({ kind: 'IN_APP', name: '앱', address: null });
  const { notificationRuleCreate: bad } = await ask(createRule, {
    input: ruleInput(['nch_01JQ7Z3V5M8K2T9W4X6Y0B1C2D'], { orderStatuses: [] }),
  });
  expect(bad.errors.map(({ path }: Data) => path)).toEqual([['orderStatuses'], ['channelIds', '0']]);

  const { notificationRuleCreate: made } = await ask(createRule, { input: ruleInput([channel.id]) });
  expect(made).toMatchObject({ errors: [], rule: { version: 1, minimumMinutes: 60, channels: [{ id: channel.id }] } });
  const { id } = made.rule;
  const rule = 'rule { version name minimumMinutes silencedUntil }';
  const changed = await call(
    'notificationRuleUpdate',
    { id, expectedVersion: 1, name: '새 이름', minimumMinutes: 0 },
    rule,
  );
  expect(changed.rule).toMatchObject({ version: 2, name: '새 이름', minimumMinutes: 0 });
  const stale = await call('notificationRuleUpdate', { id, expectedVersion: 1, name: '늦음' }, rule);
  expect(stale.errors).toMatchObject([{ code: 'VERSION_CONFLICT', path: ['expectedVersion'] }]);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const silenced = await call('notificationRuleSilence', { id, until }, rule);
  expect(silenced.rule).toMatchObject({ version: 3, silencedUntil: until });
  const past = await call('notificationRuleSilence', { id, until: '2020-01-01T00:00:00Z' }, rule);
  expect(past.errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['until'] }]);
  expect((await call('notificationRuleDelete', { id, expectedVersion: 3 }, rule)).errors).toEqual([]);
  const { notificationRules } = await ask('{ notificationRules { edges { node { id } } } }');
  expect(notificationRules.edges.some(({ node }: Data) => node.id === id)).toBe(false);
});

it('rings in the app when an order is filled, until the caller has seen it', async () => {
  const { channel } = await newChannel({ kind: 'IN_APP', name: '앱', address: null });
  await ask(createRule, { input: ruleInput([channel.id]) });
  const row = await systemEm(world.platform.orm).findOneOrFail(NotificationChannel, { publicId: channel.id });
  await world.features.happenings.orderChanged(systemEm(world.platform.orm), {
    organisationId: row.organisation.id,
    orderId: 'ord_1',
    status: 'FILLED',
    symbol: '100000',
    side: 'SELL',
    quantity: 3,
    isSimulated: true,
  });
  const inbox =
    '{ notificationInbox { unreadCount } notifications(first: 1) { edges { node { id title text link isRead rule { name } } } } }';
  const { notificationInbox, notifications } = await ask(inbox);
  expect(notificationInbox.unreadCount).toBe(1);
  expect(notifications.edges[0].node).toMatchObject({
    title: 'Order filled: 100000',
    text: 'sell 3 shares, ord_1',
    link: '/orders',
    isRead: false,
    rule: { name: '주문' },
  });
  const { id } = notifications.edges[0].node;
  expect(await call('notificationMarkRead', { ids: [id] }, 'unreadCount', viewer)).toEqual({
    unreadCount: 0,
    errors: [],
  });
  const tooMany = await call('notificationMarkRead', { ids: Array.from({ length: 101 }, () => id) }, 'unreadCount');
  expect(tooMany.errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['ids'] }]);
});

it('lets a viewer read and change nothing', async () => {
  const { channel } = await newChannel({ kind: 'IN_APP', name: '앱', address: null });
  expect((await ask('{ notificationChannels { id } }', {}, viewer)).notificationChannels.length).toBeGreaterThan(0);
  const refused = [
    `notificationChannelCreate(input: { kind: IN_APP, name: "x", idempotencyKey: "${newKey()}" }) { errors { __typename } }`,
    `notificationChannelUpdate(input: { id: "${channel.id}", expectedVersion: 1 }) { errors { __typename } }`,
    `notificationChannelDelete(input: { id: "${channel.id}", expectedVersion: 1 }) { errors { __typename } }`,
    `notificationChannelTest(input: { id: "${channel.id}", idempotencyKey: "${newKey()}" }) { errors { __typename } }`,
    `notificationRuleCreate(input: { name: "x", kind: RUN_FINISHED, channelIds: ["${channel.id}"], idempotencyKey: "${newKey()}" }) { errors { __typename } }`,
    `notificationRuleUpdate(input: { id: "nrl_x", expectedVersion: 1 }) { errors { __typename } }`,
    `notificationRuleSilence(input: { id: "nrl_x" }) { errors { __typename } }`,
    `notificationRuleDelete(input: { id: "nrl_x", expectedVersion: 1 }) { errors { __typename } }`,
    `notificationDeliveryRetry(input: { id: "ndl_x", idempotencyKey: "${newKey()}" }) { errors { __typename } }`,
  ];
  for (const field of refused) {
    const { errors: told } = await answer(`mutation { ${field} }`, {}, viewer);
    expect([field.slice(0, 30), told?.[0]?.extensions?.code]).toEqual([field.slice(0, 30), 'FORBIDDEN']);
  }
});

it("answers another organisation's things as if they were not there", async () => {
  const other = world.otherEm();
  const { channels } = world.features;
  const [organisationId] = [
    (
      await other
        .getConnection()
        .execute<{ id: number }[]>('select max(id) as id from organisation where name = ?', ['다른 운영사'])
    )[0]!.id,
  ];
  const foreign = await channels.create(
    other,
    organisationId,
    { kind: 'IN_APP', name: '남의 것', language: 'KO', address: null },
    newKey(),
    null,
  );
  const id = foreign.channel.publicId;
  expect(await ask(`{ node(id: "${id}") { id } }`)).toEqual({ node: null });
  const input = { id, expectedVersion: 1 };
  for (const [name, more] of [
    ['notificationChannelUpdate', { ...input, name: 'x' }],
    ['notificationChannelDelete', input],
    ['notificationChannelTest', { id, idempotencyKey: newKey() }],
  ] as const)
    expect((await call(name, more, '__typename')).errors).toEqual([
      { __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['id'] },
    ]);
  const { notificationRuleCreate: rule } = await ask(createRule, { input: ruleInput([id]) });
  expect(rule.errors).toEqual([{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['channelIds', '0'] }]);
});

it('tells of a finished run: that it is done, its score and its tail', async () => {
  const { channel } = await newChannel({ kind: 'IN_APP', name: '앱', address: null });
  for (const change of [
    { kind: 'RUN_FINISHED' },
    { kind: 'RISK_SCORE_ABOVE', scoreThreshold: 0 },
    { kind: 'CVAR_ABOVE', cvarThresholdKrw: '1' },
    { kind: 'RISK_SCORE_ABOVE', scoreThreshold: 100 },
  ])
    await ask(createRule, { input: ruleInput([channel.id], { orderStatuses: [], name: change.kind, ...change }) });
  const { scenarioCreate } = await ask(
    'mutation ($input: ScenarioCreateInput!) { scenarioCreate(input: $input) { scenario { id } errors { __typename } } }',
    {
      input: {
        name: '알림 시험',
        positions: soundDraft.positions,
        investmentBudgetKrw: '5000000000',
        controlBudgetKrw: '2000000000',
        pathCount: 10_000,
        estimationSessions: 300,
        idempotencyKey: newKey(),
      },
    },
  );
  const { simulationStart } = await ask(
    `mutation { simulationStart(input: { scenarioId: "${scenarioCreate.scenario.id}", idempotencyKey: "${newKey()}" }) { run { id } errors { __typename } } }`,
  );
  const link = `/runs/${simulationStart.run.id}`;
  await vi.waitFor(
    async () => {
      const { notifications } = await ask(
        '{ notifications(first: 20) { edges { node { kind link title isSimulated } } } }',
      );
      const own = notifications.edges.map(({ node }: Data) => node).filter((node: Data) => node.link === link);
      expect(own.map(({ kind }: Data) => kind).toSorted()).toEqual(['CVAR_ABOVE', 'RISK_SCORE_ABOVE', 'RUN_FINISHED']);
      expect(own.every(({ isSimulated, title }: Data) => isSimulated && title.includes('알림 시험'))).toBe(true);
    },
    { timeout: 40_000, interval: 250 },
  );
});
