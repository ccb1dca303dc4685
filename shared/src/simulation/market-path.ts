import { nextBootstrapRow } from '../market/bootstrap.ts';
import { DAILY_PRICE_LIMIT } from '../market/price-limit.ts';
import { tCopulaStep } from '../market/student-t-copula.ts';
import { expReturn, log } from '../random/elementary.ts';
import { fillNormals, fillUniforms, streams, uniformAt } from '../random/philox.ts';
import { addJumpsTo, createIssuerJumps, sampleIssuerJumps } from '../threat/issuer-events.ts';
import type { IssuerPlan } from '../threat/issuer-events.ts';
import type { BootstrapMarket, CopulaMarket, GbmMarket, MarketLaw } from './market-law.ts';

/** The part of a plan that the market side needs. */
export interface MarketSidePlan {
  readonly seed: number;
  readonly horizonSessions: number;
  readonly amounts: Float64Array;
  readonly cashKrw: number;
  readonly market: MarketLaw;
  readonly issuers: IssuerPlan | null;
  /** Absent: false. */
  readonly isQuasiRandom?: boolean;
}

/** Writes the log returns of one path, session-major, sessions × assets. */
type ReturnSource = (path: number, out: Float64Array) => void;

function bootstrapSource(market: BootstrapMarket, seed: number, sessions: number, assets: number): ReturnSource {
  const { rowCount, restartProbability, rows } = market;
  const uniforms = new Float64Array(2);
  return (path, out) => {
    let row = -1;
    for (let step = 0; step < sessions; step++) {
      fillUniforms(seed, path, step, streams.bootstrapRow, 2, uniforms);
      row = nextBootstrapRow(row, uniforms[0]!, uniforms[1]!, rowCount, restartProbability);
      const from = row * assets;
      const to = step * assets;
      for (let i = 0; i < assets; i++) out[to + i] = rows[from + i]!;
    }
  };
}

function gbmSource({ drift, factor }: GbmMarket, seed: number, sessions: number, assets: number): ReturnSource {
  const z = new Float64Array(assets);
  return (path, out) => {
    for (let step = 0; step < sessions; step++) {
      fillNormals(seed, path, step, streams.marketNormal, assets, z);
      const to = step * assets;
      for (let i = 0; i < assets; i++) {
        let x = drift[i]!;
        const row = i * assets;
        for (let k = 0; k <= i; k++) x = factor[row + k]! * z[k]! + x;
        out[to + i] = x;
      }
    }
  };
}

function copulaSource({ stepper }: CopulaMarket, seed: number, sessions: number, assets: number): ReturnSource {
  const z = new Float64Array(assets);
  const day = new Float64Array(assets);
  return (path, out) => {
    for (let step = 0; step < sessions; step++) {
      fillNormals(seed, path, step, streams.marketNormal, assets, z);
      tCopulaStep(stepper, z, uniformAt(seed, path, step, streams.mixingChiSquare, 0), day);
      out.set(day, step * assets);
    }
  };
}

function returnSource({ market, seed, horizonSessions, amounts }: MarketSidePlan): ReturnSource {
  if (market.model === 'NONE') return () => undefined;
  if (market.model === 'GBM') return gbmSource(market, seed, horizonSessions, amounts.length);
  if (market.model === 'STUDENT_T_COPULA') return copulaSource(market, seed, horizonSessions, amounts.length);
  return bootstrapSource(market, seed, horizonSessions, amounts.length);
}

/**
 * The market side of one path after another under the daily price limit, whose unmet part trades on the next session (quant-spec
 * Q5.6): the value of each holding, buy and hold, and the drawdown of all of them with cash.
 * Reused for all paths of a chunk; nothing is allocated between them.
 */
export class MarketPath {
  /** Of holdings and cash before the first session, KRW. */
  startValue = 0;
  /** Of holdings and cash after the last session, KRW. */
  endValue = 0;
  /** Largest fall from an earlier peak of the value, 0 to 1. */
  maximumDrawdown = 0;
  /** Sessions × assets whose move was cut off by the price limit. */
  limitedCells = 0;
  /** Growth of each asset over the horizon, 1 + R; also of those that are not held. */
  readonly growth: Float64Array;
  readonly #plan: MarketSidePlan;
  readonly #source: ReturnSource;
  readonly #logReturns: Float64Array;
  readonly #carry: Float64Array;
  readonly #jumps = createIssuerJumps();
  readonly #upper = log(1 + DAILY_PRICE_LIMIT);
  readonly #lower = log(1 - DAILY_PRICE_LIMIT);

  constructor(plan: MarketSidePlan) {
    const assets = plan.amounts.length;
    this.#plan = plan;
    this.#source = returnSource(plan);
    this.#logReturns = new Float64Array(plan.horizonSessions * assets);
    this.#carry = new Float64Array(assets);
    this.growth = new Float64Array(assets);
  }

  simulate(path: number): void {
    const { amounts, cashKrw, horizonSessions, issuers, seed } = this.#plan;
    this.#source(path, this.#logReturns);
    if (issuers) {
      sampleIssuerJumps(issuers, seed, path, horizonSessions, this.#jumps);
      addJumpsTo(this.#jumps, amounts.length, this.#logReturns);
    }
    this.revalue(amounts, cashKrw);
  }

  /** Values other amounts along the last path: nothing is drawn again. */
  revalue(amounts: Float64Array, cashKrw: number): void {
    const logReturns = this.#logReturns;
    const carry = this.#carry;
    const growth = this.growth;
    const assets = amounts.length;
    const sessions = this.#plan.horizonSessions;
    const upper = this.#upper;
    const lower = this.#lower;
    let start = cashKrw;
    for (let i = 0; i < assets; i++) start = start + amounts[i]!;
    growth.fill(1);
    carry.fill(0);
    let peak = start;
    let value = start;
    let drawdown = 0;
    let limited = 0;
    for (let step = 0; step < sessions; step++) {
      value = cashKrw;
      const at = step * assets;
      for (let i = 0; i < assets; i++) {
        const wanted = logReturns[at + i]! + carry[i]!;
        let next = growth[i]!;
        if (wanted > upper) {
          next = next * (1 + DAILY_PRICE_LIMIT);
          carry[i] = wanted - upper;
          limited++;
        } else if (wanted < lower) {
          next = next * (1 - DAILY_PRICE_LIMIT);
          carry[i] = wanted - lower;
          limited++;
        } else {
          next = next * expReturn(wanted);
          carry[i] = 0;
        }
        growth[i] = next;
        value = amounts[i]! * next + value;
      }
      peak = peak < value ? value : peak;
      const fall = peak > 0 ? (peak - value) / peak : 0;
      drawdown = drawdown < fall ? fall : drawdown;
    }
    this.startValue = start;
    this.endValue = value;
    this.maximumDrawdown = drawdown;
    this.limitedCells = limited;
  }
}
