import type { Claim } from './explanation.ts';
import type { ExplanationLanguage, Fact } from './fact.ts';

/**
 * Sentences as a model writes them, for tests of whatever checks them: right, but not those of the template. `{id}` is the text
 * of a fact, `{id|shown}` its value alone; each comes with the facts that it cites.
 */
export const rightSentences: Readonly<Record<'ko' | 'en', readonly (readonly [string, readonly string[]])[]>> = {
  ko: [
    [
      '투자 예산은 {scenario.budget.investment}, 통제 예산은 {scenario.budget.controls}입니다.',
      ['scenario.budget.investment', 'scenario.budget.controls'],
    ],
    [
      '{scenario.horizon} 동안 손실이 한도 {scenario.tolerance}을 넘을 확률은 {risk.toleranceBreach}로 추정됩니다.',
      ['scenario.horizon', 'scenario.tolerance', 'risk.toleranceBreach'],
    ],
    ['위험 점수가 {risk.score}에서 {plan.score}로 낮아집니다.', ['risk.score', 'plan.score']],
    ['CVaR(99%)는 {risk.cvar99}, VaR(99%)는 {risk.var99}입니다.', ['risk.cvar99', 'risk.var99']],
    ['CVaR 95%는 {risk.cvar95}에서 {plan.cvar95}로 줄어듭니다.', ['risk.cvar95', 'plan.cvar95']],
    ['ALE는 연 {risk.ale}에 이릅니다. 만일의 경우에 대비해야 합니다.', ['risk.ale']],
    [
      '가장 큰 위협은 횡령·배임 등 내부 금융사고(T09)로, 꼬리 손실의 {threat.T09.contribution.share}를 차지합니다.',
      ['threat.T09.contribution.share'],
    ],
    [
      'C17(침해대응 계약·플레이북·모의훈련)은 연간 {control.C17.cost}이 들고 기대 손실을 {control.C17.ale} 줄입니다.',
      ['control.C17.cost', 'control.C17.ale'],
    ],
    ['C17의 ROSI는 {control.C17.rosi}입니다. 이 조건에서는 비용보다 효과가 큽니다.', ['control.C17.rosi']],
    [
      '한빛전자(100000)를 {share.100000.bought} 매수해 {share.100000.held}를 보유합니다.',
      ['share.100000.bought', 'share.100000.held'],
    ],
    ['남는 현금은 {plan.cash}이고 매매 비용은 {plan.fees}입니다.', ['plan.cash', 'plan.fees']],
    ['시세 기준일은 {data.asOf}이며 모의 시세입니다.', ['data.asOf', 'data.kind']],
    ['기대 손실의 {evidence.bothAssumed}는 가정에 기대고 있습니다.', ['evidence.bothAssumed']],
    ['정상 부트스트랩 모형으로 {run.paths}를 돌렸습니다.', ['scenario.model', 'run.paths']],
    ['이 글은 투자 자문도 법률 자문도 아닙니다.', ['notice.noAdvice']],
    ['보안 통제에 쓸 수 있는 연간 예산은 {scenario.budget.controls}입니다.', ['scenario.budget.controls']],
    ['위험 점수는 {risk.score}입니다. 국가 위기경보 단계와는 다릅니다.', ['risk.score']],
    ['평균적으로는 {risk.mean}의 손실이 예상됩니다.', ['risk.mean']],
    ['드물지만 손실이 {risk.var95|shown}을 넘을 수 있습니다(VaR 95%).', ['risk.var95']],
    ['VaR 95%는 {risk.var95}, VaR 99%는 {risk.var99}로 추정됩니다.', ['risk.var95', 'risk.var99']],
    ['극단적인 경우의 평균 손실인 CVaR 99%는 {risk.cvar99}에 이릅니다.', ['risk.cvar99']],
    ['현상 유지와 비교하면 CVaR 95%는 {against.DO_NOTHING.cvar95|shown} 감소합니다.', ['against.DO_NOTHING.cvar95']],
    ['현상 유지 대비 ALE 감소는 연 {against.DO_NOTHING.ale}입니다.', ['against.DO_NOTHING.ale']],
    ['계획을 따르면 ALE는 {risk.ale}에서 {plan.ale}로 줄어듭니다.', ['risk.ale', 'plan.ale']],
    [
      '통제 추가에는 해마다 {plan.controlCost}이 들고, 통제 예산 중 {plan.controlBudgetLeft}이 남습니다.',
      ['plan.controlCost', 'plan.controlBudgetLeft'],
    ],
    ['사고 빈도는 신중 (설문 기반) 기준을 따랐습니다.', ['scenario.calibration']],
    ['계획은 {plan.paths}로 따로 평가했으며 시드는 {plan.seed}입니다.', ['plan.paths', 'plan.seed']],
    [
      '기대 손실 가운데 {evidence.bothFounded}는 빈도와 평균이 모두 출처에 근거하고, {evidence.bothAssumed}는 둘 다 가정입니다.',
      ['evidence.bothFounded', 'evidence.bothAssumed'],
    ],
  ],
  en: [
    [
      'You asked about {scenario.horizon} with {scenario.budget.investment} to invest.',
      ['scenario.horizon', 'scenario.budget.investment'],
    ],
    [
      'A loss above {scenario.tolerance} has a probability of {risk.toleranceBreach}.',
      ['scenario.tolerance', 'risk.toleranceBreach'],
    ],
    ['The risk score falls from {risk.score|shown} to {plan.score|shown}.', ['risk.score', 'plan.score']],
    ['The 99% CVaR is {risk.cvar99} and the 99% VaR is {risk.var99}.', ['risk.cvar99', 'risk.var99']],
    ['ALE amounts to {risk.ale} a year; none of it is certain.', ['risk.ale']],
    [
      'Internal fraud and embezzlement (T09) makes up {threat.T09.contribution.share} of the tail loss.',
      ['threat.T09.contribution.share'],
    ],
    [
      'C17 costs {control.C17.cost} a year and saves {control.C17.ale} of expected loss.',
      ['control.C17.cost', 'control.C17.ale'],
    ],
    ['Buy {share.100000.bought} of Hanbit Electronics.', ['share.100000.bought']],
    ['About {plan.cash} stays in cash.', ['plan.cash']],
    ['Prices are as of {data.asOf}.', ['data.asOf']],
    [
      'One of the weak points: {evidence.bothAssumed} of the expected loss rests on assumptions alone.',
      ['evidence.bothAssumed'],
    ],
    ['The run used seed {run.seed} and {run.paths}.', ['run.seed', 'run.paths']],
    ['The yearly budget for controls is {scenario.budget.controls}.', ['scenario.budget.controls']],
    ['The mean loss over the horizon is estimated at {risk.mean}.', ['risk.mean']],
    [
      'With a VaR 95% of {risk.var95} and a CVaR 95% of {risk.cvar95}, the tail is heavy.',
      ['risk.var95', 'risk.cvar95'],
    ],
    ['CVaR 95% falls from {risk.cvar95|shown} to {plan.cvar95|shown} under the plan.', ['risk.cvar95', 'plan.cvar95']],
    [
      'Compared with doing nothing, the plan reduces CVaR 95% by {against.DO_NOTHING.cvar95|shown}.',
      ['against.DO_NOTHING.cvar95'],
    ],
    ['ALE drops from {risk.ale} to {plan.ale} with the plan.', ['risk.ale', 'plan.ale']],
    [
      'The added controls cost {plan.controlCost} a year and leave {plan.controlBudgetLeft} of their budget.',
      ['plan.controlCost', 'plan.controlBudgetLeft'],
    ],
    ['Trading costs {plan.fees}, and {plan.cash} remains in cash.', ['plan.fees', 'plan.cash']],
    ['The plan was valued on {plan.paths} of its own.', ['plan.paths']],
    [
      'Both frequency and mean rest on sources for {evidence.bothFounded} of the expected loss; {evidence.bothAssumed} is assumed.',
      ['evidence.bothFounded', 'evidence.bothAssumed'],
    ],
    ['This text is neither investment advice nor legal advice.', ['notice.noAdvice']],
    ['The prices are simulated prices as of {data.asOf}.', ['data.kind', 'data.asOf']],
    ['C17 has a ROSI of {control.C17.rosi}.', ['control.C17.rosi']],
  ],
};

/** The sentences with the figures of these facts; one about a fact that is not there is left out. */
export function rightClaims(facts: readonly Fact[], language: ExplanationLanguage): Claim[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return rightSentences[language]
    .filter(([, factIds]) => factIds.every((id) => byId.has(id)))
    .map(([sentence, factIds]) => ({
      text: sentence.replaceAll(/\{([^|}]+)(\|shown)?\}/g, (_, id: string, part?: string) => {
        const fact = byId.get(id)!;
        return (part ? fact.shown : fact.text)[language];
      }),
      factIds,
    }));
}
