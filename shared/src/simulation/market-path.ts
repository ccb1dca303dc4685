import { sampleIssuerJumps } from '../threat/issuer-events.ts';
import type { IssuerPlan } from '../threat/issuer-events.ts';
import { factorGbmSource } from './factor-gbm-law.ts';
import { hasSimd } from './kernel-instance.ts';
import type { JumpSource, KernelChoice, KernelLaw, KernelPlan, PathKernel, SessionScaleSource } from './kernel-plan.ts';
import { krxPriceLimit, startOf } from './kernel-plan.ts';
import { TwinKernel } from './kernel-twin.ts';
import { WasmKernel } from './kernel-wasm.ts';
import type { MarketLaw, MarketOverlay } from './market-law.ts';
import { regimeConvexity, regimeScale } from './market-regime.ts';
import type { MarketRegime } from './market-regime.ts';
import { sampleMertonJumps } from './merton-law.ts';
import { quasiSource } from './quasi-returns.ts';
import { blockMarket, blockOf } from './posterior-law.ts';
import type { PosteriorPlan } from './posterior-law.ts';
import { overlayCentre } from './stress-overlay.ts';

export type { ReturnSource } from './kernel-plan.ts';

/** The part of a plan that the market side needs. */
export interface MarketSidePlan {
  readonly seed: number;
  readonly horizonSessions: number;
  readonly amounts: Float64Array;
  readonly cashKrw: number;
  readonly market: MarketLaw;
  readonly issuers: IssuerPlan | null;
  /** A stress case; absent or null: none. */
  readonly overlay?: MarketOverlay | null;
  /** Factors of the unexpected part of each session of a path, market-wide jumps included; absent or null: those of `regime`. */
  readonly sessionScale?: SessionScaleSource | null;
  /** Levels that scale the variance of their sessions and leave the expected gross return alone; absent or null: none. */
  readonly regime?: MarketRegime | null;
  /** Parameters drawn for each block of paths; absent or null: `market` and `overlay` hold for all. */
  readonly posterior?: PosteriorPlan | null;
  /** Absent: the fastest that the engine runs. No bit of a result depends on it. */
  readonly kernel?: KernelChoice;
  /** Absent: false. */
  readonly isQuasiRandom?: boolean;
}

/** Which law the kernel draws from: those that it does not know come to it as given log returns. */
function kernelLaw(plan: MarketSidePlan): KernelLaw {
  const { market, seed, horizonSessions } = plan;
  if (plan.isQuasiRandom) return { model: 'GIVEN', source: quasiSource(plan) };
  if (market.model === 'NONE') return { model: 'GIVEN', source: () => undefined };
  if (market.model === 'FACTOR_GBM') return { model: 'GIVEN', source: factorGbmSource(market, seed, horizonSessions) };
  if (market.model === 'MERTON') return { model: 'GBM', drift: market.drift, factor: market.factor };
  return market;
}

/** Jumps at issuers, then those of the whole market, which a stress case and a regime scale as they scale the rest of the session. */
function jumpSource(plan: MarketSidePlan): JumpSource | null {
  const { issuers, market, overlay = null, sessionScale, regime, seed, horizonSessions } = plan;
  const ofIssuers: JumpSource | null = issuers
    ? (path, out) => sampleIssuerJumps(issuers, seed, path, horizonSessions, out)
    : null;
  const convexity = regime ? regimeConvexity(regime, market, overlay, seed, horizonSessions) : null;
  if (market.model !== 'MERTON' && !convexity) return ofIssuers;
  const factors = sessionScale ? new Float64Array(horizonSessions) : null;
  return (path, out) => {
    out.count = 0;
    ofIssuers?.(path, out);
    if (market.model === 'MERTON') {
      if (factors) sessionScale?.(path, factors);
      sampleMertonJumps(market, seed, path, horizonSessions, out, overlay?.scale, factors);
    }
    convexity?.(path, out);
  };
}

