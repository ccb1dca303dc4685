import { annualLossExpectancy } from '../threat/ale.ts';
import type { ThreatExpectation } from '../threat/ale.ts';
import { controlById, threatById } from '../threat/catalogue.ts';
import { evidenceKind, evidenceShare } from '../threat/evidence.ts';
import { tradingTotalKrw } from '../simulation/plan-trading.ts';
import type { BaselineId, LossReductions, Recommendation } from '../simulation/recommendation.ts';
import type { RunInputs } from '../simulation/run-inputs.ts';
import type { LevelSegment } from '../units/threat-level.ts';
import type {
  Estimate,
  ForcedSalesReport,
  StoredResult,
  RunWarning,
  TailContributions,
  TailPart,
} from '../simulation/run-result.ts';
import { settingOf } from '../simulation/threat-setting.ts';

import { baselineWords, calibrationWords, levelWords, modelWords, verdictWords, warningWords } from './fact-words.ts';
import { showFigure, withInterval } from './fact.ts';
import type { Bilingual, Fact, FactSubject, FactUnit } from './fact.ts';

/** What the inputs of a run do not say about themselves. */
export interface ExplanationNames {
  /** Names of the instruments, by symbol; a symbol without one is its own name. */
  readonly instruments: ReadonlyMap<string, { readonly nameKo: string; readonly nameEn: string }>;
  /** Last session of the prices, `YYYY-MM-DD`; null without holdings. */
  readonly dataAsOf: string | null;
  /** Prices of the emulator, not of a market. */
  readonly isSimulated: boolean;
}

const noPlan = words(
  { id: 'recommendation.none', label: { ko: '추천', en: 'recommendation' }, source: 'recommendation' },
  'TEXT',
  'NONE',
  { ko: '없음', en: 'none' },
);
/** Said by every explanation (threat-spec 14). */
const notice = words(
  { id: 'notice.noAdvice', label: { ko: '알림', en: 'notice' }, source: 'threat-spec 14' },
  'TEXT',
  'NO_ADVICE',
  {
    ko: '이 글은 투자 자문이나 법률 자문이 아닙니다.',
    en: 'This text is no investment advice and no legal advice.',
  },
);

/** Largest contributions that are told. */
const TOP = 3;
/** Assumptions that move the expected loss most (threat-spec 14). */
const TOP_ASSUMPTIONS = 5;
/** An assumed value may be as wrong as this either way; a convention of the display, not a measured range. */
const ASSUMPTION_LOW = 0.5;
const ASSUMPTION_HIGH = 2;

type NumericUnit = Exclude<FactUnit, 'TEXT' | 'DATE'>;
type FactHead = Pick<Fact, 'id' | 'label' | 'source'> & { readonly subject?: FactSubject | null };

function figure(head: FactHead, unit: NumericUnit, value: number, digits?: number): Fact {
  const shown = showFigure(unit, value, digits);
  return { ...head, unit, value, shown, interval: null, text: shown, subject: head.subject ?? null };
}

function words(head: FactHead, unit: 'TEXT' | 'DATE', value: string, shown: Bilingual): Fact {
  return { ...head, unit, value, shown, interval: null, text: shown, subject: head.subject ?? null };
}

function estimate(head: FactHead, { unit, value, low, high, method }: Estimate): Fact {
  const shown = showFigure(unit, value);
  const interval =
    method === 'EXACT' || low === null || high === null
      ? null
      : { low: showFigure(unit, low), high: showFigure(unit, high) };
  return { ...head, unit, value, shown, interval, text: withInterval(shown, interval), subject: head.subject ?? null };
}

function joined(subject: Bilingual, rest: Bilingual): Bilingual {
  return { ko: `${subject.ko} ${rest.ko}`, en: `${subject.en}: ${rest.en}` };
}

function instrumentOf(symbol: string, { instruments }: ExplanationNames): FactSubject {
  const found = instruments.get(symbol);
  return {
    kind: 'INSTRUMENT',
    id: symbol,
    name: { ko: found?.nameKo ?? symbol, en: found?.nameEn ?? symbol },
  };
}

function threatOf(threatId: string): FactSubject {
  const { nameKo, nameEn } = threatById(threatId);
  return { kind: 'THREAT', id: threatId, name: { ko: nameKo, en: nameEn } };
}

