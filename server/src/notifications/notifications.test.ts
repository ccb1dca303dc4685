import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { EntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import type { Orm } from '../platform/db/database.ts';
import { AuditEntry } from '../platform/db/audit.entity.ts';
import { Outbox } from '../platform/db/outbox.ts';
import { OutboxEntry } from '../platform/db/outbox.entity.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import { createTestOrganisation, openTestDatabase } from '../platform/db/test-database.ts';
import { FileMail } from '../platform/mail.ts';
import { MemoryLimiter } from '../platform/memory-limiter.ts';
import type { Resolver } from '../platform/outbound-address.ts';
import { Seal } from '../platform/seal.ts';
import type { Profile } from '../platform/settings.ts';
import { TableEventLog } from '../platform/table-event-log.ts';
import { ExchangeClock } from '../market/market-clock.ts';
import { Candle, Instrument } from '../market/market.entity.ts';
import { MarketService } from '../market/market.service.ts';
import { newKey } from '../simulation/test-world.ts';
import { ScenarioService } from '../scenario/scenario.service.ts';
import { OperatorProfileService } from '../threat/operator-profile.service.ts';

import { ChannelService } from './channel.service.ts';
import type { ChannelDraft, ShownChannel } from './channel.service.ts';
import { DeliveryService } from './delivery.service.ts';
import { Happenings } from './happenings.ts';
import { Notification, NotificationChannel, NotificationDelivery, NotificationRule } from './notification.entity.ts';
import { NotificationSender } from './notification-sender.ts';
import { NotificationService, notificationStream } from './notification.service.ts';
import type { RuleValues } from './notification-rules.ts';
import { RuleService } from './rule.service.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly url: string;
}

let orm: Orm;
let dir: string;
let receiver: Server;
let receiverPort: number;
const received: Received[] = [];
/** Answers of the receiver in order; 200 when there are none left. */
let answers: { readonly status: number; readonly headers?: Record<string, string> }[] = [];

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'convergence-notifications-'));
  orm = await openTestDatabase();
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body, url: request.url ?? '' });
      const { status, headers = {} } = answers.shift() ?? { status: 200 };
      response.writeHead(status, headers).end('a body that nobody keeps');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  receiverPort = (receiver.address() as AddressInfo).port;
});
afterAll(async () => {
  await new Promise((resolve) => receiver.close(resolve));
  await orm.close();
  rmSync(dir, { recursive: true });
});

interface World {
  readonly organisationId: number;
  readonly events: TableEventLog;
  readonly notifications: NotificationService;
  readonly channels: ChannelService;
  readonly rules: RuleService;
  readonly deliveries: DeliveryService;
  readonly happenings: Happenings;
  em(): EntityManager;
}
let world: World;
beforeEach(async () => {
  received.length = 0;
  answers = [];
  world = await makeWorld();
});

async function makeWorld({
  profile = 'demo',
  resolver,
  now = Date.now,
}: { profile?: Profile; resolver?: Resolver; now?: () => number } = {}): Promise<World> {
  const organisationId = await createTestOrganisation(orm);
  const events = new TableEventLog(orm, { pollMs: 50 });
  const outbox = new Outbox();
  const market = new MarketService(new ExchangeClock(now));
  const scenarios = new ScenarioService(new OperatorProfileService(), market);
  const notifications = new NotificationService({ events, outbox });
  const sender = new NotificationSender({
    profile,
    mail: new FileMail(path.join(dir, 'mail'), 'alerts@example.com'),
    appUrl: 'https://app.example.com',
    limits: { timeoutMs: 1000, mostBytes: 1000 },
    ...(resolver ? { resolver } : {}),
  });
  const seal = new Seal('s'.repeat(43), 'notification-channel');
  const channels = new ChannelService({ seal, sender, notifications, limiter: new MemoryLimiter(), events });
  return {
    organisationId,
    events,
    notifications,
    channels,
    rules: new RuleService({ scenarios, market }),
    deliveries: new DeliveryService({ channels, sender, events, outbox, random: () => 0 }),
    happenings: new Happenings({ notifications, market, clock: new ExchangeClock(now) }),
    em: () => scopedEm(orm, organisationId),
  };
}

