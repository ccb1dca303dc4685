import { gbmTerminal, studentTLoss } from '../market/closed-forms.ts';
import { gbmStepper } from '../market/gbm.ts';
import { exp } from '../random/elementary.ts';
import { normalInverse } from '../random/normal.ts';
import { fillUniforms, streams } from '../random/philox.ts';
import { cvarInterval, sortLosses, varInterval, varRank } from '../risk/tail-risk.ts';
import { normalDensity } from '../stats/normal-law.ts';
import { annualTail } from '../threat/annual-loss.ts';
import type { AnnualTail } from '../threat/annual-loss.ts';
import { buildThreatMixture } from '../threat/threat-mixture.ts';
import { buildThreatPlan } from '../threat/threat-plan.ts';
import { createThreatYear, sampleThreatYear, threatLossKrw } from '../threat/threat-year.ts';
import type { LevelSegment } from '../units/threat-level.ts';
import {
  batchedTailMeasures,
  batchReplicates,
  cvarEstimate,
  drawdownLadder,
  exactEstimate,
  jointLadder,
} from './estimates.ts';
import { leastCvarError, threatLossLaw } from './exact-threat-law.ts';
import { BATCHES, pathBatches } from './path-columns.ts';
import type { PathColumns } from './path-columns.ts';
import { quasiSource } from './quasi-returns.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import { ThreatPath } from './threat-path.ts';

/** Fixed once and never searched for. */
const SEED = 20_261_123;
const LEVEL = 0.95;
const SHARE = { sigma: 0.35, sessions: 5 } as const;
/** One unit of a standardised law, so that rounding to whole won is far below the error. */
const KRW_PER_UNIT = 1e9;
/** Uniforms that one loss of a standardised law takes. */
const UNIFORMS = 4;

/** A law of losses whose VaR and CVaR are known without sampling. */
export interface KnownLaw {
  readonly name: string;
  /** KRW. */
  truth(alpha: number): AnnualTail;
  /** The first `out.length` losses of a repetition, KRW; the same for every length. */
  draw(repetition: number, out: Float64Array): void;
  /** What a run adds to the error of the sample (`cvarEstimate`): 0 where the law is not that of the threats. */
  leastError(alpha: number, valueAtRisk: number, count: number): number;
}

type StandardLoss = (u: Float64Array, at: number) => number;

function standardised(name: string, step: number, loss: StandardLoss, truth: KnownLaw['truth']): KnownLaw {
  const draws = new Float64Array(1024 * UNIFORMS);
  return {
    name,
    truth,
    leastError: () => 0,
    draw: (repetition, out) => {
      for (let from = 0; from < out.length; from += 1024) {
        const count = Math.min(1024, out.length - from);
        // A step of its own for each law and block.
        fillUniforms(SEED, repetition, 1000 * step + from / 1024, streams.marketNormal, UNIFORMS * count, draws);
        for (let i = 0; i < count; i++) out[from + i] = KRW_PER_UNIT * loss(draws, UNIFORMS * i);
      }
    },
  };
}

/** χ² of ν degrees from uniforms after `at`, by logarithms; ν is 3, 4 or 6. */
function chiSquare(nu: number, u: Float64Array, at: number): number {
  if (nu === 3) return normalInverse(u[at + 2]!) ** 2 - 2 * Math.log(u[at + 1]!);
  return -2 * Math.log(nu === 4 ? u[at + 1]! * u[at + 2]! : u[at + 1]! * u[at + 2]! * u[at + 3]!);
}

export const normalLaw = standardised(
  'normal',
  0,
  (u, at) => normalInverse(u[at]!),
  (alpha) => {
    const z = normalInverse(alpha);
    return {
      valueAtRiskKrw: KRW_PER_UNIT * z,
      conditionalValueAtRiskKrw: (KRW_PER_UNIT * normalDensity(z)) / (1 - alpha),
    };
  },
);

/** Student's t with variance 1. */
export function studentLaw(nu: 3 | 4 | 6): KnownLaw {
  return standardised(
    `t${nu}`,
    nu,
    (u, at) => normalInverse(u[at]!) * Math.sqrt((nu - 2) / chiSquare(nu, u, at)),
    (alpha) => {
      const tail = studentTLoss(0, 1, nu, [alpha]);
      return { valueAtRiskKrw: KRW_PER_UNIT * tail.var[0]!, conditionalValueAtRiskKrw: KRW_PER_UNIT * tail.cvar[0]! };
    },
  );
}

export interface CatalogueSetting {
  readonly levelPlan: readonly LevelSegment[];
  readonly controls: readonly string[];
  readonly hasCommonCause: boolean;
}

/** The setting of golden-threat 28: the year of which mean, VaR and CVaR are published. */
export const REFERENCE_SETTING: CatalogueSetting = {
  levelPlan: [{ level: 0, days: 365 }],
  controls: ['C01', 'C02', 'C03', 'C04', 'C07', 'C08', 'C09', 'C10', 'C13', 'C15', 'C20', 'C21'],
  hasCommonCause: false,
};