function controlOf(controlId: string): FactSubject {
  const { nameKo, nameEn } = controlById(controlId);
  return { kind: 'CONTROL', id: controlId, name: { ko: nameKo, en: nameEn } };
}

function baselineOf(baseline: BaselineId): FactSubject {
  return { kind: 'BASELINE', id: baseline, name: baselineWords[baseline] };
}

function scenarioFacts(inputs: RunInputs, result: StoredResult, names: ExplanationNames): Fact[] {
  const { limits } = inputs;
  const model = modelWords[inputs.marketModel];
  return [
    figure(
      {
        id: 'scenario.budget.investment',
        label: { ko: '투자 예산', en: 'investment budget' },
        source: 'inputs.investmentBudgetKrw',
      },
      'KRW',
      inputs.investmentBudgetKrw,
    ),
    figure(
      {
        id: 'scenario.budget.controls',
        label: { ko: '추가 보안 통제 연간 예산', en: 'yearly budget for added controls' },
        source: 'inputs.controlBudgetKrw',
      },
      'KRW',
      inputs.controlBudgetKrw,
    ),
    figure(
      { id: 'scenario.horizon', label: { ko: '투자 기간', en: 'horizon' }, source: 'inputs.horizonSessions' },
      'SESSIONS',
      inputs.horizonSessions,
    ),
    ...meanLevels(inputs, result).map(({ level, days, source }, at) =>
      figure(
        {
          id: `scenario.level.${at + 1}`,
          label: joined({ ko: '위기경보 단계', en: 'alert level' }, levelWords[level]!),
          source,
        },
        'DAYS',
        days,
      ),
    ),
    figure(
      {
        id: 'scenario.tolerance',
        label: { ko: '손실 허용 한도', en: 'loss tolerance' },
        source: 'inputs.limits.lossToleranceKrw',
      },
      'KRW',
      limits.lossToleranceKrw,
    ),
    words(
      { id: 'scenario.model', label: { ko: '시장 모형', en: 'market model' }, source: 'inputs.marketModel' },
      'TEXT',
      inputs.marketModel,
      model,
    ),
    words(
      {
        id: 'scenario.calibration',
        label: { ko: '사고 빈도 기준', en: 'basis of incident rates' },
        source: 'inputs.calibration',
      },
      'TEXT',
      inputs.calibration,
      calibrationWords[inputs.calibration],
    ),
    figure(
      { id: 'run.paths', label: { ko: '모의실험 경로 수', en: 'simulated paths' }, source: 'result.pathCount' },
      'PATHS',
      result.pathCount,
    ),
    figure({ id: 'run.seed', label: { ko: '시드', en: 'seed' }, source: 'inputs.seed' }, 'NUMBER', inputs.seed),
    words(
      { id: 'data.kind', label: { ko: '시세의 종류', en: 'kind of prices' }, source: 'context.isSimulated' },
      'TEXT',
      names.isSimulated ? 'SIMULATED' : 'REAL',
      names.isSimulated ? { ko: '모의 시세', en: 'simulated prices' } : { ko: '실제 시세', en: 'real prices' },
    ),
    ...(names.dataAsOf === null
      ? []
      : [
          words(
            { id: 'data.asOf', label: { ko: '시세 기준일', en: 'prices as of' }, source: 'context.dataAsOf' },
            'DATE',
            names.dataAsOf,
            { ko: names.dataAsOf, en: names.dataAsOf },
          ),
        ]),
  ];
}

function riskFacts({ measures, score }: StoredResult): Fact[] {
  const { joint } = measures;
  const at = (id: string, ko: string, en: string, path: string, value: Estimate): Fact =>
    estimate({ id: `risk.${id}`, label: { ko, en }, source: `result.${path}` }, value);
  return [
    at('score', '위험 점수', 'risk score', 'score.total', score.total),
    words(
      { id: 'risk.band', label: { ko: '위험 점수 구간', en: 'risk score band' }, source: 'result.score.band' },
      'TEXT',
      String(score.band),
      levelWords[score.band]!,
    ),
    at('mean', '평균 손실', 'mean loss', 'measures.joint.mean', joint.mean),
    at('var95', 'VaR 95%', 'VaR 95%', 'measures.joint.valueAtRisk95', joint.valueAtRisk95),
    at('cvar95', 'CVaR 95%', 'CVaR 95%', 'measures.joint.conditionalValueAtRisk95', joint.conditionalValueAtRisk95),
    at('var99', 'VaR 99%', 'VaR 99%', 'measures.joint.valueAtRisk99', joint.valueAtRisk99),
    at('cvar99', 'CVaR 99%', 'CVaR 99%', 'measures.joint.conditionalValueAtRisk99', joint.conditionalValueAtRisk99),
    at(
      'ale',
      '연간 기대 손실(ALE)',
      'annual loss expectancy (ALE)',
      'measures.annualLossExpectancy.exact',
      measures.annualLossExpectancy.exact,
    ),
    at(
      'toleranceBreach',
      '손실 허용 한도를 넘을 확률',
      'probability of a loss beyond the tolerance',
      'measures.toleranceBreachProbability',
      measures.toleranceBreachProbability,
    ),
  ];
}

