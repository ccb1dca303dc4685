import { createHash } from 'node:crypto';

import { isSession, nextSession } from '@convergence/shared/units/session-calendar';
import { z } from 'zod';

import type { KisConnections } from '../market/kis/kis-connections.ts';
import { kisEnvironments } from '../market/kis/kis-persona.ts';
import { KisTradingClient } from '../market/kis/kis-trading-client.ts';
import type { TradingSettings } from '../platform/settings.ts';

/** The market day that an order counts for, and whether orders are taken now. */
export interface MarketDay {
  /** `YYYY-MM-DD`: today's session, or the next one where today has none left. */
  readonly tradeDate: string;
  readonly isOpen: boolean;
}

/** Port: the day of trading, which is not that of the prices: the exchange trades today on the closes of yesterday. */
export interface TradingClock {
  day(): Promise<MarketDay>;
}

/** What the desk asks of a broker. */
export type BrokerClient = Pick<
  KisTradingClient,
  'placeOrder' | 'amendOrder' | 'cancelOrder' | 'executions' | 'lookUp' | 'balance' | 'buyingPower'
>;

/** The account that the settings name, ready for orders. */
export interface Broker {
  readonly environment: 'paper' | 'real';
  readonly isSimulated: boolean;
  /** SHA-256 of environment and number, whatever the address: the number itself is not stored. */
  readonly accountKey: string;
  readonly maskedNumber: string;
  readonly client: BrokerClient;
  readonly clock: TradingClock;
  /** How long an order may be missing from the broker's lists before its absence counts as proof, ms. */
  readonly listingLagMs: number;
}

/** The emulator lists at once; the paper server has been seen to lag by seconds. */
const EMULATOR_LAG_MS = 2_000;
const VENDOR_LAG_MS = 60_000;

/**
 * Opens the account. Nothing is sent yet.
 *
 * @throws DomainError E_FORBIDDEN for the real host without the flag, E_SETTINGS for a host that is neither in the table nor local.
 */
export function openBroker(trading: TradingSettings, connections: KisConnections): Broker {
  const { environment, baseUrl, appKey, appSecret, account, isEmulator, allowsReal, callsPerSecond } = trading;
  const { rate } = kisEnvironments[environment];
  const connection = connections.of({
    environment,
    baseUrl,
    appKey,
    appSecret,
    rate: callsPerSecond === null ? rate : { callsPerSecond, spacingMs: Math.ceil(1000 / callsPerSecond) },
  });
  const [number, product] = account.split('-') as [string, string];
  return {
    environment,
    isSimulated: isEmulator,
    accountKey: createHash('sha256')
      .update(`${isEmulator ? 'emulator' : environment} ${account}`)
      .digest('hex'),
    maskedNumber: `${number.slice(0, 2)}****${number.slice(-2)}-${product}`,
    client: new KisTradingClient({ connection, account: { number, product }, allowRealTrading: allowsReal }),
    clock: isEmulator ? new EmulatorTradingClock(baseUrl) : new ExchangeTradingClock(),
    listingLagMs: isEmulator ? EMULATOR_LAG_MS : VENDOR_LAG_MS,
  };
}

const OPENS = '09:00';
const CLOSES = '15:30';

/** The exchange itself: sessions from 09:00 to 15:30 in Seoul, which has no summer time. */
export class ExchangeTradingClock implements TradingClock {
  readonly #wall: () => number;

  constructor(wall: () => number = Date.now) {
    this.#wall = wall;
  }

  day(): Promise<MarketDay> {
    const [today, time] = new Date(this.#wall() + 9 * 3_600_000).toISOString().slice(0, 16).split('T') as [
      string,
      string,
    ];
    const isToday = isSession(today) && time < CLOSES;
    return Promise.resolve({ tradeDate: isToday ? today : nextSession(today), isOpen: isToday && time >= OPENS });
  }
}

const clockSchema = z.object({ asOfDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), isOpen: z.boolean().default(true) });
const TIMEOUT_MS = 5_000;

/** The emulator trades on the last day of its own clock, which may stand years ago. */
export class EmulatorTradingClock implements TradingClock {
  readonly #baseUrl: string;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  async day(): Promise<MarketDay> {
    const response = await fetch(`${this.#baseUrl}/emulator/clock`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`The emulator's clock answered ${response.status}.`);
    const { asOfDate, isOpen } = clockSchema.parse(await response.json());
    return { tradeDate: asOfDate, isOpen };
  }
}
