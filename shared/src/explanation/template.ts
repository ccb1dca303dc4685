import type { Claim, Explanation, SectionId } from './explanation.ts';
import type { Bilingual, ExplanationLanguage, Fact } from './fact.ts';

/** A sentence in both languages; `{id}` is the fact's text, `{id|shown}` without interval, `{id|label}` and `{id|name}` its words. */
type Sentence = Bilingual & { readonly alsoCites?: readonly string[] };

const PLACE = /\{([^{}|]+)(?:\|(shown|label|name))?\}/g;

/**
 * The explanation of a run that needs no model: complete, and every sentence made of facts alone.
 *
 * @param facts - Of `factsOf`, whole.
 * @returns The six sections in reading order, none empty; each claim cites the facts that it tells, in that order.
 * @throws Error where a fact is missing that every run has.
 */
export function templateExplanation(facts: readonly Fact[], language: ExplanationLanguage): Explanation {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const section = (id: SectionId, sentences: readonly Sentence[]): Explanation['sections'][number] => ({
    id,
    claims: sentences.map((sentence) => claimOf(sentence, byId, language)),
  });
  return {
    language,
    sections: [
      section('asked', asked(facts)),
      section('risk', risk(facts)),
      section('recommendation', byId.has('plan.verdict') ? recommendation(facts, byId) : [noPlan]),
      section('basis', basis(facts, byId)),
      section('change', change(facts)),
      section('notice', [{ ko: '{notice.noAdvice}', en: '{notice.noAdvice}' }]),
    ],
  };
}

function claimOf(
  { alsoCites = [], ...sentence }: Sentence,
  byId: ReadonlyMap<string, Fact>,
  language: ExplanationLanguage,
): Claim {
  const factIds: string[] = [];
  const text = sentence[language].replaceAll(PLACE, (_, id: string, part?: 'shown' | 'label' | 'name') => {
    const fact = byId.get(id);
    if (!fact) throw new Error(`A sentence of the explanation needs the fact ${id}.`);
    if (!factIds.includes(id)) factIds.push(id);
    if (part === 'name') return fact.subject?.name[language] ?? fact.label[language];
    return part ? fact[part][language] : fact.text[language];
  });
  return { text, factIds: [...factIds, ...alsoCites] };
}

function idsMatching(facts: readonly Fact[], pattern: RegExp): string[] {
  return facts.filter(({ id }) => pattern.test(id)).map(({ id }) => id);
}

function asked(facts: readonly Fact[]): Sentence[] {
  return [
    {
      ko: '투자 예산 {scenario.budget.investment}과 추가 보안 통제의 연간 예산 {scenario.budget.controls}으로 {scenario.horizon} 동안의 손실 위험을 물었습니다.',
      en: 'The question is the risk of loss over {scenario.horizon} with an investment budget of {scenario.budget.investment} and a yearly budget of {scenario.budget.controls} for added security controls.',
    },
    ...idsMatching(facts, /^scenario\.level\./).map((id) => ({
      ko: `{${id}|label}: {${id}} 동안 이어진다고 두었습니다.`,
      en: `Assumed {${id}|label}: {${id}}.`,
    })),
    { ko: '손실 허용 한도는 {scenario.tolerance}입니다.', en: 'The loss tolerance is {scenario.tolerance}.' },
  ];
}

function risk(facts: readonly Fact[]): Sentence[] {
  return [
    {
      ko: '위험 점수는 {risk.score}이고, 위험 점수 구간은 ‘{risk.band}’입니다. 이 구간은 국가 위기경보 단계가 아닙니다.',
      en: 'The risk score is {risk.score}; its band is “{risk.band}”, which is not the national alert level.',
    },
    meanLoss(facts),
    ...(['95', '99'] as const).flatMap((level) => [
      {
        ko: `VaR ${level}%: {risk.var${level}}. 손실이 이 금액을 넘는 일은 드뭅니다.`,
        en: `VaR ${level}%: {risk.var${level}}. A loss beyond it is rare.`,
      },
      {
        ko: `CVaR ${level}%: {risk.cvar${level}}. 그 드문 경우의 평균 손실입니다.`,
        en: `CVaR ${level}%: {risk.cvar${level}}. It is the mean loss of those rare cases.`,
      },
    ]),
    {
      ko: '보안 사고의 연간 기대 손실(ALE)은 {risk.ale}이며, 모의실험이 아니라 식으로 구했습니다.',
      en: 'The annual loss expectancy (ALE) of security incidents is {risk.ale}, computed in closed form rather than simulated.',
    },
    {
      ko: '손실이 허용 한도를 넘을 확률은 {risk.toleranceBreach}입니다.',
      en: 'The probability of a loss beyond the tolerance is {risk.toleranceBreach}.',
    },
    ...facts
      .filter(({ id }) => /^(?:asset|threat)\..+\.contribution$/.test(id))
      .map(({ id }) => {
        const hasShare = facts.some((fact) => fact.id === `${id}.share`);
        return {
          ko: `{${id}|name}: 꼬리 손실 가운데 {${id}}${hasShare ? `, 비중 {${id}.share}` : ''}.`,
          en: `{${id}|name}: {${id}} of the tail loss${hasShare ? `, a share of {${id}.share}` : ''}.`,
        };
      }),
  ];
}

