import { DomainError } from '../errors.ts';
import { normalInverse } from '../random/normal.ts';
import { bestHalfWon, rankCorrelation } from './cross-section.ts';
import { dateSample, FEATURE_LOOKBACK, returnsBetween } from './features.ts';
import type { DateSample } from './features.ts';
import type { ForecastContext, ForecastCrossSection, ForecastModel, ForecastModelName } from './forecast-model.ts';
import { panelUntil } from './panel.ts';
import type { PricePanel } from './panel.ts';
import { windowMoments } from './window-moments.ts';

/** How a forecast is made and judged; stored with what comes out. Sessions throughout. */
export interface WalkForwardSettings {
  /** What is forecast: the simple return over so many sessions. */
  readonly horizonSessions: number;
  /** From one forecast to the next, and between the dates that are learnt from. */
  readonly stepSessions: number;
  /** From the newest date that is learnt from to the forecast; at least the horizon, or the future would leak in. */
  readonly embargoSessions: number;
  /** Of means, variances and covariances. */
  readonly estimationSessions: number;
  /** Dates learnt from lie at most so far back; null: all of the past (expanding). */
  readonly learningSessions: number | null;
  readonly periodsPerYear: number;
}

/** Quant-spec Q12: 504 sessions, expanding, gap of the horizon; the step is the horizon, so periods do not overlap. */
export const walkForwardDefaults: WalkForwardSettings = {
  horizonSessions: 20,
  stepSessions: 20,
  embargoSessions: 20,
  estimationSessions: 504,
  learningSessions: null,
  periodsPerYear: 252,
};

/** Fewer instruments are no cross-section. */
const FEWEST_INSTRUMENTS = 5;

/** How one model did in one period. */
export interface PeriodScore {
  /** Spearman's correlation of forecast and realised return across the instruments, −1 to 1. */
  readonly rankIc: number;
  /** Whether the half that was forecast best did better than the other. */
  readonly isHit: boolean;
  /** Part of the instruments whose return fell into the band of 80 and 95 %. */
  readonly coverage80: number;
  readonly coverage95: number;
}

export interface WalkForwardPeriod {
  /** Session at which the forecast was made, from nothing later. */
  readonly asOfDate: string;
  readonly endDate: string;
  /** Instruments that every model had a forecast for: all are judged on the same ones. */
  readonly instrumentCount: number;
  readonly scores: Readonly<Partial<Record<ForecastModelName, PeriodScore>>>;
}

/** @throws DomainError E_RANGE at the setting at fault. */
export function requireSettings(settings: WalkForwardSettings): void {
  const { horizonSessions, stepSessions, embargoSessions, estimationSessions, learningSessions } = settings;
  const isCount = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;
  if (!isCount(horizonSessions, 1)) throw new DomainError('E_RANGE', ['horizonSessions']);
  if (!isCount(stepSessions, 1)) throw new DomainError('E_RANGE', ['stepSessions']);
  if (!isCount(embargoSessions, horizonSessions)) throw new DomainError('E_RANGE', ['embargoSessions']);
  if (!isCount(estimationSessions, 60)) throw new DomainError('E_RANGE', ['estimationSessions']);
  if (learningSessions !== null && !isCount(learningSessions, stepSessions))
    throw new DomainError('E_RANGE', ['learningSessions']);
}

/** Samples of dates that were looked at already. What is in it depends on sessions up to the end of each horizon only. */
export type SampleCache = Map<number, DateSample>;

/**
 * What models may see at a session of a panel.
 *
 * @param cache - May be shared by all sessions of one panel.
 */
export function contextAt(
  panel: PricePanel,
  session: number,
  settings: WalkForwardSettings,
  cache: SampleCache = new Map(),
): ForecastContext {
  const past = panelUntil(panel, session);
  const { horizonSessions, stepSessions, embargoSessions, learningSessions } = settings;
  const earliest = Math.max(FEATURE_LOOKBACK, learningSessions === null ? 0 : session - learningSessions);
  const signalSessions: number[] = [];
  // The grid hangs on the first session, not on this one, so that neighbouring forecasts learn from the same dates.
  const start = FEATURE_LOOKBACK + Math.ceil((earliest - FEATURE_LOOKBACK) / stepSessions) * stepSessions;
  for (let s = start; s + embargoSessions <= session; s += stepSessions) signalSessions.push(s);
  return {
    panel: past,
    horizonSessions,
    periodsPerYear: settings.periodsPerYear,
    moments: windowMoments(past, settings.estimationSessions),
    signalSessions,
    sampleAt: (signal) => {
      if (signal + horizonSessions > session)
        throw new Error(`The sample of session ${signal} would show what comes after session ${session}.`);
      let sample = cache.get(signal);
      if (!sample) {
        sample = dateSample(past, signal, horizonSessions);
        cache.set(signal, sample);
      }
      return sample;
    },
  };
}

