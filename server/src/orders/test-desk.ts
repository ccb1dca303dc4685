import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { EntityManager } from '@mikro-orm/sql';

import type { Role } from '../auth/permissions.ts';
import { Member } from '../auth/member.entity.ts';
import { startEmulator } from '../emulator/emulator.ts';
import type { EmulatorOptions, RunningEmulator } from '../emulator/emulator.ts';
import type { EmulatedCandle, EmulatedMarket } from '../emulator/market.ts';
import { KisConnections } from '../market/kis/kis-connections.ts';
import { EmulatorClock } from '../market/market-clock.ts';
import { Candle, Instrument } from '../market/market.entity.ts';
import { MarketService } from '../market/market.service.ts';
import type { Orm } from '../platform/db/database.ts';
import { Outbox } from '../platform/db/outbox.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import { createTestOrganisation, openTestDatabase } from '../platform/db/test-database.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { readSettings } from '../platform/settings.ts';
import { TableEventLog } from '../platform/table-event-log.ts';
import type { RecommendationService } from '../recommendation/recommendation.service.ts';

import { openBroker } from './broker.ts';
import type { Broker } from './broker.ts';
import type { Actor } from './order-moves.ts';
import { OrderApprovalService } from './order-approval.service.ts';
import { OrderCancellationService } from './order-cancellation.service.ts';
import { OrderDraftService } from './order-draft.service.ts';
import type { OrderTicket } from './order-facts.ts';
import { OrderPreviewService } from './order-preview.service.ts';
import { OrderService } from './order.service.ts';
import type { Order } from './order.entity.ts';
import { TradingDesk } from './trading-desk.ts';
import { TradingService } from './trading.service.ts';

export const DAY = '2026-03-06';
export const BEFORE = '2026-03-05';
export const NEXT = '2026-03-09';

/** A market of a few issues whose prices and volume a reader can see; its day can be moved on. */
export class SmallMarket implements EmulatedMarket {
  readonly mode = 'generated';
  asOfDate = DAY;
  readonly #prices: Readonly<Record<string, number>>;
  readonly #volume: number;

  /** @param prices - Close of every session, by symbol. */
  constructor(prices: Readonly<Record<string, number>>, volume = 1_000_000) {
    this.#prices = prices;
    this.#volume = volume;
  }

