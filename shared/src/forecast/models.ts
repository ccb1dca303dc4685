import { equilibriumModel } from './equilibrium-model.ts';
import type { ForecastModel } from './forecast-model.ts';
import { ridgeModel } from './ridge-model.ts';
import { shrunkenMeanModel } from './shrunken-mean-model.ts';

/** Every model that is trained, the baseline first. */
export const forecastModels: readonly ForecastModel[] = [equilibriumModel, shrunkenMeanModel, ridgeModel];