/** How sure the joint CVaR 99 % is, and how sure it was meant to be; nothing where the result does not say. */
function accuracyFacts({ sampling }: StoredResult): Fact[] {
  const ratio = (id: string, ko: string, en: string, path: string, value: number | null): Fact[] =>
    value === null
      ? []
      : [figure({ id: `run.${id}`, label: { ko, en }, source: `result.sampling.${path}` }, 'RATIO', value)];
  if (!sampling) return [];
  return [
    ...ratio(
      'halfWidth',
      '꼬리 손실 추정의 정확도',
      'accuracy of the tail loss',
      'relativeHalfWidth',
      sampling.relativeHalfWidth,
    ),
    ...ratio(
      'accuracyGoal',
      '정확도 목표',
      'accuracy goal',
      'targetRelativeHalfWidth',
      sampling.targetRelativeHalfWidth,
    ),
  ];
}

/** Days that a run spends at each level: those of its plan, or the mean ones of a level that moves. */
function meanLevels(
  { levelPlan }: RunInputs,
  { commonRegime }: StoredResult,
): readonly (LevelSegment & Pick<Fact, 'source'>)[] {
  if (!commonRegime) return levelPlan.map((segment, at) => ({ ...segment, source: `inputs.levelPlan.${at}` }));
  return commonRegime.expectedDays
    .map((days, level) => ({ level, days, source: `result.commonRegime.expectedDays.${level}` }))
    .filter(({ days }) => Math.round(days) > 0); // told in whole days
}

/** What the links between losses and the market did; nothing of those that were off, or that an older engine did not know. */
function linkFacts({ forcedSales, commonRegime }: StoredResult): Fact[] {
  const sale = (id: string, ko: string, en: string, path: keyof ForcedSalesReport): Fact[] =>
    forcedSales
      ? [estimate({ id: `link.${id}`, label: { ko, en }, source: `result.forcedSales.${path}` }, forcedSales[path])]
      : [];
  return [
    ...sale('saleProbability', '손실로 매도가 생길 확률', 'probability of a forced sale', 'saleProbability'),
    ...sale('sold', '평균 매도 금액', 'mean amount of forced sales', 'soldKrw'),
    ...sale(
      'cvar99Change',
      '매도로 달라진 CVaR 99%',
      'change of CVaR 99% by forced sales',
      'conditionalValueAtRisk99Change',
    ),
    ...(commonRegime
      ? [
          figure(
            {
              id: 'link.aleAtPlan',
              label: { ko: '단계가 그대로일 때의 연간 기대 손실', en: 'annual loss expectancy at an unmoved level' },
              source: 'result.commonRegime.annualLossExpectancyAtPlanKrw',
            },
            'KRW',
            commonRegime.annualLossExpectancyAtPlanKrw,
          ),
        ]
      : []),
  ];
}

/** Largest parts of CVaR 99 % of each kind; ties by id. */
function contributionFacts({ contributions }: StoredResult, names: ExplanationNames): Fact[] {
  const tail = contributions.find(({ alpha }) => alpha === 0.99);
  if (!tail) return [];
  const largest = (parts: readonly (TailPart & { readonly subject: FactSubject })[]): Fact[] =>
    parts
      .filter(({ lossKrw }) => lossKrw > 0)
      .toSorted((left, right) => right.lossKrw - left.lossKrw || (left.subject.id < right.subject.id ? -1 : 1))
      .slice(0, TOP)
      .flatMap((part) => contributionPair(part.subject, part, tail));
  return [
    ...largest(tail.assets.map((part) => ({ ...part, subject: instrumentOf(part.symbol, names) }))),
    ...largest(tail.threats.map((part) => ({ ...part, subject: threatOf(part.threatId) }))),
  ];
}

