import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { sampleSnapshot } from '@convergence/shared/simulation/sample-run';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

import { startApi } from '../api.ts';
import { ApiTokenService } from '../auth/api-token.service.ts';
import { permissionsOfRole } from '../auth/permissions.ts';
import { startEmulator } from '../emulator/emulator.ts';
import type { RunningEmulator } from '../emulator/emulator.ts';
import { ReplayMarket } from '../emulator/replay-market.ts';
import { entities } from '../entities.ts';
import { featuresOf } from '../features.ts';
import type { Features } from '../features.ts';
import { AuditEntry } from '../platform/db/audit.entity.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import { createTestOrganisation } from '../platform/db/test-database.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import { newId } from '../platform/ids.ts';
import { openPlatform } from '../platform/platform.ts';
import type { Platform } from '../platform/platform.ts';
import { readSettings } from '../platform/settings.ts';
import { onTestEngine } from '../../test/services/test-engine.ts';
import { seedQueue } from '../platform/test-queue.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import { storeSampleMarket } from '../simulation/test-platform.ts';
import { newKey, soundDraft } from '../simulation/test-world.ts';
import { Order } from './order.entity.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords

/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;
interface Answer {
  readonly data: Data;
  readonly code: string | undefined;
}

const dir = mkdtempSync(path.join(tmpdir(), 'convergence-orders-api-'));
const { symbols, dates, closes } = sampleSnapshot(10, 400);
const today = dates.at(-1)!;
const priceOf = (column: number, row = dates.length - 1): number => Math.round(closes[row * symbols.length + column]!);
let emulator: RunningEmulator;
let platform: Platform;
let features: Features;
let address: string;
let organisationId: number;
let recommendationId: string;
const tokens = new Map<string, string>();

/** The sample market as an emulator serves it: the same closes as the stored ones. */
function replayed(): ReplayMarket {
  const instruments = symbols.map((symbol) => ({ symbol, nameKo: symbol, nameEn: symbol, sector: 'MANU', industryName: '', standardIndustryName: '', listedShares: 1, listedOn: dates[0]! })); // prettier-ignore
  const candles = symbols.map((symbol, column) => {
    const rows = dates.map((date, row) => {
      const price = priceOf(column, row);
      return { date, open: price, high: price, low: price, close: price, volume: 100_000 };
    });
    return [symbol, rows] as const;
  });
  return new ReplayMarket(today, instruments, new Map(candles));
}

async function token(email: string, scopes: readonly Permission[]): Promise<string> {
  const service = new ApiTokenService(platform.orm, platform.secrets.pepper);
  return service.create({ email, scopes, name: 'test', days: 1, actor: 'command:test' });
}

beforeAll(async () => {
  emulator = await startEmulator({
    market: replayed(),
    ports: { real: 0, paper: 0 },
    rate: 'off',
    paperCashKrw: 1_000_000_000,
  });
  const settings = readSettings(['--data', dir, '--port', '0'], {
    KIS_BASE_URL: emulator.urls.real,
    KIS_PAPER_BASE_URL: emulator.urls.paper,
    KIS_PAPER_CALLS_PER_SECOND: '1000',
    LOG_LEVEL: 'error',
    WORKER_THREADS: '1',
  });
  await seedQueue(dir);
  platform = await openPlatform(await onTestEngine(settings), entities);
  features = featuresOf(platform);
  await storeSampleMarket(platform);
  address = await startApi(platform);
  for (const role of ['VIEWER', 'ANALYST', 'TRADER', 'APPROVER', 'ADMIN'] as const)
    tokens.set(role, await token(`${role.toLowerCase()}@convergence.local`, permissionsOfRole[role]));
  tokens.set('DEMO', await token('demo@convergence.local', permissionsOfRole.ADMIN));
  const [first] = await systemEm(platform.orm).getConnection().execute<{ id: number }[]>('select min(id) as id from organisation'); // prettier-ignore
  organisationId = first!.id;
  recommendationId = await madeRecommendation();
  await features.desk.pass();
});
afterAll(async () => {
  await platform.shutdown.stop('the test is over');
  await emulator.close();
  rmSync(dir, { recursive: true, maxRetries: 5 });
});

