import type { RunInputs } from '@convergence/shared/simulation/run-inputs';
import type {
  Estimate,
  ExceedancePoint,
  RiskScore as EngineScore,
  ScorePartId,
  StoredResult,
  TailContributions,
  TailPart,
  TailMeasures,
} from '@convergence/shared/simulation/run-result';
import { settingOf } from '@convergence/shared/simulation/threat-setting';
import { annualLossExpectancy } from '@convergence/shared/threat/ale';
import { sectorCodes, threatCatalogue } from '@convergence/shared/threat/catalogue';

import { sectorOf } from '../market/sectors.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { histogramView, intervalView } from '../simulation/run-view.ts';
import type { Interval } from '../simulation/simulation.type.ts';

import { riskBands } from './risk-bands.ts';
import type {
  Contribution,
  LossExceedancePoint,
  RiskMetric,
  RiskMetricKey,
  RiskResult,
  RiskScope,
  RiskScore,
  RiskUnit,
} from './risk.type.ts';
import { runModelView } from './run-model-view.ts';
import type { InstrumentNames } from './run-model-view.ts';
import { warningsView } from './warning-texts.ts';

const partUnits: Readonly<Record<ScorePartId, RiskUnit>> = {
  tailLoss: 'KRW',
  drawdown: 'RATIO',
  security: 'KRW',
  concentration: 'RATIO',
  liquidity: 'DAYS',
  model: 'RATIO',
};

const threatNames: InstrumentNames = new Map(
  threatCatalogue.threats.map(({ id, nameKo, nameEn }) => [id, { nameKo, nameEn }]),
);

const sectorNames: InstrumentNames = new Map(sectorCodes.map((code) => [code, sectorOf(code)]));

/** Result of a run as clients see it. */
export function riskResultView(
  inputs: RunInputs,
  result: StoredResult,
  names: InstrumentNames,
  language: Language,
): RiskResult {
  const expected = expectedByThreat(inputs);
  const contributions = (
    pick: (part: TailContributions) => Iterable<readonly [string, TailPart]>,
    nameOf: InstrumentNames,
    expectedOf?: ReadonlyMap<string, number>,
  ): Contribution[] => contributionsView(result.contributions, pick, nameOf, expectedOf);
  return {
    pathCount: result.pathCount,
    metrics: metricsOf(result),
    meanReturnHistoryErrorRatio: result.measures.meanReturnHistoryError,
    lossExceedance: result.lossExceedance.threatYear.map(pointView),
    jointLossExceedance: result.lossExceedance.joint.map(pointView),
    histogram: histogramView(result.jointHistogram),
    assetContributions: contributions(({ assets }) => assets.map((part) => [part.symbol, part] as const), names),
    sectorContributions: contributions(
      ({ sectors = [] }) => sectors.map((part) => [part.sector, part] as const),
      sectorNames,
    ),
    threatContributions: contributions(
      ({ threats }) => threats.map((part) => [part.threatId, part] as const),
      threatNames,
      expected,
    ),
    score: scoreView(result.score),
    capacityScores: (
      [
        ['THREAT_YEAR', result.capacityScores.operation, result.measures.threatYear],
        ['HOLDINGS', result.capacityScores.holdings, result.measures.market],
        ['JOINT', result.capacityScores.joint, result.measures.joint],
      ] as const
    ).map(([scope, { score, conditionalValueAtRisk95Krw }, { conditionalValueAtRisk95 }]) => ({
      scope,
      score: score.value,
      scoreInterval: intervalView(score),
      conditionalValueAtRisk95Krw,
      conditionalValueAtRisk95Interval: intervalView(conditionalValueAtRisk95),
    })),
    ...runModelView(inputs, result, names),
    warnings: warningsView(result.warnings, language),
    expectedAnnualLossKrw: Math.round(result.measures.annualLossExpectancy.exact.value),
  };
}