const webhook = (): ChannelDraft => ({
  kind: 'WEBHOOK',
  name: '보안 관제',
  language: 'KO',
  address: `http://127.0.0.1:${receiverPort}/hooks/top-secret-token`,
});
const makeChannel = (draft: ChannelDraft = webhook(), of = world): Promise<ShownChannel> =>
  of.channels.create(of.em(), of.organisationId, draft, newKey(), null);
const makeRule = (
  channels: readonly NotificationChannel[],
  change: Partial<RuleValues> = {},
  of = world,
): Promise<NotificationRule> =>
  of.rules.create(
    of.em(),
    of.organisationId,
    {
      name: '주문 체결',
      kind: 'ORDER_STATE',
      scoreThreshold: null,
      cvarThresholdKrw: null,
      moveThresholdPercent: null,
      lateThresholdHours: null,
      symbol: null,
      orderStatuses: ['FILLED', 'REJECTED'],
      minimumSeverity: null,
      scenarioId: null,
      channelIds: channels.map(({ publicId }) => publicId),
      isEnabled: true,
      minimumMinutes: 0,
      ...change,
    },
    newKey(),
    null,
  );
const orderIs = (status: string, orderId = 'ord_1', of = world): Promise<Notification[]> =>
  of.happenings.orderChanged(systemEm(orm), {
    organisationId: of.organisationId,
    orderId,
    status,
    symbol: '005930',
    side: 'BUY',
    quantity: 10,
    isSimulated: true,
  });
const deliveriesOf = (of = world): Promise<NotificationDelivery[]> =>
  of.em().find(NotificationDelivery, {}, { orderBy: { id: 'asc' }, populate: ['channel', 'notification'] });
const tryOnce = (delivery: NotificationDelivery, of = world): Promise<void> =>
  of.deliveries.deliver(systemEm(orm), delivery.publicId, delivery.attemptCount, new AbortController().signal);
/** The jobs that wait in the outbox for a delivery. */
const jobsOf = async (deliveryId: string): Promise<OutboxEntry[]> =>
  (await systemEm(orm).find(OutboxEntry, { job: 'notifications.deliver' }, { orderBy: { id: 'asc' } })).filter(
    ({ payload }) => (payload as { deliveryId: string }).deliveryId === deliveryId,
  );

/** The sample of the guide, as a receiver would copy it. */
async function documentedVerify(): Promise<
  (secret: string, headers: IncomingHttpHeaders, body: string, nowMs?: number) => boolean
> {
  const guide = readFileSync(path.join(import.meta.dirname, '../../../mdfiles/notifications.md'), 'utf8');
  const [, code] = /```js\n([\s\S]*?)```/.exec(guide)!;
  const url = `data:text/javascript;base64,${Buffer.from(code!).toString('base64')}`;
  const sample = (await import(/* @vite-ignore */ url)) as { verify: Awaited<ReturnType<typeof documentedVerify>> };
  return sample.verify;
}

it('signs what it sends so that the documented sample of a receiver accepts it, and nothing else', async () => {
  const { channel, secret } = await makeChannel();
  await makeRule([channel]);
  await orderIs('FILLED');
  const [delivery] = await deliveriesOf();
  await tryOnce(delivery!);

  const [{ headers, body, url }] = received as [Received];
  const verify = await documentedVerify();
  expect(verify(secret!, headers, body)).toBe(true);
  expect(verify(secret!, headers, body.replace('10', '11'))).toBe(false);
  expect(verify(`${secret}x`, headers, body)).toBe(false);
  expect(verify(secret!, headers, body, Date.now() + 10 * 60_000)).toBe(false);
  expect(verify(secret!, { ...headers, 'x-convergence-signature': 'v1=00' }, body)).toBe(false);
  expect(url).toBe('/hooks/top-secret-token');
  expect(headers).toMatchObject({
    'x-convergence-delivery': delivery!.publicId,
    'user-agent': 'Convergence-Webhook/1',
    'content-type': 'application/json; charset=utf-8',
  });
  expect(JSON.parse(body)).toMatchObject({
    version: 1,
    kind: 'ORDER_STATE',
    isSimulated: true,
    facts: { orderId: 'ord_1', status: 'FILLED', quantity: 10 },
    texts: { ko: { title: '주문 체결됨: 005930', text: '매수 10주, ord_1' } },
    link: { url: 'https://app.example.com/orders' },
  });
  expect(await deliveriesOf()).toMatchObject([{ status: 'SENT', attemptCount: 1, lastStatusCode: 200 }]);
});

