import type { ModelBacktest } from '@convergence/shared/simulation/model-report';
import type { ParameterUncertainty, SamplingMethod, StressShockKind } from '@convergence/shared/simulation/run-inputs';

import type { Language } from '../platform/graphql/permission.ts';

const ko = {
  title: '계산 방법과 모형 점검',
  accuracyGoal: '정확도 목표 (CVaR 99%의 ±)',
  accuracy: '이른 정확도 (CVaR 99%의 ±)',
  sampling: '표본 추출 방법',
  byPilot: '파일럿이 고름',
  byRequest: '요청대로',
  paths: '쓴 경로 수',
  tailPaths: '꼬리의 유효 표본 수',
  plainPaths: '단순 표본이라면 필요한 경로 수',
  goalMissed: '최대 경로 수를 다 쓰고도 정확도 목표에 이르지 못했습니다.',
  uncertainty: '모수 불확실성',
  stress: '스트레스 사례',
  replay: '과거 재현',
  all: '전체',
  stressWith: '사례가 있을 때 CVaR 99%',
  stressWithout: '사례가 없을 때 CVaR 99% (같은 난수)',
  reverse: '평균 손실이 허용 한도에 닿는 충격 배수',
  reverseNone: '20배 안에서는 닿지 않음',
  drawn: '모수를 뽑았을 때 CVaR 99%',
  atEstimates: '모수를 추정값에 고정했을 때 CVaR 99%',
  assets: '종목별 변동성 (연)',
  asset: '종목',
  current: '다음 거래일',
  longRun: '장기',
  recent: '최근 60거래일',
  band: '적합의 95% 띠',
  isBreak: '벗어남',
  fits: '띠 안',
  unknown: '–',
  backtests: '하루 VaR 사후 검증',
  backtestNote: '기각되지 않았다는 것이 옳다는 뜻은 아닙니다. 검정력은 예외가 두 배로 잦을 때 기각할 확률입니다.',
  level: '수준 · 거래일',
  exceptions: '예외',
  expected: '기대',
  kupiec: 'Kupiec p',
  christoffersen: 'Christoffersen p',
  zone: '구역',
  z2: 'Z2',
  power: '검정력',
};
const en: typeof ko = {
  title: 'Method and checks of the model',
  accuracyGoal: 'Accuracy goal (± of CVaR 99%)',
  accuracy: 'Accuracy reached (± of CVaR 99%)',
  sampling: 'Sampling',
  byPilot: 'chosen by a pilot',
  byRequest: 'as asked',
  paths: 'Paths used',
  tailPaths: 'Effective sample in the tail',
  plainPaths: 'Paths that plain sampling would have needed',
  goalMissed: 'All paths allowed were used before the accuracy goal was reached.',
  uncertainty: 'Parameter uncertainty',
  stress: 'Stress case',
  replay: 'replay',
  all: 'all',
  stressWith: 'CVaR 99% with the case',
  stressWithout: 'CVaR 99% without the case (same draws)',
  reverse: 'Multiple of the shocks at which the mean loss reaches the tolerance',
  reverseNone: 'not reached below 20',
  drawn: 'CVaR 99% with parameters drawn',
  atEstimates: 'CVaR 99% with parameters at their estimates',
  assets: 'Volatility by instrument (annual)',
  asset: 'Instrument',
  current: 'Next session',
  longRun: 'Long run',
  recent: 'Last 60 sessions',
  band: '95% band of the fit',
  isBreak: 'outside',
  fits: 'inside',
  unknown: '–',
  backtests: 'Backtests of one-day VaR',
  backtestNote:
    'Not rejected does not mean right. Power is the probability of a rejection where exceptions come twice as often.',
  level: 'Level · sessions',
  exceptions: 'Exceptions',
  expected: 'Expected',
  kupiec: 'Kupiec p',
  christoffersen: 'Christoffersen p',
  zone: 'Zone',
  z2: 'Z2',
  power: 'Power',
};

/** Words on how figures came about, in both languages. */
export const methodReportWords: Readonly<Record<Language, typeof ko>> = { KO: ko, EN: en };

type InBoth<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

export const samplingWords: InBoth<SamplingMethod> = {
  KO: {
    AUTO: '자동',
    PLAIN: '단순 표본',
    QUASI_RANDOM: '준난수 (소볼)',
    TILTED: '기울인 표본',
    QUASI_RANDOM_TILTED: '준난수와 기울인 표본',
  },
  EN: {
    AUTO: 'automatic',
    PLAIN: 'plain',
    QUASI_RANDOM: 'quasi-random (Sobol)',
    TILTED: 'tilted',
    QUASI_RANDOM_TILTED: 'quasi-random and tilted',
  },
};

export const uncertaintyWords: InBoth<ParameterUncertainty> = {
  KO: { NONE: '추정값으로 고정', POSTERIOR: '모수를 뽑아 반영' },
  EN: { NONE: 'fixed at the estimates', POSTERIOR: 'parameters drawn' },
};

export const shockWords: InBoth<StressShockKind> = {
  KO: { LOG_RETURN: '로그 수익률', VOLATILITY: '변동성', CORRELATION: '상관' },
  EN: { LOG_RETURN: 'log return', VOLATILITY: 'volatility', CORRELATION: 'correlation' },
};

export const zoneWords: InBoth<ModelBacktest['zone']> = {
  KO: { green: '녹색', yellow: '황색', red: '적색' },
  EN: { green: 'green', yellow: 'yellow', red: 'red' },
};