/** Annual loss of the threat catalogue: lognormal severities with tails so heavy that samples miss what matters most. */
export function catalogueLaw(setting: CatalogueSetting): KnownLaw {
  const plan = buildThreatPlan({ ...setting, calibration: 'prudent' });
  const law = threatLossLaw(plan);
  const year = createThreatYear();
  return {
    name: 'catalogue',
    truth: (alpha) => annualTail(law, alpha),
    leastError: (alpha, valueAtRisk, count) => leastCvarError(law, valueAtRisk, alpha, count),
    draw: (repetition, out) => {
      for (let path = 0; path < out.length; path++) {
        sampleThreatYear(plan, SEED + 1 + repetition, path, year);
        out[path] = threatLossKrw(year);
      }
    },
  };
}

/** How often intervals of one law held what they should, at one level and number of paths. */
export interface Coverage {
  readonly law: string;
  readonly alpha: number;
  readonly paths: number;
  readonly repetitions: number;
  /** Shares of the repetitions, 0 to 1. VaR by order statistics. */
  readonly valueAtRisk: number;
  /** CVaR as a run states it: of the law's least error where it knows one. */
  readonly conditionalValueAtRisk: number;
  /** CVaR by the error that the sample itself suggests. */
  readonly conditionalValueAtRiskBySample: number;
}

export interface CoverageCell {
  readonly alpha: number;
  readonly paths: number;
}

/**
 * Coverage of nominal 95 % intervals. Cells of one repetition share its first paths.
 *
 * Cost: repetitions × the largest number of paths, and a sort for each cell.
 */
export function coverageOf(law: KnownLaw, cells: readonly CoverageCell[], repetitions: number): Coverage[] {
  const losses = new Float64Array(Math.max(...cells.map(({ paths }) => paths)));
  const truths = cells.map(({ alpha }) => law.truth(alpha));
  const hits = cells.map(() => ({ valueAtRisk: 0, stated: 0, bySample: 0 }));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    law.draw(repetition, losses);
    cells.forEach(({ alpha, paths }, at) => {
      const { valueAtRiskKrw, conditionalValueAtRiskKrw } = truths[at]!;
      const sorted = sortLosses(losses.subarray(0, paths));
      const quantile = varInterval(sorted, alpha, LEVEL);
      const sample = cvarInterval(sorted, alpha, LEVEL, SEED);
      const stated = cvarEstimate(sorted, alpha, SEED, (level, value) => law.leastError(level, value, paths));
      const hit = hits[at]!;
      if (isInside(valueAtRiskKrw, quantile.lower, quantile.upper)) hit.valueAtRisk++;
      if (isInside(conditionalValueAtRiskKrw, stated.low, stated.high)) hit.stated++;
      if (isInside(conditionalValueAtRiskKrw, sample.lower, sample.upper)) hit.bySample++;
    });
  }
  return cells.map(({ alpha, paths }, at) => ({
    law: law.name,
    alpha,
    paths,
    repetitions,
    valueAtRisk: hits[at]!.valueAtRisk / repetitions,
    conditionalValueAtRisk: hits[at]!.stated / repetitions,
    conditionalValueAtRiskBySample: hits[at]!.bySample / repetitions,
  }));
}

function isInside(value: number, lower: number | null, upper: number | null): boolean {
  return (lower ?? -Infinity) <= value && value <= (upper ?? Infinity);
}

/** What quant-spec Q14 asks of the shares of 1,000 repetitions. */
export const VAR_COVERAGE = { least: 0.93, most: 0.975 } as const;
/** By the mean number of paths in the tail, n(1 − α). */
export const CVAR_COVERAGE: Readonly<Record<number, number>> = { 100: 0.9, 200: 0.92 };

/** Paths in the tail, whole. */
export function tailPaths({ alpha, paths }: CoverageCell): number {
  return Math.round((1 - alpha) * paths);
}

/** Losses of a run in the order of its paths, 1,024 to a chunk and one chunk to a batch. */
interface BatchedLosses {
  /** KRW. */
  readonly losses: Float64Array;
  readonly weights: Float64Array | null;
}

/** A law whose runs take their intervals from 16 batches (ruling 12): tilted or quasi-random paths. */
export interface BatchedLaw {
  readonly name: string;
  /** KRW. */
  truth(alpha: number): AnnualTail;
  draw(repetition: number): BatchedLosses;
}

/** Paths of the least run that has 16 batches. */
export const BATCHED_PATHS = BATCHES * CHUNK_PATHS;

/** The catalogue's year drawn from a defensive mixture that is tilted towards its VaR 99 %, as a run draws it. */
export function tiltedCatalogueLaw(setting: CatalogueSetting): BatchedLaw {
  const threats = buildThreatPlan({ ...setting, calibration: 'prudent' });
  const law = threatLossLaw(threats);
  const thresholdsKrw = Float64Array.of(annualTail(law, 0.99).valueAtRiskKrw);
  const mixture = buildThreatMixture(threats, { untilDays: 365, thresholdsKrw });
  return {
    name: 'catalogue, tilted',
    truth: (alpha) => annualTail(law, alpha),
    draw: (repetition) => {
      const threat = new ThreatPath({ seed: SEED + 1 + repetition, threats, horizonDays: 365, mixture });
      const weights = new Float64Array(BATCHED_PATHS);
      const losses = weights.map((_, path) => {
        threat.simulate(path);
        weights[path] = threat.weight;
        return threat.yearLoss;
      });
      return { losses, weights };
    },
  };
}