/** A plan of two issues, as if a run had ended: what a basket is made from. */
async function madeRecommendation(): Promise<string> {
  const em = scopedEm(platform.orm, organisationId);
  const scenario = await features.scenarios.create(em, soundDraft, newKey(), null);
  const run = await features.runs.start(em, scenario.publicId, newKey(), null);
  await em.nativeUpdate(SimulationRun, { id: run.id }, { status: 'SUCCEEDED', finishedAt: new Date() });
  const shares = symbols.map((symbol, column) => ({ symbol, shares: column < 2 ? 100 : 0 }));
  const publicId = newId('rec');
  await em.insert(Recommendation, {
    publicId,
    organisation: organisationId,
    run: run.id,
    status: 'SUCCEEDED',
    maximumWeightRatio: 0.4,
    freshSeed: '1',
    progressRatio: 1,
    attemptCount: 0,
    createdAt: new Date(),
    finishedAt: new Date(),
    result: { shares } as unknown as NonNullable<Recommendation['result']>,
  });
  return publicId;
}

async function ask(who: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokens.get(who) ?? who}`,
      'accept-language': 'en',
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { extensions: { code: string } }[] };
  return { data, code: errors?.[0]?.extensions.code };
}

const FAILED = 'errors { __typename ... on UserError { code path message ... on InvalidInputError { reason } ... on VersionConflictError { current { id } } } }'; // prettier-ignore
/** Asks for one mutation; its payload. */
async function change(who: string, name: string, input: Record<string, unknown>, select = ''): Promise<Data> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, code } = await ask(
    who,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${select} ${FAILED} } }`,
    { input },
  );
  if (code) throw new Error(code);
  return data[name];
}
const ORDER = 'order { id status version viewerCanApprove viewerCanCancel viewerCanSubmit viewerCanModify }';
const ticket = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  symbol: symbols[0],
  side: 'BUY',
  type: 'MARKET',
  quantity: 3,
  ...more,
});
const draft = async (more: Record<string, unknown> = {}): Promise<Data> => {
  const made = await change('TRADER', 'orderDraftCreate', { ...ticket(more), idempotencyKey: newKey() }, ORDER);
  expect(made.errors).toEqual([]);
  return made.order;
};

