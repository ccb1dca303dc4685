import { kupiecPower, kupiecTest } from '../risk/var-backtests.ts';
import { chi2Inverse } from '../stats/gamma.ts';
import type { IntervalEstimate } from '../stats/intervals.ts';
import { exactBinomialInterval } from './exact-binomial.ts';
import type { StatementScore } from './statement-score.ts';

/** How often losses passed VaR, against the rate that was stated. */
export interface BreachRate {
  readonly statedRate: number;
  readonly breachCount: number;
  readonly statementCount: number;
  /** Exact binomial. */
  readonly rate: IntervalEstimate;
  /** Of Kupiec's test; small: the rate does not fit. */
  readonly kupiecPValue: number;
  /** Probability that the test rejects at 5 % if the true rate is twice the stated one: what "not rejected" is worth. */
  readonly kupiecPower: number;
}

/** - `UNDERESTIMATED`: the interval of the ratio lies above 1; `OVERESTIMATED`: below; `NOT_SHOWN`: it holds 1. */
export type RiskVerdict = 'UNDERESTIMATED' | 'OVERESTIMATED' | 'NOT_SHOWN';

export interface RiskEstimation {
  /** Root mean square of the errors over the stated standard deviation: 1 is right, above 1 risk was understated. */
  readonly ratio: IntervalEstimate;
  readonly verdict: RiskVerdict;
}

/** Quality of statements that were scored. Null where nothing of the kind was stated. */
export interface QualityFigures {
  readonly scoredCount: number;
  readonly hitRate: IntervalEstimate | null;
  readonly breach95: BreachRate | null;
  readonly breach99: BreachRate | null;
  readonly coverage80: IntervalEstimate | null;
  readonly coverage95: IntervalEstimate | null;
  readonly riskEstimation: RiskEstimation | null;
  readonly meanPinball95: number | null;
  readonly meanPinball99: number | null;
  readonly meanBrier: number | null;
}

/**
 * Quality of a set of scored statements, such as those of a week.
 *
 * Statements about the same days share their luck, so every interval here is a lower bound of the doubt; a page has to say so.
 *
 * Source: quant-spec Q8, Q12.6.
 */
export function qualityOf(scores: readonly StatementScore[]): QualityFigures {
  const share = (values: readonly (boolean | null)[]): IntervalEstimate | null => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : exactBinomialInterval(known.filter(Boolean).length, known.length);
  };
  return {
    scoredCount: scores.length,
    hitRate: share(scores.map(({ isDirectionRight }) => isDirectionRight)),
    breach95: breachRate(
      scores.map(({ isBreach95 }) => isBreach95),
      0.05,
    ),
    breach99: breachRate(
      scores.map(({ isBreach99 }) => isBreach99),
      0.01,
    ),
    coverage80: share(scores.map(({ isInside80 }) => isInside80)),
    coverage95: share(scores.map(({ isInside95 }) => isInside95)),
    riskEstimation: riskEstimation(scores),
    meanPinball95: meanOf(scores.map(({ pinball95 }) => pinball95)),
    meanPinball99: meanOf(scores.map(({ pinball99 }) => pinball99)),
    meanBrier: meanOf(scores.map(({ brier }) => brier)),
  };
}

function breachRate(breaches: readonly (boolean | null)[], statedRate: number): BreachRate | null {
  const known = breaches.filter((value) => value !== null);
  if (known.length === 0) return null;
  const breachCount = known.filter(Boolean).length;
  return {
    statedRate,
    breachCount,
    statementCount: known.length,
    rate: exactBinomialInterval(breachCount, known.length),
    kupiecPValue: kupiecTest(known.length, breachCount, statedRate).pValue,
    kupiecPower: kupiecPower(known.length, statedRate, 2 * statedRate),
  };
}

/** Chi-squared interval of the ratio of standard deviations. */
function riskEstimation(scores: readonly StatementScore[]): RiskEstimation | null {
  const errors = scores.flatMap(({ standardisedError }) => standardisedError ?? []);
  if (errors.length === 0) return null;
  const squares = errors.reduce((sum, error) => sum + error * error, 0);
  const estimate = Math.sqrt(squares / errors.length);
  const lower = Math.sqrt(squares / chi2Inverse(errors.length, 0.975));
  const upper = Math.sqrt(squares / chi2Inverse(errors.length, 0.025));
  return {
    ratio: { estimate, standardError: estimate / Math.sqrt(2 * errors.length), lower, upper, level: 0.95 },
    verdict: lower > 1 ? 'UNDERESTIMATED' : upper < 1 ? 'OVERESTIMATED' : 'NOT_SHOWN',
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
