import type { ForecastMetrics, PromotionReason, YearMetrics } from '@convergence/shared/forecast/evaluation';
import type { ForecastModelName } from '@convergence/shared/forecast/forecast-model';
import type { WalkForwardSettings } from '@convergence/shared/forecast/walk-forward';

import type { DatabaseSettings } from '../platform/settings.ts';

import type { ModelPeriod } from './forecast.entity.ts';

/** What the thread of a training is given. */
export interface TrainingRequest {
  /** Read by the thread with a connection of its own. */
  readonly database: DatabaseSettings;
  /** Nothing later is read. */
  readonly asOfDate: string;
  readonly settings: WalkForwardSettings;
}

/** Forecasts of one model at the last session, instrument by instrument; what `models/` holds. */
export interface ForecastArtefact {
  readonly model: ForecastModelName;
  readonly version: string;
  readonly dataSha256: string;
  readonly asOfDate: string;
  readonly settings: WalkForwardSettings;
  readonly parameters: Readonly<Record<string, number>>;
  /** Ascending; those that the model has a forecast for. */
  readonly symbols: readonly string[];
  /** Simple returns over the horizon, in the order of `symbols`. */
  readonly expected: readonly number[];
  readonly standardError: readonly number[];
  readonly deviation: readonly number[];
}

export interface TrainedModel {
  readonly model: ForecastModelName;
  readonly version: string;
  readonly reason: PromotionReason;
  readonly isPromoted: boolean;
  readonly metrics: ForecastMetrics;
  readonly years: readonly YearMetrics[];
  readonly periods: readonly ModelPeriod[];
  readonly artefact: ForecastArtefact;
}

export interface TrainingResult {
  readonly dataSha256: string;
  readonly dataFromDate: string;
  readonly dataToDate: string;
  readonly instrumentCount: number;
  readonly isDataSimulated: boolean;
  readonly models: readonly TrainedModel[];
}

export type FromTraining =
  | { readonly kind: 'progress'; readonly ratio: number }
  | { readonly kind: 'result'; readonly result: TrainingResult }
  | {
      readonly kind: 'failure';
      readonly message: string;
      readonly domain: { readonly code: string; readonly path: readonly string[] } | null;
    };