  get instruments(): EmulatedMarket['instruments'] {
    return Object.keys(this.#prices).map((symbol) => ({
      symbol,
      nameKo: `시험 ${symbol}`,
      nameEn: `Test ${symbol}`,
      sector: 'MANU',
      industryName: '',
      standardIndustryName: '',
      listedShares: 1,
      listedOn: BEFORE,
    }));
  }

  candles(symbol: string): readonly EmulatedCandle[] {
    const price = this.#prices[symbol];
    if (price === undefined) return [];
    return [BEFORE, DAY, NEXT]
      .filter((date) => date <= this.asOfDate)
      .map((date) => ({ date, open: price, high: price, low: price, close: price, volume: this.#volume }));
  }

  indexCandles(): readonly EmulatedCandle[] {
    return [];
  }
}

export const PRICES = { '990010': 10_000, '990020': 50_000, '990030': 1_234 } as const;

export interface DeskWorldOptions extends Partial<
  Pick<EmulatorOptions, 'paperCashKrw' | 'liquidity' | 'session' | 'now' | 'paperState'>
> {
  /** Database file; in memory unless given. */
  readonly file?: string;
  readonly market?: SmallMarket;
  /** Changes what the desk knows as its broker. */
  readonly broker?: (broker: Broker) => Broker | null;
}

/** Services, desk and emulator around one database, without queue and HTTP; two organisations, the first of which has the account. */
export interface DeskWorld {
  readonly orm: Orm;
  /** Keeps the token, which the emulator gives out once a minute. */
  readonly dir: string;
  readonly emulator: RunningEmulator;
  readonly market: SmallMarket;
  readonly trading: TradingService;
  readonly orders: OrderService;
  readonly previews: OrderPreviewService;
  readonly drafts: OrderDraftService;
  readonly approvals: OrderApprovalService;
  readonly cancellations: OrderCancellationService;
  readonly desk: TradingDesk;
  readonly events: TableEventLog;
  /** People by their role, and a second one of some. */
  readonly people: Readonly<Record<'trader' | 'approver' | 'approver2' | 'admin' | 'admin2', Actor>>;
  em(): EntityManager;
  otherEm(): EntityManager;
  /** A draft that is submitted and approved by another person. */
  approved(ticket: OrderTicket): Promise<Order>;
  close(): Promise<void>;
}

const roleOf = { trader: 'TRADER', approver: 'APPROVER', approver2: 'APPROVER', admin: 'ADMIN', admin2: 'ADMIN' } as const satisfies Record<string, Role>; // prettier-ignore

export async function openDeskWorld(options: DeskWorldOptions = {}): Promise<DeskWorld> {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-desk-'));
  const market = options.market ?? new SmallMarket(PRICES);
  const { paperCashKrw = 100_000_000 } = options;
  const emulator = await startEmulator({ ...options, market, ports: { real: 0, paper: 0 }, rate: 'off', paperCashKrw });
  const orm = await openTestDatabase(options.file);
  await storeMarket(orm, market);
  const organisationId = await createTestOrganisation(orm);
  const otherId = await createTestOrganisation(orm, '다른 운영사');
  const people = await storePeople(orm, organisationId);
  const parts = deskParts(orm, dir, emulator.urls, options.broker);
  const em = (): EntityManager => scopedEm(orm, organisationId);
  return {
    ...parts,
    orm,
    dir,
    emulator,
    market,
    people,
    em,
    otherEm: () => scopedEm(orm, otherId),
    async approved(ticket) {
      const { drafts, approvals } = parts;
      const draft = await drafts.createDraft(em(), ticket, '', newId('key'), people.trader);
      const asked = await approvals.submit(em(), draft.publicId, draft.version, people.trader);
      return approvals.approve(em(), asked.publicId, asked.version, newId('key'), people.approver);
    },
    async close() {
      await parts.events.close();
      await orm.close();
      await emulator.close();
      rmSync(dir, { recursive: true });
    },
  };
}

/** Services and desk over a database and an emulator that somebody else has started. */
export function deskParts(
  orm: Orm,
  dir: string,
  urls: RunningEmulator['urls'],
  change: (broker: Broker) => Broker | null = (broker) => broker,
): Pick<DeskWorld, 'trading' | 'orders' | 'previews' | 'drafts' | 'approvals' | 'cancellations' | 'desk' | 'events'> {
  const settings = readSettings(['--data', dir], {
    KIS_BASE_URL: urls.real,
    KIS_PAPER_BASE_URL: urls.paper,
    KIS_PAPER_CALLS_PER_SECOND: '1000',
  });
  const broker = change({ ...openBroker(settings.trading!, new KisConnections(dir)), listingLagMs: 0 });
  const events = new TableEventLog(orm);
  const moves = { events, outbox: new Outbox() };
  let wall = 0;
  const market = new MarketService(new EmulatorClock(urls.real, () => (wall += 3_600_000))); // no reading of the clock is kept
  const trading = new TradingService({ ...moves, orm, broker: () => broker });
  const recommendations = null as unknown as RecommendationService; // baskets are made in the test of the API
  const orders = new OrderService();
  return {
    trading,
    orders,
    previews: new OrderPreviewService({ market, trading }),
    drafts: new OrderDraftService({ ...moves, orders, market, trading, recommendations }),
    approvals: new OrderApprovalService({ ...moves, orders, market, trading }),
    cancellations: new OrderCancellationService({ ...moves, orders }),
    desk: new TradingDesk({ ...moves, orm, market, trading, log: createLog('silent') }),
    events,
  };
}

async function storeMarket(orm: Orm, market: SmallMarket): Promise<void> {
  const em = systemEm(orm);
  for (const { symbol, nameKo, nameEn } of market.instruments) {
    const id = await em.insert(Instrument, {
      publicId: newId('ins'),
      symbol,
      nameKo,
      nameEn,
      segment: 'KOSPI',
      sector: 'MANU',
      isSimulated: true,
      dataset: 'KIS',
      listedShares: null,
      updatedAt: new Date(),
    });
    const rows = market.candles(symbol).map(({ date, close, volume }) => ({
      instrumentId: id,
      dataset: 'KIS' as const,
      sessionDate: date,
      openKrw: close,
      highKrw: close,
      lowKrw: close,
      closeKrw: close,
      volumeShares: volume,
    }));
    await em.insertMany(Candle, rows);
  }
}

async function storePeople(orm: Orm, organisation: number): Promise<DeskWorld['people']> {
  const em = systemEm(orm);
  const actors: [string, Actor][] = [];
  for (const [name, role] of Object.entries(roleOf)) {
    const publicId = newId('mbr');
    const email = `${name}@operator.example`;
    await em.insert(Member, { publicId, organisation, authUserId: name, email, displayName: name, role, language: 'KO', createdAt: new Date() }); // prettier-ignore
    actors.push([name, { id: publicId, personId: publicId, name, requestId: null }]);
  }
  return Object.fromEntries(actors) as DeskWorld['people'];
}
