import type { CommonRegime as CommonRegimeInputs, RunInputs } from '@convergence/shared/simulation/run-inputs';
import type { Estimate, Histogram, RunningEstimate } from '@convergence/shared/simulation/run-result';

import type { Language } from '../platform/graphql/permission.ts';
import { errorText } from '../platform/graphql/texts.ts';
import { stressView } from '../scenario/scenario-view.ts';
import type { CommonRegime } from '../scenario/scenario.type.ts';

import type { SimulationRun } from './simulation.entity.ts';
import type { HistogramBin, Interval, RunningEstimateType, RunSettings, SimulationRunType } from './simulation.type.ts';
import { INTERNAL_FAILURE } from './simulation.service.ts';
import type { RunFailure } from './simulation.service.ts';

/** A run as clients see it, with its row for fields that are looked up. */
export type RunView = SimulationRunType & { readonly row: SimulationRun };

const internalTexts: Readonly<Record<Language, string>> = {
  KO: '서버에서 오류가 나서 끝내지 못했습니다. 다시 시도하고, 계속되면 관리자에게 알려 주십시오.',
  EN: 'An error in the server ended it. Try again; if it goes on, tell the administrator.',
};

/**
 * Words for people; null where nothing failed.
 *
 * @param engine - Version that the run was made for.
 */
export function failureText(failure: string | null | undefined, language: Language, engine?: string): string | null {
  if (failure === null || failure === undefined) return null;
  const reason = failure as RunFailure;
  return reason === INTERNAL_FAILURE
    ? internalTexts[language]
    : errorText(language, reason, engine === undefined ? {} : { made: engine });
}

export function runView(row: SimulationRun, language: Language): RunView {
  return {
    id: row.publicId,
    scenarioVersion: row.scenarioVersion,
    status: row.status,
    chunkCount: row.expectedChunkCount(),
    pathCount: row.pathCount,
    settings: settingsView(row.inputs),
    createdAt: row.createdAt,
    startedAt: row.startedAt ?? null,
    finishedAt: row.finishedAt ?? null,
    createdBy: row.createdBy ?? null,
    failure: failureText(row.failure, language, row.engineVersion),
    seed: row.seed,
    inputsSha256: row.inputsSha256,
    snapshotSha256: row.snapshotSha256,
    resultSha256: row.resultSha256 ?? null,
    engineVersion: row.engineVersion,
    isOfThisEngine: row.isOfThisEngine(),
    marketAsOfDate: row.marketAsOfDate,
    isDataSimulated: row.isDataSimulated,
    estimate: row.estimate ? runningEstimateView(row.estimate) : null,
    row,
  };
}

/** @param inputs - Those of an engine before 2.0 lack what it did not know. */
function settingsView({
  marketModel,
  accuracy,
  sampling,
  parameterUncertainty,
  stress,
  hasIssuerEvents,
  forcedSales,
  commonRegime,
}: Pick<RunInputs, 'marketModel' | 'hasIssuerEvents'> & Partial<RunInputs>): RunSettings {
  return {
    marketModel,
    accuracyRatio: accuracy?.relativeHalfWidth ?? null,
    sampling: sampling ?? null,
    parameterUncertainty: parameterUncertainty ?? null,
    stress: stressView(stress ?? null),
    hasIssuerEvents,
    forcedSales: forcedSales ? { reserveKrw: forcedSales.reserveKrw } : null,
    commonRegime: commonRegime ? regimeSettings(commonRegime) : null,
  };
}

/** Probabilities and factors in the whole parts that they were asked in. */
function regimeSettings({ transition, varianceRatios }: CommonRegimeInputs): CommonRegime {
  return {
    transitionPpm: transition.map((row) => row.map((part) => Math.round(part * 1_000_000))),
    varianceRatioBps: varianceRatios.map((ratio) => Math.round(ratio * 10_000)),
  };
}

export function intervalView({ value, low, high, level, method }: Estimate): Interval {
  return { value, low, high, levelRatio: level, method };
}

export function histogramView({ edgesKrw, counts }: Histogram): HistogramBin[] {
  return counts.map((count, index) => ({ fromKrw: edgesKrw[index]!, toKrw: edgesKrw[index + 1]!, count }));
}

export function runningEstimateView({
  pathCount,
  joint,
  annualLossExpectancy,
  jointHistogram,
}: RunningEstimate): RunningEstimateType {
  return {
    pathCount,
    meanLossKrw: intervalView(joint.mean),
    annualThreatLossKrw: intervalView(annualLossExpectancy.simulated),
    valueAtRisk95Krw: intervalView(joint.valueAtRisk95),
    valueAtRisk99Krw: intervalView(joint.valueAtRisk99),
    conditionalValueAtRisk95Krw: intervalView(joint.conditionalValueAtRisk95),
    conditionalValueAtRisk99Krw: intervalView(joint.conditionalValueAtRisk99),
    histogram: histogramView(jointHistogram),
  };
}
