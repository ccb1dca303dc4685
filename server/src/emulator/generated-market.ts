import { priceLimits, tickSize } from '@convergence/shared/market/krx-rules';
import { exp } from '@convergence/shared/random/elementary';
import { assertSeed, fillNormals, fillUniforms, streams } from '@convergence/shared/random/philox';

import { generatedInstruments } from './generated-instruments.ts';
import type { GeneratedInstrument } from './generated-instruments.ts';
import type { EmulatedCandle, EmulatedMarket } from './market.ts';

/** First session with a price. Everything later follows from it, so it never moves. */
export const GENERATED_START = '2019-01-02';
/** Code of the index over all generated issues; the exchange's KOSPI has the same. */
export const GENERATED_INDEX = '0001';
const INDEX_BASE = 2_000;

const SESSIONS_PER_YEAR = 252;
/** Correlation of an issue with the factor of its sector: same-sector pairs of the reference have about 0.44, all pairs 0.23. */
const SECTOR_LOADING = 0.44;
/** The issue numbers begin at 1; sector factors get paths far behind them. */
const MARKET_PATH = 0;
const SECTOR_PATH = 10_000;
/**
 * Log variance that lasts: spread and the share kept from one session to the next. The market's is felt by every shock
 * and makes quiet and wild months for all.
 */
const MARKET_LASTING = { sd: 0.6, keep: 0.975 };
const ISSUE_LASTING = { sd: 0.6, keep: 0.88 };
/** Log variance of a single session, which makes tails fat without memory. */
const MARKET_SUDDEN_SD = 0.3;
const ISSUE_SUDDEN_SD = 0.45;
/** News of one issue: probability in a session, mean and spread in daily standard deviations. More often good than bad, as in the reference. */
const NEWS = { probability: 0.008, mean: 1.2, sd: 3.6 };
/** A session's own return stays inside the price limit; the rest of the band is left to rounding. */
const LOWEST_RETURN = -0.34; // ln 0.71
const HIGHEST_RETURN = 0.255; // ln 1.29

/** Dims of the draws of one issue and session. Stable: a new use takes the next number. */
const DIM = { shock: 0, sudden: 1, lasting: 2, gap: 3, high: 4, low: 5, volume: 6, newsSize: 7, count: 8 } as const;

/** Unit-variance shocks of one factor in every session, with the log variance they were made with. */
interface Factor {
  readonly shocks: Float64Array;
  readonly lasting: Float64Array;
}

/**
 * A made-up market of fictitious issuers. A day is a pure function of seed, symbol and date: every random number is
 * addressed by them, and prices and volatility states are carried forward from one fixed first session. So a later clock
 * adds rows and changes none.
 *
 * Returns are a common factor, a factor of the sector and the issue's own shock, each with fat tails from a changing
 * variance, plus rare news. Cost: about 3 µs a row, once; then memory.
 */
export class GeneratedMarket implements EmulatedMarket {
  readonly mode = 'generated';
  readonly asOfDate: string;
  readonly instruments = generatedInstruments;
  readonly #seed: number;
  readonly #sessions: readonly string[];
  readonly #candles = new Map<string, readonly EmulatedCandle[]>();
  readonly #factors = new Map<number, Factor>();
  #index: readonly EmulatedCandle[] | null = null;

  /**
   * @param seed - 0 to 2^53 − 1.
   * @param sessions - Every session from GENERATED_START to the clock, ascending, `YYYY-MM-DD`; at least one.
   * @throws DomainError E_RANGE for a bad seed.
   */
  constructor(seed: number, sessions: readonly string[]) {
    assertSeed(seed);
    const last = sessions.at(-1);
    if (last === undefined) throw new RangeError(`the generated market begins on ${GENERATED_START}`);
    this.#seed = seed;
    this.#sessions = sessions;
    this.asOfDate = last;
  }

  candles(symbol: string): readonly EmulatedCandle[] {
    const known = this.#candles.get(symbol);
    if (known) return known;
    const instrument = generatedInstruments.find((candidate) => candidate.symbol === symbol);
    if (!instrument) return [];
    const made = this.#generate(instrument);
    this.#candles.set(symbol, made);
    return made;
  }

  indexCandles(code: string): readonly EmulatedCandle[] {
    if (code !== GENERATED_INDEX) return [];
    this.#index ??= this.#indexFromIssues();
    return this.#index;
  }

  #generate(instrument: GeneratedInstrument): EmulatedCandle[] {
    const market = this.#factor(MARKET_PATH, MARKET_LASTING, MARKET_SUDDEN_SD);
    const sectorPath = SECTOR_PATH + sectorNumber(instrument.sector);
    const sector = this.#factor(sectorPath, ISSUE_LASTING, MARKET_SUDDEN_SD);
    const own = this.#factor(instrument.number, ISSUE_LASTING, ISSUE_SUDDEN_SD);

    const dailySd = instrument.annualVolatility / Math.sqrt(SESSIONS_PER_YEAR);
    const dailyDrift = instrument.annualDrift / SESSIONS_PER_YEAR;
    const newsVariance = NEWS.probability * (NEWS.mean ** 2 + NEWS.sd ** 2) - (NEWS.probability * NEWS.mean) ** 2;
    const ownLoading = Math.sqrt(1 - instrument.marketLoading ** 2 - SECTOR_LOADING ** 2 - newsVariance);