function contributionPair(
  subject: FactSubject,
  { lossKrw, lowKrw, highKrw }: TailPart,
  tail: TailContributions,
): Fact[] {
  const stem = subject.kind === 'THREAT' ? 'threat' : 'asset';
  const id = `${stem}.${subject.id}.contribution`;
  const source = `result.contributions.${stem}s.${subject.id}`;
  const label = joined(subject.name, { ko: '꼬리 손실 기여', en: 'part of the tail loss' });
  const ends = { low: lowKrw ?? null, high: highKrw ?? null }; // a result of an older engine has none
  const amount = estimate(
    { id, label, source, subject },
    { unit: 'KRW', value: lossKrw, ...ends, level: 0.95, method: 'NORMAL' },
  );
  if (tail.totalKrw <= 0) return [amount];
  const share = joined(subject.name, { ko: '꼬리 손실 중 비중', en: 'share of the tail loss' });
  return [amount, figure({ id: `${id}.share`, label: share, source, subject }, 'RATIO', lossKrw / tail.totalKrw, 1)];
}

function planFacts(inputs: RunInputs, plan: Recommendation, names: ExplanationNames): Fact[] {
  const won = (id: string, ko: string, en: string, path: string, value: number): Fact =>
    figure({ id: `plan.${id}`, label: { ko, en }, source: `recommendation.${path}` }, 'KRW', value);
  const whole = (id: string, ko: string, en: string, path: string, value: Estimate): Fact =>
    estimate({ id: `plan.${id}`, label: { ko, en }, source: `recommendation.${path}` }, value);
  const { figures } = plan;
  return [
    words(
      { id: 'plan.verdict', label: { ko: '판정', en: 'verdict' }, source: 'recommendation.verdict' },
      'TEXT',
      plan.verdict,
      verdictWords[plan.verdict],
    ),
    whole('score', '계획의 위험 점수', 'risk score of the plan', 'figures.score', figures.score),
    whole(
      'cvar95',
      '계획의 CVaR 95%',
      'CVaR 95% of the plan',
      'figures.conditionalValueAtRisk95',
      figures.conditionalValueAtRisk95,
    ),
    whole(
      'cvar99',
      '계획의 CVaR 99%',
      'CVaR 99% of the plan',
      'figures.conditionalValueAtRisk99',
      figures.conditionalValueAtRisk99,
    ),
    won(
      'ale',
      '계획의 연간 기대 손실(ALE)',
      'ALE of the plan',
      'figures.annualLossExpectancyKrw',
      figures.annualLossExpectancyKrw,
    ),
    ...plan.notDistinguishableFrom.map((baseline) =>
      words(
        {
          id: `plan.notBetterThan.${baseline}`,
          label: { ko: '뚜렷이 낫지 않은 비교 대안', en: 'alternative that the plan does not clearly beat' },
          source: 'recommendation.notDistinguishableFrom',
          subject: baselineOf(baseline),
        },
        'TEXT',
        baseline,
        baselineWords[baseline],
      ),
    ),
    ...plan.comparisons.flatMap((comparison) => comparisonFacts(comparison)),
    ...plan.shares.flatMap((line) => shareFacts(line, names)),
    ...plan.controls.flatMap((line) => controlFacts(line)),
    won(
      'controlCost',
      '추가 통제의 연간 비용',
      'yearly cost of the added controls',
      'controlCostKrw',
      plan.controlCostKrw,
    ),
    won(
      'controlBudgetLeft',
      '남는 통제 예산',
      'control budget left',
      'controlCostKrw',
      inputs.controlBudgetKrw - plan.controlCostKrw,
    ),
    won('cash', '남는 현금', 'cash left', 'cashKrw', plan.cashKrw),
    // of a plan that was made before spread and impact were estimated, its fees and taxes
    won(
      'fees',
      '매매 비용',
      'cost of trading',
      plan.tradingCost ? 'tradingCost' : 'feesKrw',
      plan.tradingCost ? tradingTotalKrw(plan.tradingCost) : plan.feesKrw,
    ),
    figure(
      {
        id: 'plan.paths',
        label: { ko: '평가 경로 수', en: 'evaluation paths' },
        source: 'recommendation.evaluationPaths',
      },
      'PATHS',
      plan.evaluationPaths,
    ),
    figure(
      { id: 'plan.seed', label: { ko: '평가 시드', en: 'evaluation seed' }, source: 'recommendation.freshSeed' },
      'NUMBER',
      plan.freshSeed,
    ),
  ];
}