function metricsOf({ measures, concentration, liquidityDays }: StoredResult): RiskMetric[] {
  const metric = (key: RiskMetricKey, scope: RiskScope, estimate: Estimate): RiskMetric => ({
    key,
    scope,
    interval: intervalView(estimate),
    unit: estimate.unit,
  });
  const known = (key: RiskMetricKey, value: number, unit: RiskUnit): RiskMetric => ({
    key,
    scope: 'HOLDINGS',
    interval: exactly(value),
    unit,
  });
  const tail = (scope: RiskScope, losses: TailMeasures): RiskMetric[] => [
    metric('MEAN_LOSS', scope, losses.mean),
    metric('VALUE_AT_RISK_95', scope, losses.valueAtRisk95),
    metric('CONDITIONAL_VALUE_AT_RISK_95', scope, losses.conditionalValueAtRisk95),
    metric('VALUE_AT_RISK_99', scope, losses.valueAtRisk99),
    metric('CONDITIONAL_VALUE_AT_RISK_99', scope, losses.conditionalValueAtRisk99),
  ];
  return [
    ...tail('JOINT', measures.joint),
    metric('ENTROPIC_VALUE_AT_RISK_99', 'JOINT', measures.entropicValueAtRisk99),
    metric('LOSS_PROBABILITY', 'JOINT', measures.lossProbability),
    metric('TOLERANCE_BREACH_PROBABILITY', 'JOINT', measures.toleranceBreachProbability),
    ...tail('HOLDINGS', measures.market),
    metric('MEAN_RETURN', 'HOLDINGS', measures.meanReturn),
    metric('VOLATILITY', 'HOLDINGS', measures.volatility),
    ...(measures.sharpe ? [metric('SHARPE_RATIO', 'HOLDINGS', measures.sharpe)] : []),
    ...(measures.sortino ? [metric('SORTINO_RATIO', 'HOLDINGS', measures.sortino)] : []),
    metric('MAX_DRAWDOWN_MEAN', 'HOLDINGS', measures.maximumDrawdownMean),
    metric('MAX_DRAWDOWN_95', 'HOLDINGS', measures.maximumDrawdown95),
    ...(measures.drawdownBreachProbability
      ? [metric('DRAWDOWN_BREACH_PROBABILITY', 'HOLDINGS', measures.drawdownBreachProbability)]
      : []),
    known('CONCENTRATION', concentration, 'RATIO'),
    ...(liquidityDays === null ? [] : [known('LIQUIDITY_DAYS', liquidityDays, 'DAYS')]),
    ...tail('THREAT_YEAR', measures.threatYear),
    metric('ANNUAL_LOSS_EXPECTANCY', 'THREAT_YEAR', measures.annualLossExpectancy.exact),
  ];
}

/** A figure without sampling error: a fact of the holdings. */
function exactly(value: number): Interval {
  return { value, low: value, high: value, levelRatio: 1, method: 'EXACT' };
}

function pointView({ lossKrw, probability, low, high }: ExceedancePoint): LossExceedancePoint {
  return { lossKrw, probabilityRatio: probability, low, high };
}

function scoreView({ total, band, parts }: EngineScore): RiskScore {
  return {
    score: intervalView(total),
    band: riskBands[band]!,
    parts: parts.map(({ id, metric, limit, score, scoreInterval, weight, share }) => ({
      key: id,
      metric,
      limit,
      score,
      scoreInterval: scoreInterval ? intervalView(scoreInterval) : null,
      weightRatio: weight,
      shareRatio: share,
      unit: partUnits[id],
    })),
  };
}

/** Parts of both tails side by side, the largest at 99 % first. */
function contributionsView(
  all: readonly TailContributions[],
  pick: (part: TailContributions) => Iterable<readonly [string, TailPart]>,
  names: InstrumentNames,
  expected?: ReadonlyMap<string, number>,
): Contribution[] {
  const at = (alpha: number): { readonly total: number; readonly parts: ReadonlyMap<string, TailPart> } => {
    const found = all.find((part) => part.alpha === alpha);
    if (!found) throw new Error(`A result without contributions at ${alpha}.`);
    return { total: found.totalKrw, parts: new Map(pick(found)) };
  };
  const [wide, narrow] = [at(0.95), at(0.99)];
  const share = (part: number, total: number): number => (total === 0 ? 0 : part / total);
  return [...narrow.parts]
    .map(([key, part99]) => {
      const part95 = wide.parts.get(key)!;
      return {
        key,
        nameKo: names.get(key)?.nameKo ?? key,
        nameEn: names.get(key)?.nameEn ?? key,
        conditionalValueAtRisk95Krw: partView(part95),
        conditionalValueAtRisk99Krw: partView(part99),
        share95Ratio: share(part95.lossKrw, wide.total),
        share99Ratio: share(part99.lossKrw, narrow.total),
        expectedAnnualLossKrw: expected?.get(key) ?? null,
      };
    })
    .toSorted(
      (left, right) =>
        right.conditionalValueAtRisk99Krw.value - left.conditionalValueAtRisk99Krw.value ||
        (left.key < right.key ? -1 : 1),
    );
}

function partView({ lossKrw, lowKrw, highKrw }: TailPart): Interval {
  return { value: lossKrw, low: lowKrw, high: highKrw, levelRatio: 0.95, method: 'NORMAL' };
}

/** Closed form, from the frozen inputs alone. */
function expectedByThreat(inputs: RunInputs): ReadonlyMap<string, number> {
  const { perThreat } = annualLossExpectancy(settingOf(inputs), [...inputs.controls, ...(inputs.addedControls ?? [])]);
  return new Map(perThreat.map(({ threatId, aleKrw }) => [threatId, aleKrw]));
}