    const normals = new Float64Array(DIM.count);
    const uniforms = new Float64Array(1);
    const rows: EmulatedCandle[] = [];
    let level = instrument.basePriceKrw; // before rounding to ticks, so that rounding does not add up
    let previous = roundToTick(level, this.#sessions[0]!);
    for (const [at, date] of this.#sessions.entries()) {
      const day = dayNumber(date);
      fillNormals(this.#seed, instrument.number, day, streams.marketNormal, DIM.count, normals);
      fillUniforms(this.#seed, instrument.number, day, streams.jumpCount, 1, uniforms);
      const hasNews = uniforms[0]! < NEWS.probability;
      const news = (hasNews ? NEWS.mean + NEWS.sd * normals[DIM.newsSize]! : 0) - NEWS.probability * NEWS.mean;
      const mood = exp(market.lasting[at]! / 2 - MARKET_LASTING.sd ** 2 / 4); // mean square 1
      const shock =
        mood *
          (instrument.marketLoading * market.shocks[at]! +
            SECTOR_LOADING * sector.shocks[at]! +
            ownLoading * own.shocks[at]!) +
        news;
      const change = Math.min(HIGHEST_RETURN, Math.max(LOWEST_RETURN, dailyDrift + dailySd * shock));
      const opening = level * exp(0.35 * change + 0.25 * dailySd * normals[DIM.gap]!);
      level *= exp(change);

      const limits = priceLimits('KOSPI', date, previous);
      const price = (value: number): number => Math.min(limits.upper, Math.max(limits.lower, roundToTick(value, date)));
      const calm = exp(0.5 * (market.lasting[at]! + own.lasting[at]!)) * dailySd;
      const open = price(opening);
      const close = price(level);
      const high = Math.max(
        open,
        close,
        price(Math.max(opening, level) * exp(0.35 * calm * Math.abs(normals[DIM.high]!))),
      );
      const low = Math.min(
        open,
        close,
        price(Math.min(opening, level) * exp(-0.35 * calm * Math.abs(normals[DIM.low]!))),
      );
      const bustle = 0.45 * normals[DIM.volume]! + 0.4 * Math.min(4, Math.abs(shock)) + 0.3 * own.lasting[at]!;
      const volume = Math.max(1, Math.round(instrument.baseVolumeShares * exp(bustle)));
      rows.push({ date, open, high, low, close, volume });
      previous = close;
    }
    return rows;
  }

  #factor(path: number, lasting: { readonly sd: number; readonly keep: number }, suddenSd: number): Factor {
    const known = this.#factors.get(path);
    if (known) return known;
    const count = this.#sessions.length;
    const shocks = new Float64Array(count);
    const states = new Float64Array(count);
    const normals = new Float64Array(DIM.lasting + 1);
    const fresh = Math.sqrt(1 - lasting.keep ** 2);
    // the market's lasting state multiplies every factor, so it is not counted in its own shocks again
    const ownLasting = path === MARKET_PATH ? 0 : lasting.sd;
    const logVariance = ownLasting ** 2 + suddenSd ** 2;
    let state = 0;
    for (let at = 0; at < count; at += 1) {
      fillNormals(this.#seed, path, dayNumber(this.#sessions[at]!), streams.marketNormal, DIM.lasting + 1, normals);
      state = lasting.keep * state + fresh * lasting.sd * normals[DIM.lasting]!;
      const felt = path === MARKET_PATH ? 0 : state;
      const logVar = felt + suddenSd * normals[DIM.sudden]! - logVariance / 2; // mean variance 1
      shocks[at] = exp(logVar / 2) * normals[DIM.shock]!;
      states[at] = state;
    }
    const factor = { shocks, lasting: states };
    this.#factors.set(path, factor);
    return factor;
  }

  /** Weighted by listed shares, so it moves as the value of the whole market does. */
  #indexFromIssues(): EmulatedCandle[] {
    const all = this.instruments.map((instrument) => ({ instrument, rows: this.candles(instrument.symbol) }));
    const base = all.reduce((sum, { instrument }) => sum + instrument.listedShares * instrument.basePriceKrw, 0);
    return this.#sessions.map((date, at) => {
      const points = (pick: (row: EmulatedCandle) => number): number => {
        const value = all.reduce((sum, { instrument, rows }) => sum + instrument.listedShares * pick(rows[at]!), 0);
        return Math.round(((INDEX_BASE * value) / base) * 100) / 100;
      };
      const open = points((row) => row.open);
      const close = points((row) => row.close);
      // the issues do not reach their highs at the same minute
      const high = Math.max(
        open,
        close,
        points((row) => (row.high + Math.max(row.open, row.close)) / 2),
      );
      const low = Math.min(
        open,
        close,
        points((row) => (row.low + Math.min(row.open, row.close)) / 2),
      );
      return { date, open, high, low, close, volume: all.reduce((sum, { rows }) => sum + (rows[at]!.volume ?? 0), 0) };
    });
  }
}

function sectorNumber(code: string): number {
  return [...new Set(generatedInstruments.map((instrument) => instrument.sector))].indexOf(code);
}

/** The nearest price on the tick, never below one tick. */
function roundToTick(price: number, date: string): number {
  const tick = tickSize('KOSPI', date, Math.max(1, price));
  return Math.max(tick, Math.round(price / tick) * tick);
}

/** Days since 1970-01-01: the address of a date, whatever the calendar of sessions says. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
