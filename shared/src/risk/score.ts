import { DomainError } from '../errors.ts';
import { exp } from '../random/elementary.ts';
import type { RiskLimits } from '../simulation/run-inputs.ts';
import type { ScorePartId } from '../simulation/run-result.ts';

/** Parts of the risk score, in the order in which they are shown (quant-spec Q9). */
export const scorePartIds: readonly ScorePartId[] = [
  'tailLoss',
  'drawdown',
  'security',
  'concentration',
  'liquidity',
  'model',
];

/** Shares of the parts; they add up to 1. */
export const scoreWeights: Readonly<Record<ScorePartId, number>> = {
  tailLoss: 0.35,
  drawdown: 0.15,
  security: 0.25,
  concentration: 0.1,
  liquidity: 0.05,
  model: 0.1,
};

/** Names of the five bands (위험 점수 구간), lowest first. They are not the national alert levels. */
export const scoreBandNames = ['정상', '관심', '주의', '경계', '심각'] as const;

/** Score at a metric that equals its limit; the floor when any limit is reached. */
const AT_LIMIT = 50;
const BAND_WIDTH = 20;
/** Relative half-width of CVaR 99 % that counts as the limit of part `model`. */
const MODEL_HALF_WIDTH_LIMIT = 0.05;

/** What the score measures. Money over the limits' own periods. */
export interface ScoreMetrics {
  /** CVaR 99 % of the joint loss over the horizon, KRW. */
  readonly tailLossKrw: number;
  /** 95 % quantile of maximum drawdown, 0 to 1. */
  readonly drawdownRatio: number;
  /** 95 % quantile of annual threat loss, KRW. */
  readonly securityLossKrw: number;
  /** Σ of squared weights of the investment. */
  readonly concentration: number;
  /** Sessions to sell 95 % of value at 20 % participation. */
  readonly liquidityDays: number;
  /** Half of the 95 % interval of CVaR 99 %, over CVaR 99 %. */
  readonly tailHalfWidthRatio: number;
  /** Traffic light of the stored forecasts; null before there is a backtest, then the half-width decides alone. */
  readonly backtestZone: 'green' | 'yellow' | 'red' | null;
}

/** One metric against its limit. */
export interface ScoreComponent<Id extends string = string> {
  readonly id: Id;
  /** Not negative; the weights need not add up to 1. */
  readonly weight: number;
  /** In the unit of `limit`; a negative metric (a gain) counts as 0. */
  readonly metric: number;
  /** Above 0. */
  readonly limit: number;
}

export interface ScorePart<Id extends string = string> extends ScoreComponent<Id> {
  /** metric / limit, not below 0. */
  readonly ratio: number;
  /** 0 at none, 50 at the limit, below 100 always. */
  readonly score: number;
  /** Part of the whole score that comes from here, 0 to 1; all 0 when the score is 0. */
  readonly share: number;
}

export interface ScoreResult<Id extends string = string> {
  /** 0 to 100, at least 50 when any metric reaches its limit. */
  readonly score: number;
  /** `score` rounded half up to one decimal, as it is shown. */
  readonly rounded: number;
  /** Index into `scoreBandNames`. */
  readonly band: number;
  /** True when a part at or over its limit lifted the score to 50. */
  readonly isFloored: boolean;
  readonly parts: readonly ScorePart<Id>[];
  /** Ids of the parts at or over their limit. */
  readonly breaches: readonly Id[];
}

/**
 * Risk score of a run against the operator's own limits.
 *
 * @throws DomainError E_NOT_FINITE for a metric, E_CAPACITY_NONPOSITIVE for a limit of 0 or less.
 *
 * Source: quant-spec Q9.
 */
export function computeScore(metrics: ScoreMetrics, limits: RiskLimits): ScoreResult<ScorePartId> {
  const sizes: Readonly<Record<ScorePartId, readonly [metric: number, limit: number]>> = {
    tailLoss: [metrics.tailLossKrw, limits.lossToleranceKrw],
    drawdown: [metrics.drawdownRatio, limits.drawdownRatio],
    security: [metrics.securityLossKrw, limits.securityLossToleranceKrw],
    concentration: [metrics.concentration, limits.concentration],
    liquidity: [metrics.liquidityDays, limits.liquidityDays],
    model: [modelMetric(metrics), 1],
  };
  return scoreComponents(
    scorePartIds.map((id) => ({ id, weight: scoreWeights[id], metric: sizes[id][0], limit: sizes[id][1] })),
  );
}

/** The larger of the relative half-width over 5 % and 0, 1, 2 for a green, yellow, red backtest. */
export function modelMetric(metrics: Pick<ScoreMetrics, 'tailHalfWidthRatio' | 'backtestZone'>): number {
  const zone = { green: 0, yellow: 1, red: 2 }[metrics.backtestZone ?? 'green'];
  return Math.max(metrics.tailHalfWidthRatio / MODEL_HALF_WIDTH_LIMIT, zone);
}

/** The power mean of Q9 over any parts, so that one part far over its limit is not averaged away. */
export function scoreComponents<Id extends string>(components: readonly ScoreComponent<Id>[]): ScoreResult<Id> {
  const used = components.map((component, i) => limitUse(component, i));
  const scores = used.map(partScore);
  let weightSum = 0;
  let powerSum = 0;
  for (const [i, { weight }] of components.entries()) {
    weightSum += weight;
    powerSum += weight * fourthPower(scores[i]!);
  }
  if (!(weightSum > 0)) throw new DomainError('E_WEIGHTS_SUM', ['components']);

  const breaches = components.filter((_, i) => used[i]! >= 1).map(({ id }) => id);
  const mean = Math.sqrt(Math.sqrt(powerSum / weightSum));
  const score = breaches.length > 0 ? Math.max(mean, AT_LIMIT) : mean;
  const rounded = Math.floor(score * 10 + 0.5) / 10;
  return {
    score,
    rounded,
    band: Math.min(Math.floor(rounded / BAND_WIDTH), scoreBandNames.length - 1),
    isFloored: score > mean,
    parts: components.map((component, i) => ({
      ...component,
      ratio: used[i]!,
      score: scores[i]!,
      share: powerSum > 0 ? (component.weight * fourthPower(scores[i]!)) / powerSum : 0,
    })),
    breaches,
  };
}

/** u = metric over limit, not below 0. */
function limitUse({ metric, limit, weight }: ScoreComponent, index: number): number {
  const path = ['components', String(index)];
  if (!Number.isFinite(metric)) throw new DomainError('E_NOT_FINITE', [...path, 'metric']);
  if (!(limit > 0) || !Number.isFinite(limit)) throw new DomainError('E_CAPACITY_NONPOSITIVE', [...path, 'limit']);
  if (!(weight >= 0) || !Number.isFinite(weight)) throw new DomainError('E_RANGE', [...path, 'weight']);
  return Math.max(metric / limit, 0);
}

/** 100 (1 − 2^−u); exact at the limit and at twice the limit. */
function partScore(u: number): number {
  return 100 * (1 - exp(-u * Math.LN2));
}

function fourthPower(x: number): number {
  return x * x * (x * x);
}
