import { nextBootstrapRow } from '../market/bootstrap.ts';
import { expReturn } from '../random/elementary.ts';
import { tCopulaStep } from '../market/student-t-copula.ts';
import { fillNormals, fillUniforms, streams, uniformAt } from '../random/philox.ts';
import { addJumpsTo, createIssuerJumps } from '../threat/issuer-events.ts';
import type { GivenReturns, KernelPlan, PathKernel, ReturnSource } from './kernel-plan.ts';
import { startOf } from './kernel-plan.ts';
import type { BootstrapMarket, CopulaMarket, FhsMarket, GbmMarket, MarketOverlay } from './market-law.ts';

/** Makes factor·(scale·e) + shift of the unexpected part of a cell's log return; a factor of 1 changes no bit. */
function stressed(overlay: MarketOverlay | null, cell: number, factor: number, e: number): number {
  if (!overlay) return factor * e;
  const scaled = overlay.scale ? factor * (overlay.scale[cell]! * e) : factor * e;
  return overlay.shift ? scaled + overlay.shift[cell]! : scaled;
}

/**
 * What of a cell's surprise e moves the next variance under filtered historical simulation: min(scale, 1)·e + shift. A volatility
 * that is multiplied leaves the course of the variance alone: fed back, a doubled surprise would make the next one larger still,
 * session after session, without end (α·4 + β is above 1). What is added, and what a replay puts in the place of the draw, moves it.
 * The factor of a session's regime stays out of it altogether, above 1 and below: a regime multiplies the variance of its own
 * sessions, and when it is over the variance is what it would have been without.
 */
function remembered(overlay: MarketOverlay | null, cell: number, e: number): number {
  if (!overlay) return e;
  const kept = overlay.scale ? Math.min(overlay.scale[cell]!, 1) * e : e;
  return overlay.shift ? kept + overlay.shift[cell]! : kept;
}

/** The factors of a path's sessions, all 1 where the plan has none; overwritten by the next path. */
function sessionFactors({ sessionScale, sessions }: KernelPlan): (path: number) => Float64Array {
  const factors = new Float64Array(sessions).fill(1);
  return (path) => {
    sessionScale?.(path, factors);
    return factors;
  };
}

function gbmReturns({ drift, factor }: GbmMarket, plan: KernelPlan): ReturnSource {
  const { seed, sessions, overlay } = plan;
  const assets = drift.length;
  const z = new Float64Array(assets);
  const factorsOf = sessionFactors(plan);
  return (path, out) => {
    const factors = factorsOf(path);
    for (let session = 0, cell = 0; session < sessions; session++) {
      fillNormals(seed, path, session, streams.marketNormal, assets, z);
      for (let i = 0; i < assets; i++, cell++) {
        let e = 0;
        for (let k = 0, row = i * assets; k <= i; k++) e = factor[row + k]! * z[k]! + e;
        out[cell] = drift[i]! + stressed(overlay, cell, factors[session]!, e);
      }
    }
  };
}

/** Rows of a path by the stationary bootstrap, session after session (ruling 8: pair 0 the row, pair 1 the restart). */
function rowDrawer(
  { rowCount, restartProbability }: BootstrapMarket | FhsMarket,
  seed: number,
): (path: number, session: number, previous: number) => number {
  const uniforms = new Float64Array(2);
  return (path, session, previous) => {
    fillUniforms(seed, path, session, streams.bootstrapRow, 2, uniforms);
    return nextBootstrapRow(previous, uniforms[0]!, uniforms[1]!, rowCount, restartProbability);
  };
}

function bootstrapReturns(market: BootstrapMarket, { seed, sessions, amounts }: KernelPlan): ReturnSource {
  const assets = amounts.length;
  const draw = rowDrawer(market, seed);
  return (path, out) => {
    let row = -1;
    for (let session = 0, cell = 0; session < sessions; session++) {
      row = draw(path, session, row);
      for (let i = 0; i < assets; i++, cell++) out[cell] = market.rows[row * assets + i]!;
    }
  };
}

function copulaReturns({ stepper }: CopulaMarket, { seed, sessions, amounts }: KernelPlan): ReturnSource {
  const assets = amounts.length;
  const z = new Float64Array(assets);
  const day = new Float64Array(assets);
  return (path, out) => {
    for (let session = 0; session < sessions; session++) {
      fillNormals(seed, path, session, streams.marketNormal, assets, z);
      tCopulaStep(stepper, z, uniformAt(seed, path, session, streams.mixingChiSquare, 0), day);
      out.set(day, session * assets);
    }
  };
}

