import { DomainError } from '../errors.ts';
import { forecastVariances } from '../market/garch.ts';
import { exp, log } from '../random/elementary.ts';
import { addJump, MARKET_JUMP } from '../threat/issuer-events.ts';
import type { IssuerJumps } from '../threat/issuer-events.ts';
import { courseOf } from '../threat/level-chain.ts';
import type { LevelChain } from '../threat/level-chain.ts';
import { threatLevels } from '../units/threat-level.ts';
import type { FactorGbmMarket } from './factor-gbm-law.ts';
import type { SessionScaleSource } from './kernel-plan.ts';
import type { MarketLaw, MarketOverlay } from './market-law.ts';
import { meanGross } from './market-plan.ts';
import { jumpCompensator } from './merton-law.ts';
import type { CommonRegime } from './run-inputs.ts';
import { overlayCentre } from './stress-overlay.ts';

const YEAR_DAYS = 365;
const YEAR_SESSIONS = 252;
/** Factors on a variance that are still a statement about a market. */
const LEAST_RATIO = 0.01;
const MOST_RATIO = 100;

/** What the threat level of a day does to the market's variance (quant-spec Q10, link 3). Plain data. */
export interface MarketRegime {
  /** The same object as in the plan of the threats: the levels of a path are drawn once. */
  readonly chain: LevelChain;
  /** Factor on the variance of the unexpected part of a session's log return, by level. */
  readonly varianceRatios: readonly number[];
}

/** @throws DomainError under `commonRegime.varianceRatios`: E_LENGTH, E_NOT_FINITE or E_RANGE with the level. */
export function assertVarianceRatios({ varianceRatios }: CommonRegime): void {
  const path = ['commonRegime', 'varianceRatios'];
  if (varianceRatios.length !== threatLevels.length) throw new DomainError('E_LENGTH', path);
  varianceRatios.forEach((ratio, level) => {
    if (!Number.isFinite(ratio)) throw new DomainError('E_NOT_FINITE', [...path, String(level)]);
    if (!(ratio >= LEAST_RATIO && ratio <= MOST_RATIO)) throw new DomainError('E_RANGE', [...path, String(level)]);
  });
}

/** Null where no level changes the variance: the market is then the one without a link, bit for bit. */
export function marketRegime(regime: CommonRegime | null, chain: LevelChain | null): MarketRegime | null {
  if (regime === null || chain === null || regime.varianceRatios.every((ratio) => ratio === 1)) return null;
  return { chain, varianceRatios: regime.varianceRatios };
}

/** The calendar day, from 0, whose level a session has. */
export function dayOfSession(session: number): number {
  return Math.floor((session * YEAR_DAYS) / YEAR_SESSIONS);
}

/** Calls back for each session of a path with its level. */
function forEachSession(
  chain: LevelChain,
  seed: number,
  path: number,
  sessions: number,
  take: (session: number, level: number) => void,
): void {
  const { count, level, startDay } = courseOf(chain, seed, path);
  for (let session = 0, at = 0; session < sessions; session++) {
    const day = dayOfSession(session);
    while (at + 1 < count && startDay[at + 1]! <= day) at++;
    take(session, level[at]!);
  }
}

/** The factor of each session of a path: √q of its level. */
export function regimeScale({ chain, varianceRatios }: MarketRegime, seed: number): SessionScaleSource {
  const factors = varianceRatios.map(Math.sqrt);
  return (path, out) => {
    forEachSession(chain, seed, path, out.length, (session, level) => {
      out[session] = factors[level]!;
    });
  };
}

/** Appends what a path's sessions need besides their factor, as jumps of the market. */
export type ConvexitySource = (path: number, jumps: IssuerJumps) => void;

/**
 * A factor f on what is unexpected in a log return changes the expected gross return, because e^x is convex: by q σ²/2 − σ²/2 under
 * geometric Brownian motion. This takes the difference off each session again, so that whatever q is, the expected gross return of
 * every asset stays that of the market model.
 *
 * Exact for independent sessions; under filtered historical simulation to the first order in a session's variance, as its drift is. A
 * stress case that scales a session scales its difference with the square, exact for normal returns.
 *
 * Cost: one jump for each asset and session at a level whose ratio is not 1.
 */
