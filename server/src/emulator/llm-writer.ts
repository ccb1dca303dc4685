/** A fact as it stands in the question. */
export interface AskedFact {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly about?: { readonly id: string; readonly name: string };
}

export type WriterLanguage = 'ko' | 'en';

export interface WrittenClaim {
  readonly section: string;
  readonly text: string;
  readonly factIds: readonly string[];
}

/** `{id}` is the text of a fact, `{id|name}` what it is about. A sentence is left out where one of its facts is not there. */
interface Pattern {
  readonly section: string;
  readonly ko: string;
  readonly en: string;
}

const patterns: readonly Pattern[] = [
  {
    section: 'asked',
    ko: '{scenario.horizon} 동안 {scenario.budget.investment}을 투자할 때의 위험을 살폈습니다.',
    en: 'The question is the risk of investing {scenario.budget.investment} over {scenario.horizon}.',
  },
  {
    section: 'asked',
    ko: '손실은 {scenario.tolerance}까지 견딜 수 있다고 두었습니다.',
    en: 'A loss of up to {scenario.tolerance} is taken to be bearable.',
  },
  {
    section: 'risk',
    ko: '위험 점수는 {risk.score}입니다.',
    en: 'The risk score stands at {risk.score}.',
  },
  {
    section: 'risk',
    ko: '극단적인 경우의 평균 손실인 CVaR 99%는 {risk.cvar99}입니다.',
    en: 'CVaR 99%, the mean of the worst losses, comes to {risk.cvar99}.',
  },
  {
    section: 'risk',
    ko: '보안 사고에서 오는 ALE는 {risk.ale}입니다.',
    en: 'ALE of security incidents is {risk.ale}.',
  },
  {
    section: 'risk',
    ko: '손실이 한도를 넘을 확률은 {risk.toleranceBreach}로 추정됩니다.',
    en: 'The probability of a loss beyond the tolerance is estimated at {risk.toleranceBreach}.',
  },
  {
    section: 'recommendation',
    ko: '추천: {recommendation.none}. 이 실행에 대한 추천이 나오면 다시 설명합니다.',
    en: 'Recommendation so far: {recommendation.none}.',
  },
  {
    section: 'recommendation',
    ko: '계획에 대한 판정은 ‘{plan.verdict}’입니다.',
    en: 'The verdict on the plan is “{plan.verdict}”.',
  },
  {
    section: 'recommendation',
    ko: '계획의 CVaR 99%는 {plan.cvar99}입니다.',
    en: 'CVaR 99% of the plan is {plan.cvar99}.',
  },
  {
    section: 'recommendation',
    ko: '추가 통제에는 해마다 {plan.controlCost}이 듭니다.',
    en: 'The added controls cost {plan.controlCost} a year.',
  },
  {
    section: 'basis',
    ko: '계산은 {data.kind}에 기대며 시장 모형은 {scenario.model}입니다. 모형은 가정입니다.',
    en: 'It rests on {data.kind} and on the {scenario.model}, which is an assumption.',
  },
  {
    section: 'basis',
    ko: '시드 {run.seed}로 {run.paths}를 돌렸습니다.',
    en: 'The run took {run.paths} from seed {run.seed}.',
  },
  {
    section: 'change',
    ko: '기대 손실 가운데 {evidence.bothAssumed}는 가정에 기대므로, 가정이 바뀌면 결과도 달라집니다.',
    en: 'Of the expected loss, {evidence.bothAssumed} rests on assumptions alone, so the result changes with them.',
  },
];

/** About the first fact whose id fits, one sentence each. */
const aboutOne: readonly (Pattern & { readonly id: RegExp })[] = [
  {
    section: 'risk',
    id: /^threat\..+\.contribution\.share$/,
    ko: '꼬리 손실에서 가장 큰 위협은 {name}이며 비중은 {text}입니다.',
    en: 'The largest threat in the tail is {name}, with a share of {text}.',
  },
  {
    section: 'recommendation',
    id: /^control\..+\.cost$/,
    ko: '통제 {name}의 연간 비용은 {text}입니다.',
    en: 'The control {name} costs {text} a year.',
  },
];

const honest: Readonly<Record<WriterLanguage, string>> = {
  ko: '이 글은 언어 모델이 아니라 시험용 모의 작성기가 사실 목록으로 지은 것입니다.',
  en: 'This text comes from a simulated writer for demos, not from a language model.',
};

/** Sentences made of the facts of a question, which say that nobody thought them up. */
export function writeClaims(facts: readonly AskedFact[], language: WriterLanguage): WrittenClaim[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const claims = patterns.flatMap((pattern): WrittenClaim[] => {
    const factIds = [...pattern[language].matchAll(/\{([^{}]+)\}/g)].map(([, id]) => id!);
    if (factIds.some((id) => !byId.has(id))) return [];
    const text = pattern[language].replaceAll(/\{([^{}]+)\}/g, (_, id: string) => byId.get(id)!.text);
    return [{ section: pattern.section, text, factIds }];
  });
  const singles = aboutOne.flatMap((pattern): WrittenClaim[] => {
    const fact = facts.find(({ id }) => pattern.id.test(id));
    if (!fact?.about) return [];
    const text = pattern[language].replace('{name}', fact.about.name).replace('{text}', fact.text);
    return [{ section: pattern.section, text, factIds: [fact.id] }];
  });
  const kind = byId.get('data.kind');
  return [...claims, ...singles, ...(kind ? [{ section: 'basis', text: honest[language], factIds: [kind.id] }] : [])];
}