function meanLoss(facts: readonly Fact[]): Sentence {
  const isGain = Number(facts.find(({ id }) => id === 'risk.mean')?.value) < 0;
  return {
    ko: `투자 기간의 손실은 평균 {risk.mean}입니다.${isGain ? ' 음수는 이익이라는 뜻입니다.' : ''}`,
    en: `The mean loss over the horizon is {risk.mean}.${isGain ? ' A negative one is a gain.' : ''}`,
  };
}

const noPlan: Sentence = {
  ko: '추천: {recommendation.none}. 이 실행에 대한 추천은 아직 만들지 않았습니다.',
  en: 'Recommendation: {recommendation.none}. None has been made for this run yet.',
};

function recommendation(facts: readonly Fact[], byId: ReadonlyMap<string, Fact>): Sentence[] {
  return [
    ...verdict(facts, byId),
    { ko: '계획의 위험 점수는 {plan.score}입니다.', en: 'The risk score of the plan is {plan.score}.' },
    { ko: '계획의 CVaR 95%: {plan.cvar95}.', en: 'CVaR 95% of the plan: {plan.cvar95}.' },
    { ko: '계획의 CVaR 99%: {plan.cvar99}.', en: 'CVaR 99% of the plan: {plan.cvar99}.' },
    { ko: '계획의 ALE는 {plan.ale}입니다.', en: 'ALE of the plan is {plan.ale}.' },
    ...idsMatching(facts, /^against\.[^.]+\.cvar95$/).map((id) => comparison(id.split('.')[1]!)),
    ...idsMatching(facts, /^share\..+\.held$/).map((id) => trade(id.split('.')[1]!, byId)),
    ...idsMatching(facts, /^control\..+\.cost$/).map((id) => control(id.split('.')[1]!, byId)),
    {
      ko: '추가 통제의 연간 비용은 모두 {plan.controlCost}이고, 통제 예산은 {plan.controlBudgetLeft} 남습니다.',
      en: 'The added controls cost {plan.controlCost} a year, which leaves {plan.controlBudgetLeft} of their budget.',
    },
    {
      ko: '매매 비용은 {plan.fees}이고, 현금은 {plan.cash} 남습니다.',
      en: 'Trading costs {plan.fees} and {plan.cash} stays in cash.',
    },
  ];
}

function verdict(facts: readonly Fact[], byId: ReadonlyMap<string, Fact>): Sentence[] {
  if (byId.get('plan.verdict')?.value === 'RECOMMENDED') {
    return [
      {
        ko: '판정: {plan.verdict}. 계획의 한도를 지키는 모든 비교 대안보다 판정 기준 손실이 뚜렷이 적습니다.',
        en: 'Verdict: {plan.verdict}. The loss that decides is clearly smaller than in every alternative within the limits of the plan.',
      },
    ];
  }
  return [
    {
      ko: '판정: {plan.verdict}. 이 계획이 모든 비교 대안보다 낫다고 말할 수 없으므로 추천하지 않습니다.',
      en: 'Verdict: {plan.verdict}. The plan cannot be told to be better than every alternative, so it is not recommended.',
    },
    ...idsMatching(facts, /^plan\.notBetterThan\./).map((id) => {
      const objective = `against.${id.split('.')[2]}.objective`;
      return {
        ko: `비교 대안 ‘{${id}}’보다 낫다고 할 근거가 부족합니다. 판정 기준 손실의 감소: {${objective}}. 음수는 손실이 더 크다는 뜻입니다.`,
        en: `There is too little evidence that it beats “{${id}}”. Reduction of the loss that decides: {${objective}}. A negative one means a larger loss.`,
      };
    }),
  ];
}

function comparison(baseline: string): Sentence {
  const at = (id: string): string => `{against.${baseline}.${id}}`;
  const name = `{against.${baseline}.cvar95|name}`;
  return {
    ko: `‘${name}’ 대비 감소: CVaR 95% ${at('cvar95')}, CVaR 99% ${at('cvar99')}, ALE ${at('ale')}, 위험 점수 ${at('score')}. 음수는 늘어난다는 뜻입니다.`,
    en: `Reductions against “${name}”: CVaR 95% ${at('cvar95')}, CVaR 99% ${at('cvar99')}, ALE ${at('ale')}, risk score ${at('score')}. A negative one is an increase.`,
  };
}

function trade(symbol: string, byId: ReadonlyMap<string, Fact>): Sentence {
  const at = (id: string): string => `share.${symbol}.${id}`;
  const rest = {
    ko: `계획 수량 {${at('held')}}, 금액 {${at('amount')}}, 투자 예산의 {${at('weight')}}`,
    en: `{${at('held')}} in the plan, {${at('amount')}}, {${at('weight')}} of the investment budget`,
  };
  const name = `{${at('held')}|name}`;
  for (const [id, ko, en] of [
    ['bought', '매수', 'buy'],
    ['sold', '매도', 'sell'],
  ] as const) {
    if (byId.has(at(id)))
      return { ko: `${name}: {${at(id)}} ${ko}. ${rest.ko}.`, en: `${name}: ${en} {${at(id)}}. ${rest.en}.` };
  }
  return { ko: `${name}: 매매 없음. ${rest.ko}.`, en: `${name}: no trade. ${rest.en}.` };
}

