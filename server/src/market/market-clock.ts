import { isSession, previousSession } from '@convergence/shared/units/session-calendar';
import { z } from 'zod';

/** What time it is on the market. */
export interface MarketNow {
  /** Last session whose prices are complete, `YYYY-MM-DD`. */
  readonly asOfDate: string;
  readonly mode: 'live' | 'generated' | 'replay';
  /** True where the prices are made up, which every page has to say. */
  readonly isSimulated: boolean;
}

/** Port: the market's now. It is not the clock on the wall: a replay may stand years ago. */
export interface MarketClock {
  now(): Promise<MarketNow>;
}

/** KRX closes at 15:30; the vendor's row of the day is final half an hour later. Seoul has no summer time. */
const DAY_IS_FINAL = '16:10';

/** The exchange itself: the last session whose prices are final. */
export class ExchangeClock implements MarketClock {
  readonly #wall: () => number;

  constructor(wall: () => number = Date.now) {
    this.#wall = wall;
  }

  now(): Promise<MarketNow> {
    const [today, time] = new Date(this.#wall() + 9 * 3_600_000).toISOString().slice(0, 16).split('T') as [
      string,
      string,
    ];
    const asOfDate = isSession(today) && time >= DAY_IS_FINAL ? today : previousSession(today);
    return Promise.resolve({ asOfDate, mode: 'live', isSimulated: false });
  }
}

/** How long the answer of the substitute stands before the source is asked again. */
const SUBSTITUTE_MS = 10_000;

/**
 * For reading what is stored, which must go on while the source of prices is out of reach: then its last answer stands, or,
 * before there was any, the last session before today. Whoever fetches prices asks the source itself.
 */
export class ReadingClock implements MarketClock {
  readonly #source: () => Promise<MarketNow>;
  readonly #onLost: (error: unknown) => void;
  readonly #wall: () => number;
  #last: MarketNow | null = null;
  #substituteUntil = 0;
  #isLost = false;

  /** @param onLost - Told once each time that the source gets out of reach. */
  constructor(source: () => Promise<MarketNow>, onLost: (error: unknown) => void, wall: () => number = Date.now) {
    this.#source = source;
    this.#onLost = onLost;
    this.#wall = wall;
  }

  async now(): Promise<MarketNow> {
    if (this.#wall() < this.#substituteUntil) return this.#substitute(); // nobody waits for the same time-out twice
    try {
      this.#last = await this.#source();
      this.#isLost = false;
      return this.#last;
    } catch (error) {
      if (!this.#isLost) this.#onLost(error);
      this.#isLost = true;
      this.#substituteUntil = this.#wall() + SUBSTITUTE_MS;
      return this.#substitute();
    }
  }

  #substitute(): Promise<MarketNow> {
    return this.#last ? Promise.resolve(this.#last) : new ExchangeClock(this.#wall).now();
  }
}

const clockSchema = z.object({
  asOfDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  mode: z.enum(['generated', 'replay']),
  isSimulated: z.boolean(),
});

const instrumentsSchema = z.object({
  instruments: z.array(z.object({ symbol: z.string(), nameKo: z.string(), sector: z.string() })),
});

const TIMEOUT_MS = 5_000;

/** How long one reading of the emulator's clock stands: it moves once a day, or when somebody makes it crash. */
const READING_MS = 5_000;

/** The emulator's own clock; a failed read is not remembered. */
export class EmulatorClock implements MarketClock {
  readonly #baseUrl: string;
  readonly #wall: () => number;
  #known: MarketNow | null = null;
  #knownUntil = 0;

  /** @param baseUrl - Of either persona, without a slash at the end. */
  constructor(baseUrl: string, wall: () => number = Date.now) {
    this.#baseUrl = baseUrl;
    this.#wall = wall;
  }

  async now(): Promise<MarketNow> {
    if (this.#known === null || this.#wall() >= this.#knownUntil) {
      this.#known = clockSchema.parse(await readJson(`${this.#baseUrl}/emulator/clock`));
      this.#knownUntil = this.#wall() + READING_MS;
    }
    return this.#known;
  }
}

/** Issues that the emulator serves, ascending by symbol. A real exchange publishes them as master files instead. */
export async function emulatorInstruments(
  baseUrl: string,
): Promise<{ readonly symbol: string; readonly nameKo: string; readonly sector: string }[]> {
  return instrumentsSchema.parse(await readJson(`${baseUrl}/emulator/instruments`)).instruments;
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