it('takes a recommendation over a basket and an approval to fills, and the account agrees to the won', async () => {
  const made = await change('TRADER', 'orderBasketCreate', { recommendationId, idempotencyKey: newKey() }, 'basket { id version isCashEnough buyAmountKrw costKrw cashAfterKrw availableCashKrw viewerCanSubmit orders { id symbol side quantity limitPriceKrw status instrument { nameKo } } }'); // prettier-ignore
  const { basket } = made;
  expect(basket).toMatchObject({ availableCashKrw: '1000000000', isCashEnough: true, viewerCanSubmit: true }); // prettier-ignore
  expect(basket.orders).toMatchObject([
    {
      symbol: symbols[0],
      side: 'BUY',
      quantity: 100,
      status: 'DRAFT',
      instrument: { nameKo: `시험 종목 ${symbols[0]}` },
    },
    { symbol: symbols[1], side: 'BUY', quantity: 100, status: 'DRAFT' },
  ]);
  expect(BigInt(basket.cashAfterKrw)).toBe(1_000_000_000n - BigInt(basket.buyAmountKrw) - BigInt(basket.costKrw));

  const submitted = await change(
    'TRADER',
    'orderBasketSubmit',
    { id: basket.id, expectedVersion: 1 },
    'basket { version viewerCanApprove }',
  );
  expect(submitted).toMatchObject({ basket: { version: 2, viewerCanApprove: false }, errors: [] });
  expect((await ask('APPROVER', '{ ordersAwaitingApproval }')).data).toEqual({ ordersAwaitingApproval: 2 });
  const stale = await change('APPROVER', 'orderBasketApprove', { id: basket.id, expectedVersion: 1, idempotencyKey: newKey() }, 'basket { id }'); // prettier-ignore
  expect(stale).toMatchObject({
    basket: null,
    errors: [{ __typename: 'VersionConflictError', current: { id: basket.id } }],
  });
  const seen = await ask(
    'APPROVER',
    `{ orderBasket(id: "${basket.id}") { viewerCanApprove orders { viewerCanApprove viewerCanCancel } } }`,
  );
  expect(seen.data.orderBasket).toMatchObject({ viewerCanApprove: true, orders: [{ viewerCanApprove: true, viewerCanCancel: false }, {}] }); // prettier-ignore
  const approved = await change('APPROVER', 'orderBasketApprove', { id: basket.id, expectedVersion: 2, idempotencyKey: newKey() }, 'basket { orders { status approvedBy } }'); // prettier-ignore
  expect(approved.basket.orders).toEqual([{ status: 'APPROVED', approvedBy: '승인자' }, { status: 'APPROVED', approvedBy: '승인자' }]); // prettier-ignore

  await features.desk.pass();
  const { data } = await ask('VIEWER', '{ orders(filter: { statusIn: [FILLED] }) { totalCount edges { node { symbol filledQuantity filledAmountKrw feeKrw averageFillPriceKrw brokerOrderNumber history { toStatus actor } fills { quantity } basket { id } } } } tradingAccount { isPaper isSimulated cashKrw reconciliation { status differences { ledger } } positions { symbol quantity instrument { symbol } } } }'); // prettier-ignore
  expect(data.orders.totalCount).toBe(2);
  const filled = data.orders.edges.map(({ node }: Data) => node);
  const spent = filled.reduce(
    (sum: bigint, { filledAmountKrw, feeKrw }: Data) => sum + BigInt(filledAmountKrw) + BigInt(feeKrw),
    0n,
  );
  expect(BigInt(data.tradingAccount.cashKrw)).toBe(1_000_000_000n - spent);
  expect(data.tradingAccount).toMatchObject({
    isPaper: true,
    isSimulated: true,
    reconciliation: { status: 'MATCHED', differences: [] },
  });
  expect(data.tradingAccount.positions.map(({ quantity }: Data) => quantity)).toEqual([100, 100]);
  expect(filled[0].history.map(({ toStatus }: Data) => toStatus)).toEqual(['DRAFT', 'AWAITING_APPROVAL', 'APPROVED', 'SENDING', 'ACCEPTED', 'FILLED']); // prettier-ignore
  expect(filled[0].basket).toEqual({ id: basket.id });
  const actions = await systemEm(platform.orm).find(AuditEntry, { subject: basket.id }, { orderBy: { id: 'asc' } });
  expect(actions.map(({ action }) => action)).toEqual([
    'orderBasket.create',
    'orderBasket.submit',
    'orderBasket.approve',
  ]);
  const again = await change(
    'TRADER',
    'orderBasketCreate',
    { recommendationId, idempotencyKey: newKey() },
    'basket { id }',
  );
  expect(again.errors).toMatchObject([{ __typename: 'WrongStateError', path: ['recommendationId'] }]); // nothing is left to do
});

