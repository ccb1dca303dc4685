import type { DateSample } from './features.ts';
import type { PricePanel } from './panel.ts';
import type { WindowMoments } from './window-moments.ts';

/** Names are stored: a name is never given to another model. */
export const forecastModelNames = ['EQUILIBRIUM', 'SHRUNKEN_MEAN', 'RIDGE'] as const;
export type ForecastModelName = (typeof forecastModelNames)[number];

/** What a model may look at when it is fitted at a session: nothing of it lies later. */
export interface ForecastContext {
  /** Ends with the session. */
  readonly panel: PricePanel;
  readonly horizonSessions: number;
  readonly periodsPerYear: number;
  /** Of the estimation window, which ends with the session. */
  readonly moments: WindowMoments;
  /** Past sessions to learn from, ascending; the horizon of each had ended by the session, the embargo included. */
  readonly signalSessions: readonly number[];
  /** Features of one of them against what followed. */
  readonly sampleAt: (signalSession: number) => DateSample;
}

/** Figures over the horizon for each instrument of the panel; NaN where the model says nothing. */
export interface ForecastCrossSection {
  /** Expected simple return. */
  readonly expected: Float64Array;
  /** Of the expectation: what more data would make smaller. */
  readonly standardError: Float64Array;
  /** Of the return that will be realised: error of the expectation and spread of the return about it. */
  readonly deviation: Float64Array;
}

export interface FittedModel {
  /** What was estimated, for people and for the record. */
  readonly parameters: Readonly<Record<string, number>>;
  /** The session of the context is the one that it was fitted at, or a later one. */
  predict(context: ForecastContext): ForecastCrossSection;
}

/** One way to say what a return will be. */
export interface ForecastModel {
  readonly name: ForecastModelName;
  /** Goes up when the same data would give another forecast. */
  readonly version: string;
  fit(context: ForecastContext): FittedModel;
}

/** Spread of the return about an expectation with an error: horizon × daily variance, plus the error's square. */
export function deviationOf({ moments, horizonSessions }: ForecastContext, standardError: Float64Array): Float64Array {
  return standardError.map((error, i) => Math.sqrt(horizonSessions * moments.variances[i]! + error * error));
}