function filteredReturns(market: FhsMarket, plan: KernelPlan): ReturnSource {
  const { seed, sessions, overlay } = plan;
  const { drift, omega, alpha, beta, firstVariance, residuals } = market;
  const assets = drift.length;
  const variance = new Float64Array(assets);
  const draw = rowDrawer(market, seed);
  const factorsOf = sessionFactors(plan);
  return (path, out) => {
    const factors = factorsOf(path);
    let row = -1;
    variance.set(firstVariance);
    for (let session = 0, cell = 0; session < sessions; session++) {
      row = draw(path, session, row);
      for (let i = 0; i < assets; i++, cell++) {
        const h = variance[i]!;
        const e = Math.sqrt(h) * residuals[row * assets + i]!;
        const felt = remembered(overlay, cell, e);
        variance[i] = omega[i]! + alpha[i]! * (felt * felt) + beta[i]! * h;
        out[cell] = drift[i]! + stressed(overlay, cell, factors[session]!, e);
      }
    }
  };
}

/** Stresses and scales what a source has written, around what its law expects. */
function stressedSource(source: ReturnSource, plan: KernelPlan): ReturnSource {
  const { overlay, sessionScale, expectedReturn, sessions } = plan;
  if (!overlay && !sessionScale) return source;
  const assets = expectedReturn.length;
  const factorsOf = sessionFactors(plan);
  return (path, out) => {
    source(path, out);
    const factors = factorsOf(path);
    for (let session = 0, cell = 0; session < sessions; session++) {
      for (let i = 0; i < assets; i++, cell++) {
        const x = out[cell]!;
        const e = x - expectedReturn[i]!;
        const factor = factors[session]!;
        out[cell] = overlay ? expectedReturn[i]! + stressed(overlay, cell, factor, e) : (factor - 1) * e + x;
      }
    }
  };
}

function plainReturns(law: GivenReturns | BootstrapMarket | CopulaMarket, plan: KernelPlan): ReturnSource {
  if (law.model === 'GIVEN') return law.source;
  return law.model === 'STUDENT_T_COPULA' ? copulaReturns(law, plan) : bootstrapReturns(law, plan);
}

function returnsOf(plan: KernelPlan): ReturnSource {
  const { law } = plan;
  if (law.model === 'GBM') return gbmReturns(law, plan);
  if (law.model === 'FILTERED_HISTORICAL') return filteredReturns(law, plan);
  return stressedSource(plainReturns(law, plan), plan);
}

/**
 * The kernel in TypeScript: the oracle of the tests, and the engine where there is no SIMD. Seven to eight times slower.
 * Nothing is allocated between paths.
 */
export class TwinKernel implements PathKernel {
  endValue = 0;
  maximumDrawdown = 0;
  limitedCells = 0;
  readonly #plan: KernelPlan;
  readonly #returns: ReturnSource;
  readonly #logReturns: Float64Array;
  /** Session-major; growth since the start after each session. */
  readonly #growth: Float64Array;
  readonly #carry: Float64Array;
  readonly #jumps = createIssuerJumps();

  constructor(plan: KernelPlan) {
    const cells = plan.sessions * plan.amounts.length;
    this.#plan = plan;
    this.#returns = returnsOf(plan);
    this.#logReturns = new Float64Array(cells);
    this.#growth = new Float64Array(cells);
    this.#carry = new Float64Array(plan.amounts.length);
  }

  simulate(path: number): void {
    const { amounts, cashKrw, jumps } = this.#plan;
    this.#returns(path, this.#logReturns);
    if (jumps) {
      jumps(path, this.#jumps);
      addJumpsTo(this.#jumps, amounts.length, this.#logReturns);
    }
    this.#grow();
    this.revalue(amounts, cashKrw);
  }

  #grow(): void {
    const { amounts, sessions, limit } = this.#plan;
    const assets = amounts.length;
    const growth = this.#growth;
    const carry = this.#carry;
    carry.fill(0);
    let limited = 0;
    for (let session = 0, cell = 0; session < sessions; session++) {
      for (let i = 0; i < assets; i++, cell++) {
        const before = session === 0 ? 1 : growth[cell - assets]!;
        const wanted = this.#logReturns[cell]! + carry[i]!;
        if (wanted > limit.upper) {
          growth[cell] = before * limit.upperGrowth;
          carry[i] = wanted - limit.upper;
          limited++;
        } else if (wanted < limit.lower) {
          growth[cell] = before * limit.lowerGrowth;
          carry[i] = wanted - limit.lower;
          limited++;
        } else {
          growth[cell] = before * expReturn(wanted);
          carry[i] = 0;
        }
      }
    }
    this.limitedCells = limited;
  }

  revalue(amounts: Float64Array, cashKrw: number): void {
    const assets = amounts.length;
    let value = startOf(amounts, cashKrw);
    let peak = value;
    let drawdown = 0;
    for (let session = 0, cell = 0; session < this.#plan.sessions; session++) {
      value = cashKrw;
      for (let i = 0; i < assets; i++, cell++) value = amounts[i]! * this.#growth[cell]! + value;
      peak = peak < value ? value : peak;
      const fall = peak > 0 ? (peak - value) / peak : 0;
      drawdown = drawdown < fall ? fall : drawdown;
    }
    this.endValue = value;
    this.maximumDrawdown = drawdown;
  }

  copyGrowth(out: Float64Array): void {
    out.set(this.#growth.subarray(this.#growth.length - out.length));
  }

  copySessionGrowth(out: Float64Array): void {
    out.set(this.#growth);
  }
}