function comparisonFacts(comparison: Recommendation['comparisons'][number]): Fact[] {
  const { baseline } = comparison;
  const subject = baselineOf(baseline);
  const head = (id: string, ko: string, en: string, path: string): FactHead => ({
    id: `against.${baseline}.${id}`,
    label: { ko: `${subject.name.ko} 대비 ${ko}`, en: `${en} against ${subject.name.en}` },
    source: `recommendation.comparisons.${baseline}.${path}`,
    subject,
  });
  return [
    estimate(
      comparison.objective === 'JOINT'
        ? head('objective', '판정 기준 손실의 감소', 'reduction of the loss that decides', 'objectiveReduction')
        : head(
            'objective',
            '판정 기준 보유 손실의 감소',
            'reduction of the loss of holdings that decides',
            'objectiveReduction',
          ),
      comparison.objectiveReduction,
    ),
    ...reductionFacts(comparison, head),
  ];
}

function reductionFacts(
  {
    annualLossReductionKrw,
    conditionalValueAtRisk95Reduction,
    conditionalValueAtRisk99Reduction,
    scoreReduction,
  }: LossReductions,
  head: (id: string, ko: string, en: string, path: string) => FactHead,
): Fact[] {
  return [
    estimate(
      head('cvar95', 'CVaR 95% 감소', 'CVaR 95% reduction', 'conditionalValueAtRisk95Reduction'),
      conditionalValueAtRisk95Reduction,
    ),
    estimate(
      head('cvar99', 'CVaR 99% 감소', 'CVaR 99% reduction', 'conditionalValueAtRisk99Reduction'),
      conditionalValueAtRisk99Reduction,
    ),
    figure(head('ale', 'ALE 감소', 'ALE reduction', 'annualLossReductionKrw'), 'KRW', annualLossReductionKrw),
    estimate(head('score', '위험 점수 감소', 'risk score reduction', 'scoreReduction'), scoreReduction),
  ];
}

function shareFacts(line: Recommendation['shares'][number], names: ExplanationNames): Fact[] {
  const subject = instrumentOf(line.symbol, names);
  const source = `recommendation.shares.${line.symbol}`;
  const head = (id: string, ko: string, en: string): FactHead => ({
    id: `share.${line.symbol}.${id}`,
    label: joined(subject.name, { ko, en }),
    source,
    subject,
  });
  const { shareChange } = line;
  const traded =
    shareChange > 0 ? head('bought', '매수 수량', 'shares bought') : head('sold', '매도 수량', 'shares sold');
  return [
    figure(head('held', '계획 수량', 'shares of the plan'), 'SHARES', line.shares),
    ...(shareChange === 0 ? [] : [figure(traded, 'SHARES', Math.abs(shareChange))]),
    figure(head('amount', '계획 금액', 'amount of the plan'), 'KRW', line.amountKrw),
    figure(head('weight', '투자 예산 중 비중', 'share of the investment budget'), 'RATIO', line.weight),
  ];
}

function controlFacts(line: Recommendation['controls'][number]): Fact[] {
  const subject = controlOf(line.controlId);
  const head = (id: string, ko: string, en: string, path: string): FactHead => ({
    id: `control.${line.controlId}.${id}`,
    label: joined(subject.name, { ko, en }),
    source: `recommendation.controls.${line.controlId}.${path}`,
    subject,
  });
  return [
    figure(head('cost', '연간 비용', 'yearly cost', 'annualCostKrw'), 'KRW', line.annualCostKrw),
    figure(head('ale', 'ALE 감소', 'ALE reduction', 'annualLossReductionKrw'), 'KRW', line.annualLossReductionKrw),
    ...(line.returnOnInvestment === null
      ? []
      : [
          figure(
            head('rosi', '보안 투자 수익률(ROSI)', 'return on security investment (ROSI)', 'returnOnInvestment'),
            'RATIO',
            line.returnOnInvestment,
            1,
          ),
        ]),
  ];
}