it('tries again after 500, and keeps both tries on record', async () => {
  answers = [{ status: 500 }];
  const { channel } = await makeChannel();
  await makeRule([channel]);
  await orderIs('FILLED');
  const [first] = await deliveriesOf();
  await tryOnce(first!);
  const [waiting] = await deliveriesOf();
  expect(waiting).toMatchObject({
    status: 'PENDING',
    attemptCount: 1,
    lastFailure: 'SERVER_ERROR',
    lastStatusCode: 500,
  });
  expect((await jobsOf(waiting!.publicId)).at(-1)).toMatchObject({
    payload: { attempt: 1 },
    delayMs: expect.closeTo(10_000, -3),
  });

  await tryOnce(waiting!);
  expect(await deliveriesOf()).toMatchObject([{ status: 'SENT', attemptCount: 2, lastFailure: null }]);
  const attempts = (await world.deliveries.attemptsOf(world.em(), [first!.id])).get(first!.id)!;
  expect(attempts.map(({ number, statusCode, failure }) => [number, statusCode, failure ?? null])).toEqual([
    [1, 500, 'SERVER_ERROR'],
    [2, 200, null],
  ]);
  expect(received[0]!.body).toBe(received[1]!.body);
  await tryOnce(waiting!); // the job of an earlier try comes late
  expect(received).toHaveLength(2);
});

it('waits as long as a 429 asks for', async () => {
  answers = [{ status: 429, headers: { 'retry-after': '120' } }];
  const { channel } = await makeChannel();
  await makeRule([channel]);
  await orderIs('FILLED');
  await tryOnce((await deliveriesOf())[0]!);
  const [delivery] = await deliveriesOf();
  expect(delivery).toMatchObject({ status: 'PENDING', lastFailure: 'RATE_LIMITED' });
  expect(delivery!.nextAttemptAt!.getTime() - Date.now()).toBeGreaterThan(118_000);
});

it.each([
  [404, 'CLIENT_ERROR'],
  [307, 'REDIRECT'],
])('gives up at once on %d', async (status, lastFailure) => {
  answers = [{ status, headers: { location: `http://127.0.0.1:${receiverPort}/elsewhere` } }];
  const { channel } = await makeChannel();
  await makeRule([channel]);
  await orderIs('FILLED');
  await tryOnce((await deliveriesOf())[0]!);
  expect(await deliveriesOf()).toMatchObject([{ status: 'FAILED', attemptCount: 1, lastFailure, nextAttemptAt: null }]);
  expect(received.map(({ url }) => url)).toEqual(['/hooks/top-secret-token']);
});

it('gives up after eight tries, and starts anew when somebody asks for it', async () => {
  answers = Array.from({ length: 8 }, () => ({ status: 503 }));
  const { channel } = await makeChannel();
  await makeRule([channel]);
  await orderIs('FILLED');
  for (let i = 0; i < 8; i += 1) await tryOnce((await deliveriesOf())[0]!);
  const [given] = await deliveriesOf();
  expect(given).toMatchObject({ status: 'GAVE_UP', attemptCount: 8 });

  const retry = () => world.deliveries.retry(world.em(), world.organisationId, given!.publicId, 'k'.repeat(16), null);
  await retry();
  await retry(); // the same click twice
  expect(await jobsOf(given!.publicId)).toHaveLength(9);
  await tryOnce((await deliveriesOf())[0]!);
  expect(await deliveriesOf()).toMatchObject([{ status: 'SENT', attemptCount: 9 }]);
  await expect(
    world.deliveries.retry(world.em(), world.organisationId, given!.publicId, newKey(), null),
  ).rejects.toMatchObject({ code: 'E_STATE' });
});