export function regimeConvexity(
  { chain, varianceRatios }: MarketRegime,
  market: MarketLaw,
  overlay: MarketOverlay | null,
  seed: number,
  sessions: number,
): ConvexitySource {
  const assets = overlayCentre(market).length;
  const corrections = varianceRatios.map((ratio) => convexityChange(market, ratio));
  const course = varianceCourse(market, sessions);
  const scale = overlay?.scale ?? null;
  return (path, jumps) => {
    forEachSession(chain, seed, path, sessions, (session, level) => {
      if (varianceRatios[level] === 1) return;
      for (let i = 0, cell = session * assets; i < assets; i++, cell++) {
        const stressed = scale ? scale[cell]! * scale[cell]! : 1;
        addJump(jumps, session, i, stressed * (course ? course[cell]! : 1) * corrections[level]![i]!, MARKET_JUMP);
      }
    });
  };
}

const known = new WeakMap<MarketLaw, Map<number, Float64Array>>();

/** ln E[e^e] − ln E[e^(√q e)] for the unexpected part e of a session, by asset; worked out once for each law. */
export function convexityChange(market: MarketLaw, ratio: number): Float64Array {
  let ofLaw = known.get(market);
  if (!ofLaw) known.set(market, (ofLaw = new Map()));
  let change = ofLaw.get(ratio);
  if (!change) {
    const scaled = logGross(market, Math.sqrt(ratio));
    change = logGross(market, 1).map((plain, i) => plain - scaled[i]!);
    ofLaw.set(ratio, change);
  }
  return change;
}

/** ln E[e^(f e)] by asset; of the first session where the variance moves. */
function logGross(market: MarketLaw, factor: number): Float64Array {
  const half = (factor * factor) / 2;
  if (market.model === 'GBM') return rowSquares(market.factor, market.drift.length).map((variance) => half * variance);
  if (market.model === 'FACTOR_GBM') return factorVariances(market).map((variance) => half * variance);
  if (market.model === 'MERTON') {
    const diffusion = rowSquares(market.factor, market.drift.length);
    const mean = market.jumpRate * market.jumpMean;
    // The mean of the jumps stays: only what is unexpected in them is scaled.
    return market.loading.map(
      (b, i) => half * diffusion[i]! + jumpCompensator(market, factor * b) + (1 - factor) * mean * b,
    );
  }
  const centre = overlayCentre(market);
  if (market.model === 'STATIONARY_BOOTSTRAP')
    return centre.map((mean, i) => logMeanOf(market.rows, centre.length, i, mean, factor));
  if (market.model === 'STUDENT_T_COPULA') {
    return Float64Array.from(market.stepper.marginals, (marginal, i) =>
      marginal.type === 'empirical'
        ? log(meanGross(Float64Array.from(marginal.sorted, (x) => factor * (x - centre[i]!))))
        : half * marginal.sd * marginal.sd,
    );
  }
  if (market.model === 'NONE') return centre;
  const { residuals, firstVariance } = market;
  return firstVariance.map((variance, i) =>
    logMeanOf(residuals, firstVariance.length, i, 0, factor * Math.sqrt(variance)),
  );
}

/** Variance of each asset from its loadings and what is its own. */
function factorVariances({ loadings, specific, factorCount }: FactorGbmMarket): Float64Array {
  return specific.map((own, i) => {
    let variance = own * own;
    for (let at = i * factorCount; at < (i + 1) * factorCount; at++) variance += loadings[at]! * loadings[at]!;
    return variance;
  });
}

/** Variance of each asset from the lower triangle of its factor. */
function rowSquares(factor: Float64Array, assets: number): Float64Array {
  const variances = new Float64Array(assets);
  for (let i = 0; i < assets; i++)
    for (let k = 0; k <= i; k++) variances[i] = variances[i]! + factor[i * assets + k]! * factor[i * assets + k]!;
  return variances;
}

/** ln of the mean of e^(f (x − centre)) over a column. */
function logMeanOf(rows: Float64Array, width: number, column: number, centre: number, factor: number): number {
  let sum = 0;
  for (let at = column; at < rows.length; at += width) sum += exp(factor * (rows[at]! - centre));
  return log((sum * width) / rows.length);
}

/** Variance that is forecast for each session over that of the first, session-major; null where it does not move. */
function varianceCourse(market: MarketLaw, sessions: number): Float64Array | null {
  if (market.model !== 'FILTERED_HISTORICAL') return null;
  const { omega, alpha, beta, firstVariance } = market;
  const assets = firstVariance.length;
  const course = new Float64Array(sessions * assets);
  firstVariance.forEach((first, i) => {
    const law = { omega: omega[i]!, alpha: alpha[i]!, beta: beta[i]! };
    forecastVariances(law, first, sessions).forEach((variance, session) => {
      course[session * assets + i] = variance / first;
    });
  });
  return course;
}