function kernelPlan(plan: MarketSidePlan): KernelPlan {
  const assets = plan.amounts.length;
  const overlay = plan.overlay ?? null;
  const sessionScale = plan.sessionScale ?? (plan.regime ? regimeScale(plan.regime, plan.seed) : null);
  return {
    law: kernelLaw(plan),
    seed: plan.seed,
    sessions: plan.horizonSessions,
    amounts: plan.amounts,
    cashKrw: plan.cashKrw,
    jumps: jumpSource({ ...plan, sessionScale }),
    overlay,
    sessionScale,
    expectedReturn: overlay || sessionScale ? overlayCentre(plan.market) : new Float64Array(assets),
    limit: krxPriceLimit,
  };
}

/** @throws DomainError E_RANGE beyond 16,384 assets. */
export function createKernel(plan: KernelPlan, choice: KernelChoice = 'FASTEST'): PathKernel {
  return choice === 'FASTEST' && hasSimd ? new WasmKernel(plan) : new TwinKernel(plan);
}

/**
 * The market side of one path after another under the daily price limit, whose unmet part trades on the next session (quant-spec
 * Q5.6): the value of each holding, buy and hold, and the drawdown of all of them with cash.
 * Reused for all paths of a chunk; nothing is allocated between them. Ascending paths are the cheapest, any order gives the same.
 * With drawn parameters each block of 256 paths has a law of its own, which is worked out when the first of its paths is asked for.
 */
export class MarketPath {
  /** Of holdings and cash before the first session, KRW. */
  startValue = 0;
  readonly #plan: MarketSidePlan;
  #kernel: PathKernel;
  /** Block whose law the kernel has; −1: that of the plan. */
  #block = -1;
  readonly #growth: Float64Array;
  #isGrowthCopied = false;
  #sessionGrowth: Float64Array | null = null;
  #isSessionGrowthCopied = false;

  constructor(plan: MarketSidePlan) {
    this.#plan = plan;
    this.#kernel = createKernel(kernelPlan(plan), plan.kernel);
    this.#growth = new Float64Array(plan.amounts.length);
  }

  /** Of holdings and cash after the last session, KRW. */
  get endValue(): number {
    return this.#kernel.endValue;
  }

  /** Largest fall from an earlier peak of the value, 0 to 1. */
  get maximumDrawdown(): number {
    return this.#kernel.maximumDrawdown;
  }

  /** Sessions × assets whose move was cut off by the price limit. */
  get limitedCells(): number {
    return this.#kernel.limitedCells;
  }

  /** Growth of each asset over the horizon, 1 + R; also of those that are not held. The next path overwrites it. */
  get growth(): Float64Array {
    if (!this.#isGrowthCopied) this.#kernel.copyGrowth(this.#growth);
    this.#isGrowthCopied = true;
    return this.#growth;
  }

  /**
   * Growth of each asset since the start after each session, session-major, sessions × assets. The next path overwrites it. Who asks
   * once pays on every further path for keeping the sessions (about a twentieth), and each asking for the copy.
   */
  get sessionGrowth(): Float64Array {
    const { horizonSessions, amounts } = this.#plan;
    this.#sessionGrowth ??= new Float64Array(horizonSessions * amounts.length);
    if (!this.#isSessionGrowthCopied) this.#kernel.copySessionGrowth(this.#sessionGrowth);
    this.#isSessionGrowthCopied = true;
    return this.#sessionGrowth;
  }

  simulate(path: number): void {
    this.#isGrowthCopied = false;
    this.#isSessionGrowthCopied = false;
    if (this.#plan.posterior) this.#enterBlock(this.#plan.posterior, blockOf(path));
    this.#kernel.simulate(path);
    this.startValue = startOf(this.#plan.amounts, this.#plan.cashKrw);
  }

  #enterBlock(posterior: PosteriorPlan, block: number): void {
    if (block === this.#block) return;
    this.#block = block;
    const plan = { ...this.#plan, ...blockMarket(posterior, this.#plan.seed, block) };
    this.#kernel = createKernel(kernelPlan(plan), plan.kernel);
  }

  /** Values other amounts along the last path: nothing is drawn again. */
  revalue(amounts: Float64Array, cashKrw: number): void {
    this.#kernel.revalue(amounts, cashKrw);
    this.startValue = startOf(amounts, cashKrw);
  }
}
