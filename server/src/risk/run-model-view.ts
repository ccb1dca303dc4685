import type { ModelBacktest, ModelReport } from '@convergence/shared/simulation/model-report';
import type { RunInputs } from '@convergence/shared/simulation/run-inputs';
import type {
  CommonRegimeReport,
  ForcedSalesReport,
  RunMeasures,
  StoredResult,
  TailMeasures,
} from '@convergence/shared/simulation/run-result';
import type { SamplingReport } from '@convergence/shared/simulation/sampling-report';
import { stressedAlternative } from '@convergence/shared/simulation/stressed-alternative';
import { threatLevels } from '@convergence/shared/units/threat-level';

import { stressView } from '../scenario/scenario-view.ts';
import { intervalView } from '../simulation/run-view.ts';

import type { RiskResult } from './risk.type.ts';
import { zoneOf } from './run-model.type.ts';
import type {
  CommonRegimeReportType,
  ForcedSalesReportType,
  ModelBacktestType,
  ModelReportType,
  SamplingReportType,
  TailMeasuresType,
} from './run-model.type.ts';

/** Names of the instruments of a run, by symbol. */
export type InstrumentNames = ReadonlyMap<string, { readonly nameKo: string; readonly nameEn: string }>;

/** Measures that how a result came about is told with. */
type ReadMeasures = Pick<RunMeasures, 'joint' | 'threatYear' | 'annualLossExpectancy'>;

/** How a result came about, as clients see it; null and empty where the engine that made it did not say. */
export function runModelView(
  { horizonSessions }: Pick<RunInputs, 'horizonSessions'>,
  {
    sampling,
    model,
    stress,
    jointAtPointParameters,
    forcedSales,
    commonRegime,
    measures,
  }: Partial<Omit<StoredResult, 'measures'>> & { readonly measures: ReadMeasures },
  names: InstrumentNames,
): Pick<
  RiskResult,
  'sampling' | 'model' | 'backtests' | 'stress' | 'parameterUncertainty' | 'forcedSales' | 'commonRegime'
> {
  return {
    sampling: sampling ? samplingView(sampling) : null,
    model: model ? modelView(model, horizonSessions, names) : null,
    backtests: (model?.backtests ?? []).map(backtestView),
    stress: stress
      ? {
          conditionalValueAtRisk99Krw: intervalView(measures.joint.conditionalValueAtRisk99),
          conditionalValueAtRisk99WithoutKrw: intervalView(stress.conditionalValueAtRisk99Without),
          reverseMultiple: stress.reverseMultiple,
          lossToleranceKrw: stress.lossToleranceKrw,
        }
      : null,
    parameterUncertainty: jointAtPointParameters
      ? { drawn: tailView(measures.joint), atEstimates: tailView(jointAtPointParameters) }
      : null,
    forcedSales: forcedSales ? salesView(forcedSales) : null,
    commonRegime: commonRegime ? regimeView(commonRegime, measures) : null,
  };
}

function salesView(sales: ForcedSalesReport): ForcedSalesReportType {
  return {
    saleProbabilityRatio: intervalView(sales.saleProbability),
    shortfallProbabilityRatio: intervalView(sales.shortfallProbability),
    soldKrw: intervalView(sales.soldKrw),
    costKrw: intervalView(sales.costKrw),
    conditionalValueAtRisk99ChangeKrw: intervalView(sales.conditionalValueAtRisk99Change),
  };
}

function regimeView(
  regime: CommonRegimeReport,
  { annualLossExpectancy, threatYear }: ReadMeasures,
): CommonRegimeReportType {
  return {
    levels: threatLevels.map((level, index) => ({
      level,
      expectedDays: regime.expectedDays[index]!,
      reachProbabilityRatio: regime.reachProbabilities[index]!,
    })),
    expectedAnnualLossKrw: annualLossExpectancy.exact.value,
    expectedAnnualLossAtPlanKrw: regime.annualLossExpectancyAtPlanKrw,
    conditionalValueAtRisk99Krw: intervalView(threatYear.conditionalValueAtRisk99),
    conditionalValueAtRisk99AtPlanKrw: regime.conditionalValueAtRisk99AtPlanKrw,
  };
}

function samplingView(report: SamplingReport): SamplingReportType {
  return {
    method: report.method,
    isChosenByPilot: report.chosenBy === 'PILOT',
    pilots: report.pilots.map(({ method, varianceRatio }) => ({ method, varianceRatio })),
    targetHalfWidthRatio: report.targetRelativeHalfWidth,
    halfWidthRatio: report.relativeHalfWidth,
    isTargetReached: report.isTargetReached,
    pathCount: report.pathCount,
    effectiveTailPathCount: report.effectiveTailPaths,
    plainPathCount: report.plainPathsNeeded,
  };
}

function modelView(report: ModelReport, horizonSessions: number, names: InstrumentNames): ModelReportType {
  return {
    model: report.model,
    parameters: report.parameters,
    assets: report.assets.map((asset) => ({
      ...asset,
      nameKo: names.get(asset.symbol)?.nameKo ?? asset.symbol,
      nameEn: names.get(asset.symbol)?.nameEn ?? asset.symbol,
    })),
    stressedAlternative: stressView(stressedAlternative(report, horizonSessions)),
  };
}

function backtestView(test: ModelBacktest): ModelBacktestType {
  return {
    levelRatio: test.alpha,
    sessionCount: test.sessions,
    exceptionCount: test.exceptions,
    expectedExceptionCount: test.expectedExceptions,
    kupiecStatistic: test.kupiec.statistic,
    kupiecPValue: test.kupiec.pValue,
    christoffersenStatistic: test.christoffersen?.statistic ?? null,
    christoffersenPValue: test.christoffersen?.pValue ?? null,
    zone: zoneOf[test.zone],
    z2: test.z2,
    powerRatio: test.power,
  };
}

function tailView(tail: TailMeasures): TailMeasuresType {
  return {
    meanLossKrw: intervalView(tail.mean),
    valueAtRisk95Krw: intervalView(tail.valueAtRisk95),
    conditionalValueAtRisk95Krw: intervalView(tail.conditionalValueAtRisk95),
    valueAtRisk99Krw: intervalView(tail.valueAtRisk99),
    conditionalValueAtRisk99Krw: intervalView(tail.conditionalValueAtRisk99),
  };
}