it('sends again under the same delivery id after a crash between sending and storing', async () => {
  const { channel } = await makeChannel();
  await makeRule([channel]);
  await orderIs('FILLED');
  const [delivery] = await deliveriesOf();
  const append = vi.spyOn(world.events, 'append').mockRejectedValueOnce(new Error('the disk is full'));
  await expect(tryOnce(delivery!)).rejects.toThrow('the disk is full');
  append.mockRestore();
  expect(await deliveriesOf()).toMatchObject([{ status: 'PENDING', attemptCount: 0 }]);

  await tryOnce(delivery!); // the queue delivers the job once more
  expect(received.map(({ headers }) => headers['x-convergence-delivery'])).toEqual([
    delivery!.publicId,
    delivery!.publicId,
  ]);
  expect(await deliveriesOf()).toMatchObject([{ status: 'SENT', attemptCount: 1 }]);
});

it('queues a delivery whose job was lost', async () => {
  const { channel } = await makeChannel();
  await makeRule([channel]);
  await orderIs('FILLED');
  const [delivery] = await deliveriesOf();
  const inAnHour = new Date(Date.now() + 3_600_000);
  expect(await world.deliveries.requeueLost(world.em(), new Date())).toBe(0);
  expect(await world.deliveries.requeueLost(world.em(), inAnHour)).toBe(1);
  expect(await jobsOf(delivery!.publicId)).toHaveLength(2);
});

it('refuses at sending what a name means by then, and calls nobody', async () => {
  let addresses = ['93.184.216.34'];
  let lookups = 0;
  world = await makeWorld({
    profile: 'production',
    resolver: async () => {
      lookups += 1;
      return addresses;
    },
  });
  const { channel } = await makeChannel({ ...webhook(), address: 'https://rebind.example/hook' });
  await makeRule([channel]);
  await orderIs('FILLED');
  addresses = ['127.0.0.1'];
  await tryOnce((await deliveriesOf())[0]!);
  expect(await deliveriesOf()).toMatchObject([{ status: 'FAILED', lastFailure: 'ADDRESS_REFUSED' }]);
  expect(lookups).toBe(2); // once at saving, once at sending
  expect(received).toEqual([]);
});

it('refuses an address of this machine outside of profile demo, and an unknown name, at the field', async () => {
  world = await makeWorld({ profile: 'production', resolver: () => Promise.reject(new Error('ENOTFOUND')) });
  for (const address of [webhook().address!, 'https://127.0.0.1/', 'https://no-such-name.example/'])
    await expect(makeChannel({ ...webhook(), address })).rejects.toMatchObject({
      errors: [expect.objectContaining({ code: 'E_ADDRESS_REFUSED', path: ['address'] })],
    });
});

it('tells once of the same fact, however often it is told', async () => {
  const { channel } = await makeChannel();
  await makeRule([channel]);
  expect(await orderIs('FILLED')).toHaveLength(1);
  expect(await orderIs('FILLED')).toHaveLength(0);
  const both = await Promise.all([orderIs('REJECTED'), orderIs('REJECTED')]);
  expect(both.flat()).toHaveLength(1);
  expect(await orderIs('ACCEPTED')).toHaveLength(0); // not asked for
  expect(await world.em().count(Notification)).toBe(2);
  expect(await deliveriesOf()).toHaveLength(2);
});

it('keeps the least time between two of one subject, and records what it held back', async () => {
  const { channel } = await makeChannel();
  await makeRule([channel], { minimumMinutes: 60 });
  await orderIs('FILLED', 'ord_1');
  await orderIs('REJECTED', 'ord_1');
  await orderIs('FILLED', 'ord_2');
  expect((await deliveriesOf()).map(({ status, lastFailure }) => [status, lastFailure ?? null])).toEqual([
    ['PENDING', null],
    ['SUPPRESSED', 'TOO_SOON'],
    ['PENDING', null],
  ]);
});

