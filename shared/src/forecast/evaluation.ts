import { wilsonInterval } from '../stats/intervals.ts';
import type { IntervalEstimate } from '../stats/intervals.ts';
import { blockInterval } from './block-interval.ts';
import type { ForecastModelName } from './forecast-model.ts';
import type { PeriodScore, WalkForwardPeriod, WalkForwardSettings } from './walk-forward.ts';

/** What challengers are measured against, and what stays where none is better. */
export const BASELINE: ForecastModelName = 'EQUILIBRIUM';

/** How a model did over several periods. Intervals are null where there are too few periods for one. */
export interface ForecastMetrics {
  readonly periodCount: number;
  readonly meanRankIc: number;
  readonly rankIc: IntervalEstimate | null;
  /** Part of the periods in which the half that was forecast best did better; Wilson's interval over periods. */
  readonly hitRate: IntervalEstimate;
  /** Mean over periods of the model's rank IC less the baseline's, period by period; null for the baseline itself. */
  readonly differenceToBaseline: IntervalEstimate | null;
  readonly meanCoverage80: number;
  readonly coverage80: IntervalEstimate | null;
  readonly meanCoverage95: number;
  readonly coverage95: IntervalEstimate | null;
}

export interface YearMetrics extends ForecastMetrics {
  /** Of the session at which the forecasts were made. */
  readonly year: string;
}

/** @param periods - At least one; all hold the model and the baseline. */
export function metricsOf(
  periods: readonly WalkForwardPeriod[],
  name: ForecastModelName,
  { horizonSessions, stepSessions }: WalkForwardSettings,
): ForecastMetrics {
  const scores = periods.map((period) => scoreOf(period, name));
  const overlap = Math.ceil(horizonSessions / stepSessions);
  const interval = (values: readonly number[]): IntervalEstimate | null => blockInterval(values, overlap);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const ics = scores.map(({ rankIc }) => rankIc);
  const cover80 = scores.map(({ coverage80 }) => coverage80);
  const cover95 = scores.map(({ coverage95 }) => coverage95);
  return {
    periodCount: periods.length,
    meanRankIc: mean(ics),
    rankIc: interval(ics),
    hitRate: wilsonInterval(scores.filter(({ isHit }) => isHit).length, scores.length),
    differenceToBaseline:
      name === BASELINE ? null : interval(ics.map((rankIc, k) => rankIc - scoreOf(periods[k]!, BASELINE).rankIc)),
    meanCoverage80: mean(cover80),
    coverage80: interval(cover80),
    meanCoverage95: mean(cover95),
    coverage95: interval(cover95),
  };
}

/** The same for each year, ascending. */
export function metricsByYear(
  periods: readonly WalkForwardPeriod[],
  name: ForecastModelName,
  settings: WalkForwardSettings,
): YearMetrics[] {
  const years = Map.groupBy(periods, ({ asOfDate }) => asOfDate.slice(0, 4));
  return [...years].map(([year, members]) => ({ year, ...metricsOf(members, name, settings) }));
}

function scoreOf(period: WalkForwardPeriod, name: ForecastModelName): PeriodScore {
  const score = period.scores[name];
  if (!score) throw new Error(`The period of ${period.asOfDate} has no score of ${name}.`);
  return score;
}

/** Below two years of monthly periods no model replaces the baseline, whatever its interval. */
export const FEWEST_PROMOTION_PERIODS = 24;

/**
 * Why a model is in force or not.
 * - `BASELINE_STAYS`: the baseline, because no other model is better beyond doubt.
 * - `BETTER_THAN_BASELINE`: its interval of the difference lies above 0, and no other model's lies higher.
 * - `OTHER_MODEL_BETTER`: better than the baseline, but another one has the higher lower bound; or the baseline, replaced.
 * - `NOT_BETTER`: the interval of the difference to the baseline holds 0 or lies below.
 * - `TOO_FEW_PERIODS`: nothing can be said yet.
 */
export type PromotionReason =
  | 'BASELINE_STAYS'
  | 'BETTER_THAN_BASELINE'
  | 'OTHER_MODEL_BETTER'
  | 'NOT_BETTER'
  | 'TOO_FEW_PERIODS';

export interface PromotionDecision {
  readonly promoted: ForecastModelName;
  readonly reasons: Readonly<Partial<Record<ForecastModelName, PromotionReason>>>;
}

/**
 * Which model is in force: a challenger only if the interval of its difference to the baseline lies above zero.
 *
 * @param metrics - Of every model of one walk, the baseline among them.
 */
export function decidePromotion(
  metrics: Readonly<Partial<Record<ForecastModelName, ForecastMetrics>>>,
): PromotionDecision {
  const reasons: Partial<Record<ForecastModelName, PromotionReason>> = {};
  let promoted: ForecastModelName = BASELINE;
  let highest = 0;
  const challengers = (Object.keys(metrics) as ForecastModelName[]).filter((name) => name !== BASELINE).toSorted();
  for (const name of challengers) {
    const { periodCount, differenceToBaseline } = metrics[name]!;
    if (periodCount < FEWEST_PROMOTION_PERIODS || !differenceToBaseline) reasons[name] = 'TOO_FEW_PERIODS';
    else if (!(differenceToBaseline.lower > 0)) reasons[name] = 'NOT_BETTER';
    else {
      reasons[name] = 'OTHER_MODEL_BETTER';
      if (differenceToBaseline.lower > highest) [promoted, highest] = [name, differenceToBaseline.lower];
    }
  }
  reasons[BASELINE] = promoted === BASELINE ? 'BASELINE_STAYS' : 'OTHER_MODEL_BETTER';
  if (promoted !== BASELINE) reasons[promoted] = 'BETTER_THAN_BASELINE';
  return { promoted, reasons };
}