function control(id: string, byId: ReadonlyMap<string, Fact>): Sentence {
  const at = (part: string): string => `control.${id}.${part}`;
  const hasReturn = byId.has(at('rosi'));
  const head = `${id} {${at('cost')}|name}`;
  return {
    ko: `${head}: 연간 비용 {${at('cost')}}, ALE 감소 {${at('ale')}}${hasReturn ? `, ROSI {${at('rosi')}}` : ''}.`,
    en: `${head}: yearly cost {${at('cost')}}, ALE reduction {${at('ale')}}${hasReturn ? `, ROSI {${at('rosi')}}` : ''}.`,
  };
}

function basis(facts: readonly Fact[], byId: ReadonlyMap<string, Fact>): Sentence[] {
  return [
    byId.has('data.asOf')
      ? {
          ko: '{data.kind}를 썼으며, 기준일은 {data.asOf}입니다.',
          en: 'It rests on {data.kind} as of {data.asOf}.',
        }
      : { ko: '{data.kind}를 썼습니다.', en: 'It rests on {data.kind}.' },
    {
      ko: '시장 모형은 {scenario.model}이며, 모형은 가정입니다.',
      en: 'The market model is the {scenario.model}; a model is an assumption.',
    },
    {
      ko: '사고 빈도는 {scenario.calibration}을 따랐습니다.',
      en: 'Incident rates: {scenario.calibration}.',
    },
    {
      ko: '시드 {run.seed}로 {run.paths}를 모의실험했습니다. 같은 입력이면 같은 숫자가 나옵니다.',
      en: 'The run simulated {run.paths} from seed {run.seed}; the same inputs give the same figures.',
    },
    ...accuracy(byId),
    ...(byId.has('plan.paths')
      ? [
          {
            ko: '계획은 새로운 {plan.paths}에서 시드 {plan.seed}로 평가했습니다.',
            en: 'The plan was valued on {plan.paths} of their own, from seed {plan.seed}.',
          },
        ]
      : []),
    {
      ko: '연간 기대 손실(ALE) 가운데 빈도와 평균 손실이 모두 출처에 근거한 부분은 {evidence.bothFounded}, 하나만 근거한 부분은 {evidence.oneFounded}, 둘 다 가정인 부분은 {evidence.bothAssumed}입니다.',
      en: 'Of the annual loss expectancy (ALE), frequency and mean both rest on sources for {evidence.bothFounded}, only one does for {evidence.oneFounded}, and both are assumptions for {evidence.bothAssumed}.',
      alsoCites: ['risk.ale'],
    },
    ...idsMatching(facts, /^warning\./).map((id) => ({ ko: `주의: {${id}}`, en: `Warning: {${id}}` })),
  ];
}

/** Half the width of the interval over the figure: what the run is sure of, and whether it was meant to be surer. */
function accuracy(byId: ReadonlyMap<string, Fact>): Sentence[] {
  const reached = byId.get('run.halfWidth');
  if (!reached) return [];
  const goal = byId.get('run.accuracyGoal');
  if (!goal)
    return [
      {
        ko: '꼬리 손실 추정의 정확도는 값의 ±{run.halfWidth}입니다.',
        en: 'The estimate of the tail loss is accurate to ±{run.halfWidth} of its value.',
      },
    ];
  const isReached = Number(reached.value) <= Number(goal.value);
  return [
    {
      ko: `꼬리 손실 추정의 정확도는 값의 ±{run.halfWidth}로, 목표 ±{run.accuracyGoal}에 ${isReached ? '이르렀습니다' : '못 미쳤습니다'}.`,
      en: `The estimate of the tail loss is accurate to ±{run.halfWidth} of its value; the goal of ±{run.accuracyGoal} was ${isReached ? '' : 'not '}reached.`,
    },
  ];
}

function change(facts: readonly Fact[]): Sentence[] {
  return [
    ...idsMatching(facts, /^assumption\..+\.low$/).map((low) => {
      const high = low.replace(/low$/, 'high');
      return {
        ko: `가정: ‘{${low}|name}’의 빈도 또는 평균 손실이 {assumption.lowFactor}라면 ALE는 {${low}}, {assumption.highFactor}라면 {${high}}입니다.`,
        en: `Assumption: with {assumption.lowFactor} the frequency or the mean loss of “{${low}|name}”, ALE is {${low}}; with {assumption.highFactor}, it is {${high}}.`,
      };
    }),
    {
      ko: '다른 위기경보 단계, 다른 시장 모형({scenario.model}이 아닌 것), 새 시세를 쓰면 결과가 달라집니다.',
      en: 'Other alert levels, a market model other than the {scenario.model}, or newer prices change the result.',
    },
  ];
}