it('keeps still while it is silenced, and speaks again afterwards', async () => {
  const { channel } = await makeChannel({ kind: 'IN_APP', name: '앱', language: 'KO', address: null });
  const rule = await makeRule([channel]);
  await world.rules.silence(world.em(), rule.publicId, new Date(Date.now() + 3_600_000), null);
  await orderIs('FILLED', 'ord_1');
  await world.rules.silence(world.em(), rule.publicId, null, null);
  await orderIs('FILLED', 'ord_2');
  expect((await deliveriesOf()).map(({ status, lastFailure }) => [status, lastFailure ?? null])).toEqual([
    ['SUPPRESSED', 'SILENCED'],
    ['SENT', null],
  ]);
  expect(await world.notifications.unreadCount(world.em(), 'mbr_1')).toBe(1);
  for (const until of [new Date(Date.now() - 1000), new Date(Date.now() + 31 * 24 * 3_600_000)])
    await expect(world.rules.silence(world.em(), rule.publicId, until, null)).rejects.toMatchObject({
      code: 'E_RANGE',
      path: ['until'],
    });
});

it('counts for each person what he has not seen', async () => {
  const { channel } = await makeChannel({ kind: 'IN_APP', name: '앱', language: 'KO', address: null });
  await makeRule([channel]);
  const [first] = await orderIs('FILLED', 'ord_1');
  await orderIs('FILLED', 'ord_2');
  const { notifications, organisationId } = world;
  await notifications.markRead(world.em(), organisationId, 'mbr_1', [first!.publicId], null);
  await notifications.markRead(world.em(), organisationId, 'mbr_1', [first!.publicId, 'ntf_unknown'], null);
  expect(await notifications.unreadCount(world.em(), 'mbr_1')).toBe(1);
  expect(await notifications.unreadCount(world.em(), 'mbr_2')).toBe(2);
  await notifications.markRead(world.em(), organisationId, 'mbr_1', null, null);
  expect(await notifications.unreadCount(world.em(), 'mbr_1')).toBe(0);
});

it('sends a test through the same way, five at once, and once for one key', async () => {
  const { channel } = await makeChannel();
  const test = (key: string) =>
    world.channels.test(world.em(), world.organisationId, channel.publicId, key, {
      id: 'mbr_1',
      name: '김',
      requestId: null,
    });
  const first = await test('k'.repeat(16));
  expect((await test('k'.repeat(16))).publicId).toBe(first.publicId);
  await tryOnce(first);
  expect(JSON.parse(received[0]!.body)).toMatchObject({ kind: 'TEST', rule: null, facts: { by: '김' } });
  for (let i = 0; i < 4; i += 1) await test(newKey());
  await expect(test(newKey())).rejects.toMatchObject({ code: 'E_RATE_LIMITED' });
});

it('writes to Slack in its own format, in which no name can mention a channel', async () => {
  const { channel } = await makeChannel({ ...webhook(), kind: 'SLACK', name: '<!channel> & Co', language: 'EN' });
  const delivery = await world.channels.test(world.em(), world.organisationId, channel.publicId, newKey(), null);
  await tryOnce(delivery);
  const [{ headers, body }] = received as [Received];
  expect(headers['x-convergence-signature']).toBeUndefined();
  const message = JSON.parse(body) as { text: string; blocks: { type: string }[] };
  expect(message.text).toBe('Test notification: &lt;!channel&gt; &amp; Co');
  expect(message.blocks.map(({ type }) => type)).toEqual(['header', 'section', 'context']);
  expect(body).toContain('<https://app.example.com/notifications|Open in Convergence>');
});

it('writes a mail, once for a delivery', async () => {
  const { channel } = await makeChannel({ kind: 'EMAIL', name: '당직', language: 'KO', address: 'ops@example.com' });
  const delivery = await world.channels.test(world.em(), world.organisationId, channel.publicId, newKey(), null);
  await tryOnce(delivery);
  expect(readdirSync(path.join(dir, 'mail'))).toContain(`${delivery.publicId}.eml`);
  expect(await deliveriesOf()).toMatchObject([{ status: 'SENT', lastStatusCode: null }]);
  await expect(
    makeChannel({ kind: 'EMAIL', name: 'x', language: 'KO', address: 'a@b.kr\r\nBcc: c@d.kr' }),
  ).rejects.toMatchObject({ errors: [expect.objectContaining({ code: 'E_FORMAT', path: ['address'] })] });
});