/** One share of 35 % a year over five sessions, 1 KRW_PER_UNIT of it, by quasi-random paths. */
export const quasiRandomLaw: BatchedLaw = {
  name: 'geometric Brownian motion, quasi-random',
  truth: (alpha) => {
    const tail = gbmTerminal(0, SHARE.sigma, SHARE.sessions / 252, [alpha]);
    return { valueAtRiskKrw: KRW_PER_UNIT * tail.var[0]!, conditionalValueAtRiskKrw: KRW_PER_UNIT * tail.cvar[0]! };
  },
  draw: (repetition) => {
    const { drift, factor } = gbmStepper([0], [SHARE.sigma], Float64Array.of(1), 1 / 252);
    const plan = { seed: SEED + 1 + repetition, horizonSessions: SHARE.sessions };
    const source = quasiSource({ ...plan, market: { model: 'GBM', drift, factor } });
    const returns = new Float64Array(SHARE.sessions);
    const losses = Float64Array.from({ length: BATCHED_PATHS }, (_, path) => {
      source(path, returns);
      return KRW_PER_UNIT * (1 - returns.reduce((growth, x) => growth * exp(x), 1));
    });
    return { losses, weights: null };
  },
};

/** Largest fall from a peak of a share that starts at 1, of log returns. */
function maximumDrawdown(returns: Float64Array): number {
  let peak = 1;
  let value = 1;
  let worst = 0;
  for (const x of returns) {
    value *= exp(x);
    peak = Math.max(peak, value);
    worst = Math.max(worst, 1 - value / peak);
  }
  return worst;
}

/** Maximum drawdowns of the share of `quasiRandomLaw`, by quasi-random paths. */
function quasiDrawdowns(seed: number, paths: number): Float64Array {
  const { drift, factor } = gbmStepper([0], [SHARE.sigma], Float64Array.of(1), 1 / 252);
  const source = quasiSource({ seed, horizonSessions: SHARE.sessions, market: { model: 'GBM', drift, factor } });
  const returns = new Float64Array(SHARE.sessions);
  return Float64Array.from({ length: paths }, (_, path) => {
    source(path, returns);
    return maximumDrawdown(returns);
  });
}

/** Paths that stand for the true law of the maximum drawdown: 64 times a run, so an eighth of its error at most. */
const TRUTH_PATHS = 64 * BATCHED_PATHS;

/** How often the interval of the 95 % quantile of maximum drawdown of a quasi-random run holds the true one. */
export function drawdownCoverage(repetitions: number): number {
  const truth = sortLosses(quasiDrawdowns(SEED, TRUTH_PATHS))[varRank(TRUTH_PATHS, 0.95) - 1]!;
  let covered = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const all = columnsOfLosses(quasiDrawdowns(SEED + 1 + repetition, BATCHED_PATHS), null);
    const { low, high } = batchReplicates(all, pathBatches(all)).valueAtRisk('RATIO', drawdownLadder, 0.95);
    if (isInside(truth, low, high)) covered++;
  }
  return covered / repetitions;
}

function columnsOfLosses(losses: Float64Array, weight: Float64Array | null): PathColumns {
  return {
    jointLoss: losses,
    marketValue: losses,
    threatLossYear: losses,
    maximumDrawdown: losses,
    weight,
    body: null,
  };
}

/** Coverage of the intervals that such a run states (`batchedTailMeasures`), without a least error. */
export function coverageOfBatches(law: BatchedLaw, alpha: 0.95 | 0.99, repetitions: number): Coverage {
  const { valueAtRiskKrw, conditionalValueAtRiskKrw } = law.truth(alpha);
  let valueAtRisk = 0;
  let conditionalValueAtRisk = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const { losses, weights } = law.draw(repetition);
    const all = columnsOfLosses(losses, weights);
    const measures = batchedTailMeasures(batchReplicates(all, pathBatches(all)), jointLadder, exactEstimate('KRW', 0));
    const ofVar = alpha === 0.95 ? measures.valueAtRisk95 : measures.valueAtRisk99;
    const ofCvar = alpha === 0.95 ? measures.conditionalValueAtRisk95 : measures.conditionalValueAtRisk99;
    if (isInside(valueAtRiskKrw, ofVar.low, ofVar.high)) valueAtRisk++;
    if (isInside(conditionalValueAtRiskKrw, ofCvar.low, ofCvar.high)) conditionalValueAtRisk++;
  }
  return {
    law: law.name,
    alpha,
    paths: BATCHED_PATHS,
    repetitions,
    valueAtRisk: valueAtRisk / repetitions,
    conditionalValueAtRisk: conditionalValueAtRisk / repetitions,
    conditionalValueAtRiskBySample: conditionalValueAtRisk / repetitions,
  };
}
