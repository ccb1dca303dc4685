import type {
  BaselineId,
  LossReductions,
  PlanFigures,
  PlanTradingCost as EngineTradingCost,
  Recommendation as Plan,
} from '@convergence/shared/simulation/recommendation';
import type { RunInputs } from '@convergence/shared/simulation/run-inputs';
import type { Estimate } from '@convergence/shared/simulation/run-result';
import { controlById } from '@convergence/shared/threat/catalogue';

import type { Language } from '../platform/graphql/permission.ts';
import { warningsView } from '../risk/warning-texts.ts';
import { failureText, intervalView } from '../simulation/run-view.ts';
import type { Interval } from '../simulation/simulation.type.ts';
import { controlObject } from '../threat/catalogue-view.ts';

import { conflictText } from './conflict-text.ts';
import { evidenceView } from './recommendation-evidence-view.ts';
import type { Recommendation } from './recommendation.entity.ts';
import type {
  BaselineChange,
  BaselineComparison,
  PlanPartName,
  PlanTradingCost,
  RecommendationResult,
  RecommendationType,
} from './recommendation.type.ts';

/** A recommendation as clients see it, with its row for fields that are looked up. */
export type RecommendationView = RecommendationType & { readonly row: Recommendation };

export function recommendationView(row: Recommendation, inputs: RunInputs, language: Language): RecommendationView {
  return {
    id: row.publicId,
    status: row.status,
    progressRatio: row.progressRatio,
    failure: row.conflict ? conflictText(row.conflict, language) : failureText(row.failure, language),
    createdAt: row.createdAt,
    finishedAt: row.finishedAt ?? null,
    createdBy: row.createdBy ?? null,
    result: row.result ? resultView(row.result, inputs, language) : null,
    row,
  };
}

function resultView(plan: Plan, inputs: RunInputs, language: Language): RecommendationResult {
  return {
    verdict: plan.verdict,
    indistinguishableFrom: plan.notDistinguishableFrom[0] ?? null,
    shares: plan.shares.map(({ symbol, shares, shareChange, priceKrw, amountKrw, weight }) => ({
      symbol,
      shares,
      currentShares: shares - shareChange,
      priceKrw,
      costKrw: amountKrw,
      weightRatio: weight,
    })),
    controls: plan.controls.map((line) => ({
      control: controlObject(controlById(line.controlId)),
      annualCostKrw: line.annualCostKrw,
      expectedAnnualLossReductionKrw: line.annualLossReductionKrw,
      conditionalValueAtRisk95Reduction: intervalView(line.conditionalValueAtRisk95Reduction),
      returnOnSecurityInvestmentRatio: line.returnOnInvestment,
    })),
    investedKrw: plan.shares.reduce((sum, { amountKrw }) => sum + amountKrw, 0),
    feesKrw: plan.feesKrw,
    tradingCost: plan.tradingCost ? tradingCostView(plan.tradingCost) : null,
    cashLeftKrw: plan.cashKrw,
    controlCostKrw: plan.controlCostKrw,
    controlBudgetLeftKrw: inputs.controlBudgetKrw - plan.controlCostKrw,
    comparisons: plan.comparisons.flatMap((against) => [
      comparisonView('WHOLE', plan.figures, against.figures, against),
      ...(['SHARES', 'CONTROLS'] as const).map((part) => {
        const { figures, comparisons } = part === 'SHARES' ? plan.sharesOnly : plan.controlsOnly;
        return comparisonView(
          part,
          figures,
          against.figures,
          comparisons.find(({ baseline }) => baseline === against.baseline)!,
        );
      }),
    ]),
    objectiveInSampleKrw: plan.securities.objectiveInSampleKrw,
    objectiveOutOfSampleKrw: intervalView(plan.objectiveOutOfSample),
    optimismGapRatio: plan.optimismGap,
    evaluationPathCount: plan.evaluationPaths,
    evaluationSeed: String(plan.freshSeed),
    solverStatus: plan.securities.status,
    solverGapRatio: plan.securities.gap,
    evidence: plan.evidence ? evidenceView(plan.evidence) : null,
    warnings: warningsView(plan.warnings, language),
  };
}

function tradingCostView(cost: EngineTradingCost): PlanTradingCost {
  const { feesKrw, taxesKrw, spreadKrw, impactKrw, impactConstant, largestParticipation, capped, unknownImpact } = cost;
  return {
    feesKrw,
    taxesKrw,
    spreadKrw,
    impactKrw,
    impactConstant,
    largestParticipationRatio: largestParticipation?.ratio ?? null,
    largestSymbol: largestParticipation?.symbol ?? null,
    cappedSymbols: capped,
    unknownSymbols: unknownImpact,
  };
}

/** A change is only shown where the engine gave its interval on the same paths. */
function comparisonView(
  part: PlanPartName,
  plan: PlanFigures,
  figures: PlanFigures,
  { baseline, ...reductions }: LossReductions & { readonly baseline: BaselineId },
): BaselineComparison {
  const expected: Estimate = {
    unit: 'KRW',
    value: reductions.annualLossReductionKrw,
    low: reductions.annualLossReductionKrw,
    high: reductions.annualLossReductionKrw,
    level: 0.95,
    method: 'EXACT',
  };
  return {
    baseline,
    part,
    changes: [
      change('ANNUAL_LOSS_EXPECTANCY', plan.annualLossExpectancyKrw, figures.annualLossExpectancyKrw, expected),
      change(
        'CONDITIONAL_VALUE_AT_RISK_95',
        plan.conditionalValueAtRisk95.value,
        figures.conditionalValueAtRisk95.value,
        reductions.conditionalValueAtRisk95Reduction,
      ),
      change(
        'CONDITIONAL_VALUE_AT_RISK_99',
        plan.conditionalValueAtRisk99.value,
        figures.conditionalValueAtRisk99.value,
        reductions.conditionalValueAtRisk99Reduction,
      ),
      change('RISK_SCORE', plan.score.value, figures.score.value, reductions.scoreReduction),
    ],
  };
}

/** Less is better in every figure here, so a reduction above 0 is an improvement. */
function change(key: string, plan: number, baseline: number, reduction: Estimate): BaselineChange {
  const { low, high } = reduction;
  const isSure = low !== null && high !== null && (low > 0 || high < 0);
  return {
    key,
    plan,
    baseline,
    difference: negated(intervalView(reduction)),
    unit: reduction.unit,
    isImprovement: isSure ? low > 0 : null,
  };
}

function negated({ value, low, high, ...rest }: Interval): Interval {
  const minus = (figure: number | null): number | null => (figure === null ? null : 0 - figure); // 0 − 0 is 0, −(0) is −0
  return { ...rest, value: 0 - value, low: minus(high), high: minus(low) };
}
