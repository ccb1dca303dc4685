import { DomainError } from '../errors.ts';
import { normalInverse } from '../random/normal.ts';
import { incompleteBeta, logBeta } from '../stats/beta.ts';
import { normalCdf } from '../stats/normal-law.ts';
import { increasingRoot } from '../stats/root.ts';

import { rawMoment } from './lognormal.ts';
import type { Lognormal } from './lognormal.ts';

/** 95 % quantile of the standard normal, as the specification prints it. */
export const Z95 = 1.6448536269514722;

function requireSigma(sigma: number): void {
  if (Number.isNaN(sigma)) throw new DomainError('E_NOT_FINITE', ['sigma']);
  if (!(sigma > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['sigma']);
}

/** @param p05 - Loss that 5 % of events stay below. @throws DomainError E_BOUNDS_ORDER, E_BOUNDS_NONPOSITIVE, E_NOT_FINITE. */
export function lognormalFromInterval(p05: number, p95: number): Lognormal {
  if (!(Number.isFinite(p05) && Number.isFinite(p95))) throw new DomainError('E_NOT_FINITE', ['p05']);
  if (p05 >= p95) throw new DomainError('E_BOUNDS_ORDER', ['p05']);
  if (p05 <= 0) throw new DomainError('E_BOUNDS_NONPOSITIVE', ['p05']);
  return { mu: (Math.log(p05) + Math.log(p95)) / 2, sigma: (Math.log(p95) - Math.log(p05)) / (2 * Z95) };
}

/** @param mean - KRW, above 0. @throws DomainError E_BOUNDS_NONPOSITIVE, E_SIGMA_NONPOSITIVE. */
export function lognormalFromMean(mean: number, sigma: number): Lognormal {
  requireSigma(sigma);
  if (!(mean > 0)) throw new DomainError('E_BOUNDS_NONPOSITIVE', ['mean']);
  return { mu: Math.log(mean) - sigma ** 2 / 2, sigma };
}

/** @param cv - Standard deviation over mean. */
export function lognormalFromVariation(mean: number, cv: number): Lognormal {
  return lognormalFromMean(mean, Math.sqrt(Math.log1p(cv ** 2)));
}

/** KRW. */
export function lognormalMean(law: Lognormal): number {
  return rawMoment(law, 1);
}

/** KRW. */
export function lognormalSd(law: Lognormal): number {
  return lognormalMean(law) * Math.sqrt(Math.expm1(law.sigma ** 2));
}

/** Loss that a share `probability` of events stays below. */
export function lognormalQuantile({ mu, sigma }: Lognormal, probability: number): number {
  return Math.exp(mu + sigma * normalInverse(probability));
}

/** P(S > x); 1 for x ≤ 0. */
export function lognormalExceedance({ mu, sigma }: Lognormal, x: number): number {
  return x <= 0 ? 1 : normalCdf((mu - Math.log(x)) / sigma);
}

/** E[min(S, cap)], KRW (threat-spec 4.4). */
export function limitedExpectedValue(law: Lognormal, cap: number): number {
  if (cap <= 0) return 0;
  const a = (Math.log(cap) - law.mu) / law.sigma;
  return lognormalMean(law) * normalCdf(a - law.sigma) + cap * normalCdf(-a);
}

/** Expected part of an event that a policy pays: min(max(S − retention, 0), limit). */
export function cededPerEvent(law: Lognormal, retention: number, limit: number): number {
  return limitedExpectedValue(law, retention + limit) - limitedExpectedValue(law, retention);
}

/** Lognormal up to a threshold, generalised Pareto above it (threat-spec 4.3). */
export interface TailedSeverity extends Lognormal {
  readonly threshold: number;
  /** Tail index: no mean from 1 on, no variance from 1/2 on. */
  readonly xi: number;
  /** Scale of the excess, KRW. */
  readonly beta: number;
}

/** P(S > threshold). */
export function tailProbability(law: TailedSeverity): number {
  return lognormalExceedance(law, law.threshold);
}

/** P(S > x). */
export function tailedExceedance(law: TailedSeverity, x: number): number {
  if (x <= law.threshold) return lognormalExceedance(law, x);
  const excess = (x - law.threshold) / law.beta;
  return tailProbability(law) * (law.xi === 0 ? Math.exp(-excess) : Math.exp(-Math.log1p(law.xi * excess) / law.xi));
}

/** Loss that a share `probability` of events stays below. */
export function tailedQuantile(law: TailedSeverity, probability: number): number {
  const inTail = (1 - probability) / tailProbability(law);
  if (inTail >= 1) return lognormalQuantile(law, probability);
  const depth = -Math.log(inTail);
  return law.threshold + law.beta * (law.xi === 0 ? depth : Math.expm1(law.xi * depth) / law.xi);
}

/** Mean loss of an event, KRW. @throws DomainError E_TAIL_MEAN_INFINITE for xi ≥ 1, E_SIGMA_NONPOSITIVE. */
export function tailedMean(law: TailedSeverity): number {
  requireSigma(law.sigma);
  if (law.xi >= 1) throw new DomainError('E_TAIL_MEAN_INFINITE', ['xi']);
  const body = lognormalMean(law) * normalCdf((Math.log(law.threshold) - law.mu) / law.sigma - law.sigma);
  return body + tailProbability(law) * (law.threshold + law.beta / (1 - law.xi));
}

/** Beta law on [min, max] stated by its mode; its mean is not its mode. */
export interface Pert {
  readonly min: number;
  readonly mode: number;
  readonly max: number;
  /** Weight of the mode, 4 unless given. */
  readonly lambda?: number;
}

export interface PertShape {
  readonly alpha: number;
  readonly beta: number;
  readonly mean: number;
  readonly variance: number;
}

/** @throws DomainError E_PERT_ORDER unless min ≤ mode ≤ max and min < max. */
export function pertShape({ min, mode, max, lambda = 4 }: Pert): PertShape {
  if (!(min <= mode && mode <= max && min < max)) throw new DomainError('E_PERT_ORDER', ['mode']);
  const mean = (min + lambda * mode + max) / (lambda + 2);
  return {
    alpha: 1 + (lambda * (mode - min)) / (max - min),
    beta: 1 + (lambda * (max - mode)) / (max - min),
    mean,
    variance: ((mean - min) * (max - mean)) / (lambda + 3),
  };
}

interface Odds {
  readonly x: number;
  /** 1 − x without loss of digits. */
  readonly rest: number;
}

function fromLogOdds(t: number): Odds {
  return { x: 1 / (1 + Math.exp(-t)), rest: 1 / (1 + Math.exp(t)) };
}

/** Quantile of a beta law on [0, 1], by Newton on the log-odds, where the law has no edges. */
function betaQuantile(alpha: number, beta: number, probability: number): number {
  const logOdds = increasingRoot(
    (t) => {
      const { x, rest } = fromLogOdds(t);
      return incompleteBeta(alpha, beta, x, rest) - probability;
    },
    (t) => {
      const { x, rest } = fromLogOdds(t);
      return Math.exp(alpha * Math.log(x) + beta * Math.log(rest) - logBeta(alpha, beta));
    },
    Math.log(alpha / beta),
  );
  return fromLogOdds(logOdds).x;
}

/** Value that a share `probability` stays below, in the unit of min and max. */
export function pertQuantile(pert: Pert, probability: number): number {
  const { alpha, beta } = pertShape(pert);
  return pert.min + (pert.max - pert.min) * betaQuantile(alpha, beta, probability);
}
