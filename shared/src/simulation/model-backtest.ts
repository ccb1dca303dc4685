import type { FilteredHistory } from '../market/filtered-history.ts';
import { tailRiskOfSorted } from '../risk/tail-risk.ts';
import { acerbiSzekelyZ2, christoffersenTest, kupiecPower, kupiecTest, trafficLight } from '../risk/var-backtests.ts';
import type { TrafficZone } from '../risk/var-backtests.ts';
import { logReturnRows } from '../stats/returns.ts';
import { dayForecaster, lossOf } from './day-forecast.ts';
import type { DayForecastBasis, DayForecaster } from './day-forecast.ts';
import { closesOf } from './market-plan.ts';
import type { ModelBacktest } from './model-report.ts';
import type { MarketModelName, MarketSnapshot, RunInputs } from './run-inputs.ts';

export const backtestLevels = [0.95, 0.99] as const;
/** Numbers of last forecasts that a model is shown with (quant-spec Q8). */
export const backtestSessions = [250, 500] as const;
/** Returns before the first forecast, at least. */
const LEAST_ESTIMATION = 250;
/** Sessions between two fits; in between GARCH filters with the parameters it has. */
const REFIT_SESSIONS = 60;
/** Of the two models whose fit takes longest; their laws move as little as the history grows. */
const SLOW_REFIT_SESSIONS = 250;

/** Forecasts for the last sessions of a history and what came, in order of time. Fractions of the holdings' value. */
export interface DayReplay {
  readonly losses: Float64Array;
  /** One array a level of `backtestLevels`. */
  readonly valueAtRisk: readonly Float64Array[];
  readonly expectedShortfall: readonly Float64Array[];
}

/** Whose forecasts are replayed. */
export interface ReplayTask extends Omit<DayForecastBasis, 'closes' | 'before'> {
  /** Row-major, sessions × assets, KRW. */
  readonly closes: Float64Array;
  /** Last sessions that are forecast. */
  readonly sessions: number;
}

/**
 * Walks through the last sessions of a history: before each of them the model says VaR and expected shortfall of that day, then it
 * is shown what came. The model is given copies of the past only, closes up to a fit and one session's returns after each
 * forecast, so no later row can reach an earlier forecast.
 *
 * Cost: 30 shares, 2,500 sessions, 500 forecasts: below a second for filtered historical simulation.
 */
export function replayDays(task: ReplayTask): DayReplay {
  const { closes, weights, sessions } = task;
  const assets = weights.length;
  const rows = logReturnRows(closes, assets);
  const first = rows.length / assets - sessions;
  const refit = task.model === 'STUDENT_T_COPULA' || task.model === 'MERTON' ? SLOW_REFIT_SESSIONS : REFIT_SESSIONS;
  const losses = new Float64Array(sessions);
  const valueAtRisk = backtestLevels.map(() => new Float64Array(sessions));
  const expectedShortfall = backtestLevels.map(() => new Float64Array(sessions));
  const fitBefore = (session: number, before: FilteredHistory | null): DayForecaster =>
    dayForecaster({ ...task, closes: closes.slice(0, (session + 1) * assets), before });
  let forecaster = fitBefore(first, null);
  for (let k = 0; k < sessions; k++) {
    const session = first + k;
    if (k > 0 && k % refit === 0) forecaster = fitBefore(session, forecaster.history);
    const outcomes = forecaster.losses();
    backtestLevels.forEach((alpha, level) => {
      const tail = tailRiskOfSorted(outcomes, alpha);
      valueAtRisk[level]![k] = tail.valueAtRisk;
      expectedShortfall[level]![k] = tail.conditionalValueAtRisk;
    });
    const came = rows.slice(session * assets, (session + 1) * assets);
    losses[k] = lossOf(weights, came);
    forecaster.see(came);
  }
  return { losses, valueAtRisk, expectedShortfall };
}

/** All tests of quant-spec Q8 on the last `sessions` forecasts of a replay; null where a forecast saw no loss in its tail. */
export function backtestOf(replay: DayReplay, level: number, sessions: number): ModelBacktest | null {
  const alpha = backtestLevels[level]!;
  const rate = 1 - alpha;
  const from = replay.losses.length - sessions;
  const losses = replay.losses.subarray(from);
  const valueAtRisk = replay.valueAtRisk[level]!.subarray(from);
  const expectedShortfall = replay.expectedShortfall[level]!.subarray(from);
  if (!expectedShortfall.every((loss) => loss > 0)) return null;
  const hits = losses.map((loss, t) => (loss > valueAtRisk[t]! ? 1 : 0));
  const exceptions = hits.reduce((sum, hit) => sum + hit, 0);
  const gains = losses.map((loss) => -loss);
  return {
    alpha,
    sessions,
    exceptions,
    expectedExceptions: sessions * rate,
    kupiec: kupiecTest(sessions, exceptions, rate),
    christoffersen: exceptions > 0 ? christoffersenTest(hits, rate).conditionalCoverage : null,
    zone: trafficLight(sessions, exceptions, rate).zone,
    z2: acerbiSzekelyZ2(gains, valueAtRisk, expectedShortfall, alpha).z2,
    power: kupiecPower(sessions, rate, 2 * rate),
  };
}

/** Backtests of some holdings under a model, by level and then number of forecasts; empty where the history is too short for 250. */
export function backtestHoldings(
  model: MarketModelName,
  closes: Float64Array,
  weights: Float64Array,
  periodsPerYear: number,
  horizonSessions: number,
): ModelBacktest[] {
  const rowCount = closes.length / weights.length - 1;
  const possible = backtestSessions.filter((sessions) => rowCount - sessions >= LEAST_ESTIMATION);
  if (possible.length === 0) return [];
  const replay = replayDays({ model, closes, weights, periodsPerYear, horizonSessions, sessions: possible.at(-1)! });
  return backtestLevels.flatMap((_, level) =>
    possible.flatMap((sessions) => backtestOf(replay, level, sessions) ?? []),
  );
}

/**
 * Backtests of a run's market model on its holdings in today's proportions, cash left out.
 *
 * Computed once a run, when its chunks are merged. Empty without holdings or with a history below 500 returns.
 */
export function backtestRun(inputs: RunInputs, snapshot: MarketSnapshot): ModelBacktest[] {
  const held = inputs.holdings.filter(({ shares }) => shares > 0);
  if (held.length === 0) return [];
  const amounts = held.map(({ shares, priceKrw }) => shares * priceKrw);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const closes = closesOf(
    snapshot,
    held.map(({ symbol }) => symbol),
  );
  const weights = Float64Array.from(amounts, (amount) => amount / total);
  return backtestHoldings(inputs.marketModel, closes, weights, inputs.periodsPerYear, inputs.horizonSessions);
}

/** The zone that the risk score takes: 99 %, 250 sessions, as the traffic light is defined; null without that backtest. */
export function scoredZone(backtests: readonly ModelBacktest[]): TrafficZone | null {
  return backtests.find(({ alpha, sessions }) => alpha === 0.99 && sessions === 250)?.zone ?? null;
}