it('tells everything that happens in trading on one stream, from the cursor on', async () => {
  const { data } = await ask('VIEWER', '{ tradingState { latestEventCursor } }');
  const order = await draft();
  await change('TRADER', 'orderDraftDiscard', { id: order.id }, ORDER);
  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${tokens.get('VIEWER')}` },
    retryAttempts: 0,
  });
  const told: string[] = [];
  const events = client.iterate<Data>({
    query: 'subscription ($after: String) { orderEvents(after: $after) { __typename cursor ... on OrderChangedEvent { fromStatus status order { id } } } }', // prettier-ignore
    variables: { after: data.tradingState.latestEventCursor },
  });
  for await (const { data: event } of events) {
    const { order: changed, fromStatus, status } = event!.orderEvents;
    if (changed?.id === order.id) told.push(`${fromStatus} ${status}`);
    if (told.length === 2) break;
  }
  await client.dispose();
  expect(told).toEqual(['null DRAFT', 'DRAFT DISCARDED']);
});

it('says everything that stands in the way of a ticket at once, with the ticks around its price', async () => {
  const price = priceOf(0);
  const { data } = await ask('VIEWER', 'query ($input: OrderTicketInput!) { orderPreview(input: $input) { problems { reason path message } lastPriceKrw tickSizeKrw nearestBelowKrw nearestAboveKrw estimatedNetKrw buyableQuantity tradeDate } }', { input: ticket({ type: 'LIMIT', quantity: 1_000_000, limitPriceKrw: String(Math.ceil(price / 1000) * 1000) }) }); // prettier-ignore
  const { orderPreview } = data;
  expect(orderPreview.problems.map(({ reason }: Data) => reason)).toEqual(
    expect.arrayContaining(['E_FUNDS', 'E_ORDER_LIMIT']),
  );
  expect(orderPreview).toMatchObject({
    lastPriceKrw: String(price),
    tradeDate: today,
    buyableQuantity: expect.any(Number),
  });
  const unknown = await ask('VIEWER', 'query ($input: OrderTicketInput!) { orderPreview(input: $input) { tradeDate } }', { input: ticket({ symbol: '000000' }) }); // prettier-ignore
  expect(unknown.code).toBe('BAD_USER_INPUT');
});

describe('refusals at the API', () => {
  const inputs: Record<string, Record<string, unknown>> = {
    orderDraftCreate: { ...ticket(), idempotencyKey: 'k'.repeat(16) },
    orderModify: { id: 'x', expectedVersion: 1 },
    orderDraftDiscard: { id: 'x' },
    orderSubmit: { id: 'x', expectedVersion: 1 },
    orderApprove: { id: 'x', expectedVersion: 1, idempotencyKey: 'k'.repeat(16) },
    orderReject: { id: 'x', expectedVersion: 1, reason: 'x' },
    orderCancel: { id: 'x' },
    orderBasketCreate: { recommendationId: 'x', idempotencyKey: 'k'.repeat(16) },
    orderBasketSubmit: { id: 'x', expectedVersion: 1 },
    orderBasketApprove: { id: 'x', expectedVersion: 1, idempotencyKey: 'k'.repeat(16) },
    orderBasketReject: { id: 'x', expectedVersion: 1, reason: 'x' },
    orderBasketCancel: { id: 'x' },
    tradingHalt: { reason: 'x' },
    tradingResume: { reason: 'x' },
    tradingLimitsUpdate: { expectedVersion: 1 },
  };
  const allowed: Record<string, readonly string[]> = {
    VIEWER: [],
    ANALYST: ['orderDraftCreate', 'orderDraftDiscard', 'orderBasketCreate'],
    TRADER: ['orderDraftCreate', 'orderModify', 'orderDraftDiscard', 'orderSubmit', 'orderCancel', 'orderBasketCreate', 'orderBasketSubmit', 'orderBasketCancel', 'tradingHalt'], // prettier-ignore
    APPROVER: ['orderApprove', 'orderReject', 'orderBasketApprove', 'orderBasketReject', 'tradingHalt'],
    ADMIN: ['orderDraftCreate', 'orderDraftDiscard', 'orderBasketCreate', 'tradingHalt', 'tradingResume', 'tradingLimitsUpdate'], // prettier-ignore
  };
  it.each(Object.keys(allowed))('tell a %s FORBIDDEN for everything that is not his', async (role) => {
    for (const [name, input] of Object.entries(inputs)) {
      if (allowed[role]!.includes(name)) continue;
      await expect(change(role, name, input)).rejects.toThrow('FORBIDDEN');
    }
  });
  it('tell a token without the scope FORBIDDEN, whatever its owner may', async () => {
    const narrow = await token('approver@convergence.local', ['ORDER_READ']);
    await expect(change(narrow, 'orderApprove', inputs['orderApprove']!)).rejects.toThrow('FORBIDDEN');
    expect((await ask(narrow, '{ tradingState { viewerCanHalt } }')).data).toEqual({
      tradingState: { viewerCanHalt: false },
    });
  });
  it('name the field at fault', async () => {
    const wrong = await change('TRADER', 'orderDraftCreate', { ...ticket({ type: 'LIMIT', quantity: 0.5, limitPriceKrw: '1' }), idempotencyKey: newKey() }, ORDER); // prettier-ignore
    expect(wrong.order).toBeNull();
    expect(wrong.errors).toMatchObject([
      { __typename: 'InvalidInputError', reason: 'E_RANGE', path: ['quantity'] },
      { __typename: 'InvalidInputError', reason: 'E_PRICE_LIMIT', path: ['limitPriceKrw'] },
    ]);
    const { errors } = await change('TRADER', 'orderSubmit', { id: newId('ord'), expectedVersion: 1 }, ORDER);
    expect(errors).toMatchObject([{ __typename: 'NotFoundError', path: ['id'] }]);
  });
  it('show an order of another organisation to nobody', async () => {
    const other = await createTestOrganisation(platform.orm, '다른 운영사');
    const order = await draft();
    await systemEm(platform.orm).nativeUpdate(Order, { publicId: order.id }, { organisation: other });
    const seen = await ask('TRADER', `{ order(id: "${order.id}") { id } node(id: "${order.id}") { id } }`);
    expect(seen.data).toEqual({ order: null, node: null });
    const { errors } = await change('TRADER', 'orderSubmit', { id: order.id, expectedVersion: 1 }, ORDER);
    expect(errors).toMatchObject([{ __typename: 'NotFoundError' }]);
  });
});

it('stops trading for everybody, and lets another person resume it', async () => {
  const order = await draft();
  const halted = await change(
    'DEMO',
    'tradingHalt',
    { reason: '시세 이상' },
    'tradingState { isHalted reason viewerCanResume viewerCanHalt }',
  );
  expect(halted).toMatchObject({
    tradingState: { isHalted: true, reason: '시세 이상', viewerCanResume: false, viewerCanHalt: false },
    errors: [],
  });
  const refused = await change('TRADER', 'orderSubmit', { id: order.id, expectedVersion: 1 }, ORDER);
  expect(refused.errors).toMatchObject([{ __typename: 'TradingRefusedError', code: 'TRADING_HALTED' }]);
  const own = await change('DEMO', 'tradingResume', { reason: '끝' }, 'tradingState { isHalted }');
  expect(own.errors).toMatchObject([{ __typename: 'TradingRefusedError', code: 'SELF_APPROVAL' }]);
  const resumed = await change('ADMIN', 'tradingResume', { reason: '정상 확인' }, 'tradingState { isHalted version }');
  expect(resumed).toMatchObject({ tradingState: { isHalted: false }, errors: [] });
  const { version } = resumed.tradingState;
  const lowered = await change('ADMIN', 'tradingLimitsUpdate', { expectedVersion: version, maximumOrderKrw: '1' }, 'tradingState { version limits { maximumOrderKrw priceBandRatio } }'); // prettier-ignore
  expect(lowered.tradingState).toEqual({ version: version + 1, limits: { maximumOrderKrw: '1', priceBandRatio: 0.1 } });
  const over = await change('TRADER', 'orderSubmit', { id: order.id, expectedVersion: 1 }, ORDER);
  expect(over.errors).toMatchObject([{ __typename: 'TradingRefusedError', code: 'ORDER_LIMIT_EXCEEDED', path: ['limits', 'maximumOrderKrw'] }]); // prettier-ignore
});

it('shows the table of steps and reads the account again when asked', async () => {
  const { data } = await ask('VIEWER', '{ orderTransitions { from action to by } }');
  expect(data.orderTransitions).toContainEqual({
    from: 'AWAITING_APPROVAL',
    action: 'APPROVE',
    to: 'APPROVED',
    by: 'ORDER_APPROVE',
  });
  const key = newKey();
  const first = await change('VIEWER', 'tradingAccountRefresh', { idempotencyKey: key }, 'account { id }');
  expect(first.errors).toEqual([]);
  expect(await change('VIEWER', 'tradingAccountRefresh', { idempotencyKey: key }, 'account { id }')).toEqual(first);
});
