import { DomainError } from '../errors.ts';

/** What was said about a portfolio when it was held at `startValueKrw`; every return is simple, over the whole horizon. */
export interface StatedFigures {
  readonly startValueKrw: number;
  readonly horizonSessions: number;
  readonly periodsPerYear: number;
  readonly expectedReturn: number;
  /** Annual; null where none was stated. */
  readonly volatility: number | null;
  /** Losses, KRW, positive when money is lost; null where none was stated. */
  readonly valueAtRisk95Krw: number | null;
  readonly conditionalValueAtRisk95Krw: number | null;
  readonly valueAtRisk99Krw: number | null;
  /** Ends of the bands that hold the return with 80 and 95 %; null where none was stated. */
  readonly band80: ReturnBand | null;
  readonly band95: ReturnBand | null;
  /** Of ending below the start value, 0 to 1; null where none was stated. */
  readonly lossProbability: number | null;
}

export interface ReturnBand {
  readonly low: number;
  readonly high: number;
}

/** What became of it. Null beside a figure that was not stated. */
export interface StatementScore {
  readonly realisedReturn: number;
  /** Start value less realised value, KRW. */
  readonly realisedLossKrw: number;
  /** Whether gain or loss was expected rightly. */
  readonly isDirectionRight: boolean;
  readonly isBreach95: boolean | null;
  readonly isBreach99: boolean | null;
  /** Quantile loss of VaR over the start value: 0 is perfect, smaller is better. */
  readonly pinball95: number | null;
  readonly pinball99: number | null;
  readonly isInside80: boolean | null;
  readonly isInside95: boolean | null;
  /** (probability − outcome)², 0 to 1. */
  readonly brier: number | null;
  /** Realised less expected return in standard deviations as stated. */
  readonly standardisedError: number | null;
}

/**
 * Scores a statement when its horizon has passed.
 *
 * @param realisedValueKrw - Of the frozen holdings and their cash at the end of the horizon.
 * @throws DomainError E_RANGE for a start value of 0 or less, E_NOT_FINITE.
 *
 * Source: quant-spec Q12.6.
 */
export function scoreStatement(stated: StatedFigures, realisedValueKrw: number): StatementScore {
  if (!(stated.startValueKrw > 0)) throw new DomainError('E_RANGE', ['startValueKrw']);
  if (!Number.isFinite(realisedValueKrw)) throw new DomainError('E_NOT_FINITE', ['realisedValueKrw']);
  const realisedLossKrw = stated.startValueKrw - realisedValueKrw;
  const realisedReturn = realisedValueKrw / stated.startValueKrw - 1;
  const { valueAtRisk95Krw, valueAtRisk99Krw, lossProbability, volatility, horizonSessions, periodsPerYear } = stated;
  const spread = volatility === null ? 0 : volatility * Math.sqrt(horizonSessions / periodsPerYear);
  return {
    realisedReturn,
    realisedLossKrw,
    isDirectionRight: realisedReturn === 0 || realisedReturn > 0 === stated.expectedReturn > 0,
    isBreach95: valueAtRisk95Krw === null ? null : realisedLossKrw > valueAtRisk95Krw,
    isBreach99: valueAtRisk99Krw === null ? null : realisedLossKrw > valueAtRisk99Krw,
    pinball95: pinball(realisedLossKrw, valueAtRisk95Krw, 0.95, stated.startValueKrw),
    pinball99: pinball(realisedLossKrw, valueAtRisk99Krw, 0.99, stated.startValueKrw),
    isInside80: isInside(realisedReturn, stated.band80),
    isInside95: isInside(realisedReturn, stated.band95),
    brier: lossProbability === null ? null : (lossProbability - (realisedLossKrw > 0 ? 1 : 0)) ** 2,
    standardisedError: spread > 0 ? (realisedReturn - stated.expectedReturn) / spread : null,
  };
}

function pinball(lossKrw: number, quantileKrw: number | null, alpha: number, startValueKrw: number): number | null {
  if (quantileKrw === null) return null;
  const excess = lossKrw - quantileKrw;
  return (excess > 0 ? alpha * excess : (alpha - 1) * excess) / startValueKrw;
}

function isInside(value: number, band: ReturnBand | null): boolean | null {
  return band && value >= band.low && value <= band.high;
}

/** Figures of the market side of a run that its measures do not hold. */
export interface ReturnLaw {
  readonly band80: ReturnBand;
  readonly band95: ReturnBand;
  readonly lossProbability: number;
}

/**
 * Bands and probability of loss from simulated end values.
 *
 * @param endValuesKrw - At least 40, so that a 95 % band has an order statistic on each side. Left as they are.
 * @throws DomainError E_EMPTY_SCENARIOS, E_RANGE for the start value.
 */
export function returnLawOf(endValuesKrw: Float64Array, startValueKrw: number): ReturnLaw {
  if (endValuesKrw.length < 40) throw new DomainError('E_EMPTY_SCENARIOS', ['endValuesKrw']);
  if (!(startValueKrw > 0)) throw new DomainError('E_RANGE', ['startValueKrw']);
  const sorted = endValuesKrw.toSorted();
  const quantile = (p: number): number =>
    sorted[Math.max(1, Math.ceil(p * sorted.length - 1e-9)) - 1]! / startValueKrw - 1;
  let losses = 0;
  while (losses < sorted.length && sorted[losses]! < startValueKrw) losses += 1;
  return {
    band80: { low: quantile(0.1), high: quantile(0.9) },
    band95: { low: quantile(0.025), high: quantile(0.975) },
    lossProbability: losses / sorted.length,
  };
}
