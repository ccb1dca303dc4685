import { DAILY_PRICE_LIMIT } from '../market/price-limit.ts';
import { log } from '../random/elementary.ts';
import type { IssuerJumps } from '../threat/issuer-events.ts';
import type { BootstrapMarket, CopulaMarket, FhsMarket, GbmMarket, MarketOverlay } from './market-law.ts';

/** Writes the log returns of one path before jumps and stress, session-major, sessions × assets. */
export type ReturnSource = (path: number, out: Float64Array) => void;

/** Overwrites `out` with the jumps of a path; they are added in the order of the list. */
export type JumpSource = (path: number, out: IssuerJumps) => void;

/**
 * Writes for one path a factor for each session, each at least 0: the square root of what the regime of that session makes of the
 * market's variance (quant-spec Q10, link 3).
 */
export type SessionScaleSource = (path: number, out: Float64Array) => void;

/** A law whose log returns come from TypeScript. */
export interface GivenReturns {
  readonly model: 'GIVEN';
  readonly source: ReturnSource;
}

/** Laws that the kernel draws from by itself, and the one for all others. */
export type KernelLaw = GbmMarket | FhsMarket | BootstrapMarket | CopulaMarket | GivenReturns;

/** FASTEST is WebAssembly where the engine has SIMD, else the twin; both give the same bits. TWIN is for proving that. */
export type KernelChoice = 'FASTEST' | 'TWIN';

/** Beyond these log returns a session ends at the limit, and the rest is carried over (quant-spec Q5.6). */
export interface PriceLimit {
  readonly upper: number;
  readonly lower: number;
  /** Growth at the limits. */
  readonly upperGrowth: number;
  readonly lowerGrowth: number;
}

export const krxPriceLimit: PriceLimit = {
  upper: log(1 + DAILY_PRICE_LIMIT),
  lower: log(1 - DAILY_PRICE_LIMIT),
  upperGrowth: 1 + DAILY_PRICE_LIMIT,
  lowerGrowth: 1 - DAILY_PRICE_LIMIT,
};
export const noPriceLimit: PriceLimit = {
  upper: Number.POSITIVE_INFINITY,
  lower: Number.NEGATIVE_INFINITY,
  upperGrowth: 1,
  lowerGrowth: 1,
};

/** What a kernel simulates. */
export interface KernelPlan {
  readonly law: KernelLaw;
  readonly seed: number;
  readonly sessions: number;
  /** KRW at the start; their number is that of the assets. */
  readonly amounts: Float64Array;
  readonly cashKrw: number;
  readonly jumps: JumpSource | null;
  readonly overlay: MarketOverlay | null;
  /**
   * Factors of the unexpected part of a session's log return, for every asset, on top of the overlay's scale; what is expected and
   * the overlay's shift stay as they are. Null: none, which is also what factors of 1 come to, bit for bit.
   * Jumps are not scaled here: whoever draws jumps of the market scales them with their session.
   */
  readonly sessionScale: SessionScaleSource | null;
  /** What the law expects of a session's log return, by asset; read when drawn rows or given returns are stressed or scaled. */
  readonly expectedReturn: Float64Array;
  readonly limit: PriceLimit;
}

/**
 * Paths one after the other, buy and hold. The arithmetic, each step rounded to a double:
 *
 * - e = Σ_k L_ik z_k in ascending k from 0 (GBM) or √h·ẑ (FHS); stressed to f·(scale·e) + shift with the factor f of the session;
 *   x = drift + e, h' = (ω + α(e·e)) + βh, where f leaves the e of h' alone;
 *   drawn rows and given returns are x themselves, or stressed drift + (f·(scale·(x − drift)) + shift); without an overlay they are
 *   x + (f − 1)·(x − drift);
 * - jumps are added to x one by one, then the carry of the session before;
 * - growth ← growth · e^x by `expReturn`, or times the growth at the limit, whose carry is x − limit;
 * - value = cash + Σ_i amount_i · growth_i, added in ascending i from the cash; fall = (peak − value)/peak.
 */
export interface PathKernel {
  /** Of holdings and cash after the last session, KRW. */
  readonly endValue: number;
  /** Largest fall from an earlier peak, the start included, 0 to 1. */
  readonly maximumDrawdown: number;
  /** Sessions × assets of the path that were cut off by the price limit. */
  readonly limitedCells: number;
  /** @param path - Safe integer from 0. */
  simulate(path: number): void;
  /** Values other amounts along the path that was simulated last: `endValue` and `maximumDrawdown` become theirs. */
  revalue(amounts: Float64Array, cashKrw: number): void;
  /** Growth of each asset over the horizon on the path that was simulated last, 1 + R. */
  copyGrowth(out: Float64Array): void;
  /**
   * Growth of each asset since the start after each session of the path that was simulated last, session-major, sessions × assets.
   * From the first time on that it is asked for the kernel keeps every session of the paths it simulates; a kernel that is never
   * asked pays nothing.
   */
  copySessionGrowth(out: Float64Array): void;
}

/** Holdings and cash before the first session: cash first, then ascending assets. */
export function startOf(amounts: Float64Array, cashKrw: number): number {
  let start = cashKrw;
  for (let i = 0; i < amounts.length; i++) start = start + amounts[i]!;
  return start;
}