function evidenceFacts(expectations: readonly ThreatExpectation[]): Fact[] {
  const share = evidenceShare(expectations);
  const part = (id: string, ko: string, en: string, value: number): Fact =>
    figure(
      { id: `evidence.${id}`, label: { ko, en }, source: 'threat catalogue, sources of frequency and mean' },
      'RATIO',
      value,
      1,
    );
  return [
    part(
      'bothFounded',
      '빈도와 평균 손실이 모두 출처에 근거한 비중',
      'part with both frequency and mean from sources',
      share.bothFounded,
    ),
    part('oneFounded', '둘 중 하나만 출처에 근거한 비중', 'part with only one of them from sources', share.oneFounded),
    part('bothAssumed', '둘 다 가정인 비중', 'part with both assumed', share.bothAssumed),
  ];
}

/** The assumed threats that move ALE most, one at a time: ALE is linear in each frequency and each mean. */
function assumptionFacts(expectations: readonly ThreatExpectation[]): Fact[] {
  const total = expectations.reduce((sum, { aleKrw }) => sum + aleKrw, 0);
  const assumed = expectations
    .filter(({ threatId, aleKrw }) => {
      const { observedFrequency, observedSeverity } = threatById(threatId);
      return (
        aleKrw > 0 && [observedFrequency, observedSeverity].some(({ source }) => evidenceKind(source) === 'ASSUMED')
      );
    })
    .toSorted((left, right) => right.aleKrw - left.aleKrw || (left.threatId < right.threatId ? -1 : 1))
    .slice(0, TOP_ASSUMPTIONS);
  if (assumed.length === 0) return [];
  const factor = (id: string, ko: string, en: string, value: number): Fact =>
    figure({ id: `assumption.${id}`, label: { ko, en }, source: 'convention of the display' }, 'TIMES', value);
  return [
    factor('lowFactor', '가정을 낮춘 배수', 'factor of the low case', ASSUMPTION_LOW),
    factor('highFactor', '가정을 높인 배수', 'factor of the high case', ASSUMPTION_HIGH),
    ...assumed.flatMap(({ threatId, aleKrw }) => {
      const subject = threatOf(threatId);
      const moved = (id: 'low' | 'high', ko: string, en: string, times: number): Fact =>
        figure(
          {
            id: `assumption.${threatId}.${id}`,
            label: joined(subject.name, { ko, en }),
            source: `threat catalogue ${threatId}, closed form of ALE`,
            subject,
          },
          'KRW',
          total + (times - 1) * aleKrw,
        );
      return [
        moved('low', '가정을 낮췄을 때의 ALE', 'ALE with the assumption lowered', ASSUMPTION_LOW),
        moved('high', '가정을 높였을 때의 ALE', 'ALE with the assumption raised', ASSUMPTION_HIGH),
      ];
    }),
  ];
}

function warningFacts(warnings: readonly RunWarning[]): Fact[] {
  const codes = [...new Set(warnings.map(({ code }) => code))].toSorted();
  return codes.map((code) =>
    words(
      { id: `warning.${code}`, label: { ko: '주의', en: 'warning' }, source: 'warnings' },
      'TEXT',
      code,
      warningWords[code],
    ),
  );
}

/**
 * Everything that an explanation of a run, and of its recommendation if there is one, may say (threat-spec 14).
 *
 * @param recommendation - Of the same run; null before there is one.
 * @returns In a fixed order: scenario, risk, contributions, plan, evidence, assumptions, warnings, notice. Ids are unique; the same
 * arguments give the same facts.
 *
 * Cost: one closed form of ALE, no simulation.
 */
export function factsOf(
  inputs: RunInputs,
  result: StoredResult,
  recommendation: Recommendation | null,
  names: ExplanationNames,
): Fact[] {
  const { controls, addedControls = [] } = inputs;
  const { perThreat } = annualLossExpectancy(settingOf(inputs), [...controls, ...addedControls]);
  return [
    ...scenarioFacts(inputs, result, names),
    ...riskFacts(result),
    ...accuracyFacts(result),
    ...linkFacts(result),
    ...contributionFacts(result, names),
    ...(recommendation ? planFacts(inputs, recommendation, names) : [noPlan]),
    ...evidenceFacts(perThreat),
    ...assumptionFacts(perThreat),
    ...warningFacts([...result.warnings, ...(recommendation?.warnings ?? [])]),
    notice,
  ];
}