/** Sessions at which a walk makes its forecasts: as soon as the estimation window is full, then every step. */
export function walkSessions(sessionCount: number, settings: WalkForwardSettings): number[] {
  const { horizonSessions, stepSessions, estimationSessions } = settings;
  const least = Math.max(estimationSessions, FEATURE_LOOKBACK);
  const first = FEATURE_LOOKBACK + Math.ceil((least - FEATURE_LOOKBACK) / stepSessions) * stepSessions;
  const sessions: number[] = [];
  for (let t = first; t + horizonSessions < sessionCount; t += stepSessions) sessions.push(t);
  return sessions;
}

/**
 * Fits every model at each session of the walk on what was known then, and compares its forecast with what followed.
 *
 * @param onProgress - Told the share of the walk that is done, 0 to 1.
 * @returns Periods in order of time; one with fewer than five instruments is left out.
 * @throws DomainError E_RANGE for settings, E_HISTORY_TOO_SHORT where the panel has no period.
 *
 * Cost: a few passes over estimation window × instruments a period and model; 2,800 instruments over 20 years are 220 periods
 * of about 6 million entries. Source: quant-spec Q12.
 */
export function walkForward(
  panel: PricePanel,
  models: readonly ForecastModel[],
  settings: WalkForwardSettings = walkForwardDefaults,
  onProgress: (ratio: number) => void = () => undefined,
): WalkForwardPeriod[] {
  requireSettings(settings);
  const sessions = walkSessions(panel.dates.length, settings);
  if (sessions.length === 0) throw new DomainError('E_HISTORY_TOO_SHORT', ['panel']);
  const cache: SampleCache = new Map();
  const periods: WalkForwardPeriod[] = [];
  for (const [k, session] of sessions.entries()) {
    const context = contextAt(panel, session, settings, cache);
    const forecasts = models.map((model) => model.fit(context).predict(context));
    const period = judged(panel, session, settings.horizonSessions, models, forecasts);
    if (period) periods.push(period);
    onProgress((k + 1) / sessions.length);
  }
  if (periods.length === 0) throw new DomainError('E_HISTORY_TOO_SHORT', ['panel']);
  return periods;
}

const Z80 = normalInverse(0.9);
const Z95 = normalInverse(0.975);

/** Half of the band that the return falls into with 80 and 95 %, in standard deviations of the return. */
export const bandWidths = { band80: Z80, band95: Z95 } as const;

function judged(
  panel: PricePanel,
  session: number,
  horizon: number,
  models: readonly ForecastModel[],
  forecasts: readonly ForecastCrossSection[],
): WalkForwardPeriod | null {
  const returns = returnsBetween(panel, session, session + horizon);
  const members: number[] = [];
  for (let i = 0; i < returns.length; i++) {
    if (!Number.isNaN(returns[i]!) && forecasts.every(({ expected }) => !Number.isNaN(expected[i]!))) members.push(i);
  }
  if (members.length < FEWEST_INSTRUMENTS) return null;
  const realised = Float64Array.from(members, (i) => returns[i]!);
  const scores: Partial<Record<ForecastModelName, PeriodScore>> = {};
  for (const [k, { name }] of models.entries()) {
    const { expected, deviation } = forecasts[k]!;
    const forecast = Float64Array.from(members, (i) => expected[i]!);
    const inside = (width: number): number =>
      members.filter((i) => Math.abs(returns[i]! - expected[i]!) <= width * deviation[i]!).length / members.length;
    scores[name] = {
      rankIc: rankCorrelation(forecast, realised),
      isHit: bestHalfWon(forecast, realised),
      coverage80: inside(Z80),
      coverage95: inside(Z95),
    };
  }
  return {
    asOfDate: panel.dates[session]!,
    endDate: panel.dates[session + horizon]!,
    instrumentCount: members.length,
    scores,
  };
}