it('sends nothing more through a channel that was switched off or deleted meanwhile', async () => {
  const { channel } = await makeChannel();
  await makeRule([channel]);
  await orderIs('FILLED', 'ord_1');
  const off = await world.channels.update(world.em(), channel.publicId, 1, { isEnabled: false }, null);
  await tryOnce((await deliveriesOf())[0]!);
  await orderIs('FILLED', 'ord_2');
  await world.channels.archive(world.em(), channel.publicId, off.channel.version, null);
  expect((await deliveriesOf()).map(({ status, lastFailure }) => [status, lastFailure])).toEqual([
    ['SUPPRESSED', 'CHANNEL_OFF'],
    ['SUPPRESSED', 'CHANNEL_OFF'],
  ]);
  expect(received).toEqual([]);
  const gone = await world.em().findOneOrFail(NotificationChannel, { publicId: channel.publicId });
  expect([gone.lockedAddress ?? null, gone.lockedSecret ?? null]).toEqual([null, null]);
});

it('signs with the new key only, once it has been replaced', async () => {
  const { channel, secret } = await makeChannel();
  const renewed = await world.channels.update(world.em(), channel.publicId, 1, { hasNewSecret: true }, null);
  await tryOnce(await world.channels.test(world.em(), world.organisationId, channel.publicId, newKey(), null));
  const verify = await documentedVerify();
  const [{ headers, body }] = received as [Received];
  expect(verify(secret!, headers, body)).toBe(false);
  expect(verify(renewed.secret!, headers, body)).toBe(true);
});

it('keeps keys and addresses out of rows, audit and events', async () => {
  const { channel, secret } = await makeChannel();
  await world.channels.update(world.em(), channel.publicId, 1, { name: '새 이름', hasNewSecret: true }, null);
  const em = world.em();
  const stored = JSON.stringify([
    await em.find(NotificationChannel, {}),
    await em.find(AuditEntry, {}),
    await systemEm(orm).find(OutboxEntry, {}),
    await world.events.read(notificationStream(world.organisationId), null, 100),
    await orm.em.getConnection().execute('select * from idempotency_key'),
  ]);
  expect(stored).toContain('새 이름');
  expect(stored).not.toContain(secret);
  expect(stored).not.toContain('top-secret-token');
  expect(channel.shownAddress).toBe(`http://127.0.0.1:${receiverPort}/…oken`);
});

it('lets an organisation have 50 channels and 200 rules, and deleted ones do not count', async () => {
  const app: ChannelDraft = { kind: 'IN_APP', name: '앱', language: 'KO', address: null };
  const first = await makeChannel(app);
  for (let i = 1; i < 50; i += 1) await makeChannel(app);
  await expect(makeChannel(app)).rejects.toMatchObject({ code: 'E_LIMIT' });
  for (let i = 0; i < 200; i += 1) await makeRule([first.channel]);
  await expect(makeRule([first.channel])).rejects.toMatchObject({ code: 'E_LIMIT' });
  await world.channels.archive(world.em(), first.channel.publicId, 1, null);
  expect((await makeChannel(app)).channel.kind).toBe('IN_APP');
});

it('shows another organisation nothing, and takes none of its channels', async () => {
  const { channel } = await makeChannel();
  const rule = await makeRule([channel]);
  await orderIs('FILLED');
  const other = await makeWorld();
  expect(await other.channels.list(other.em())).toEqual([]);
  expect(await deliveriesOf(other)).toEqual([]);
  expect(await other.rules.find(other.em(), rule.publicId)).toBeNull();
  await expect(makeRule([channel], {}, other)).rejects.toMatchObject({
    errors: [expect.objectContaining({ code: 'E_NOT_FOUND', path: ['channelIds', '0'] })],
  });
  const [delivery] = await deliveriesOf();
  await expect(
    other.deliveries.retry(other.em(), other.organisationId, delivery!.publicId, newKey(), null),
  ).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  expect(await orderIs('FILLED', 'ord_9', other)).toEqual([]); // it has no rules
});

it('tells of moves from close to close of the newest session, and when the next one is late', async () => {
  const em = systemEm(orm);
  const instrument = await em.insert(Instrument, {
    publicId: 'ins_01JQ7Z3V5M8K2T9W4X6Y0B1C2D',
    symbol: '900001',
    nameKo: '시험 종목',
    nameEn: 'Test share',
    segment: 'KOSPI',
    sector: 'MANU',
    isSimulated: true,
    dataset: 'IMPORT',
    listedShares: null,
    updatedAt: new Date(),
  });
  const candle = (sessionDate: string, closeKrw: number) => ({
    instrumentId: instrument,
    dataset: 'IMPORT' as const,
    sessionDate,
    openKrw: closeKrw,
    highKrw: closeKrw,
    lowKrw: closeKrw,
    closeKrw,
    volumeShares: 1,
  });
  await em.insertMany(Candle, [
    candle('2026-11-18', 90_000),
    candle('2026-11-19', 100_000),
    candle('2026-11-20', 95_000),
  ]);
  const { channel } = await makeChannel({ kind: 'IN_APP', name: '앱', language: 'KO', address: null });
  const move = { kind: 'PRICE_MOVE', orderStatuses: [], symbol: '900001' } as const;
  await makeRule([channel], { ...move, moveThresholdPercent: 5 });
  await makeRule([channel], { ...move, moveThresholdPercent: 5.1 });
  await makeRule([channel], { ...move, moveThresholdPercent: 1, symbol: null }); // held by no scenario
  const told = await world.happenings.pricesIngested(systemEm(orm), '2026-11-20');
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ titleKo: '시험 종목 −5.00%', isSimulated: true });
  expect(await world.happenings.pricesIngested(systemEm(orm), '2026-11-20')).toEqual([]);
  expect(await world.happenings.pricesIngested(systemEm(orm), '2026-11-23')).toEqual([]); // no price of that day

  const late = await lateAt('2026-11-23T15:00:00Z'); // Tuesday, 0 h in Seoul: Monday's prices are due now
  expect(late).toEqual([]);
  const sixHours = await lateAt('2026-11-23T21:00:00Z');
  expect(sixHours).toMatchObject([{ facts: { missingSession: '2026-11-23', latestSession: '2026-11-20', hours: 6 } }]);
});

async function lateAt(moment: string): Promise<Notification[]> {
  const now = new Date(moment);
  const at = await makeWorld({ now: () => now.getTime() });
  const { channel } = await makeChannel({ kind: 'IN_APP', name: '앱', language: 'KO', address: null }, at);
  await makeRule([channel], { kind: 'DATA_LATE', orderStatuses: [], lateThresholdHours: 6 }, at);
  const told = await at.happenings.lateData(systemEm(orm), now);
  expect(await at.happenings.lateData(systemEm(orm), now)).toEqual([]);
  return told.filter(({ organisation }) => organisation.id === at.organisationId);
}

it('tells of alerts that are raised, escalated or cleared, and of nothing else that happens to them', async () => {
  const { channel } = await makeChannel({ kind: 'IN_APP', name: '앱', language: 'KO', address: null });
  await makeRule([channel], { kind: 'SYSTEM_ALERT', orderStatuses: [], minimumSeverity: 'WARN' });
  const alert = (event: string, severity: 'watch' | 'warn' | 'critical' = 'critical') =>
    world.happenings.alertEvent(systemEm(orm), {
      organisationId: world.organisationId,
      alertId: 'alt_1',
      event,
      rule: 'R08',
      severity,
      titleKo: '보유 종목 급변',
      titleEn: 'A holding moved sharply',
      isSimulated: false,
    });
  expect(await alert('RAISE', 'watch')).toEqual([]);
  expect(await alert('RAISE', 'warn')).toHaveLength(1); // then it becomes more serious
  expect(await alert('RAISE')).toMatchObject([{ titleKo: '[심각] 보유 종목 급변', textKo: '규칙 R08, 발생.' }]);
  expect(await alert('RAISE')).toEqual([]);
  expect(await alert('ACKNOWLEDGE')).toEqual([]);
  expect(await alert('REOPEN_SILENT')).toEqual([]);
  expect(await alert('CLEAR')).toHaveLength(1);
});
