import type { BaselineId, Recommendation } from '../simulation/recommendation.ts';
import type { MarketModelName, RunInputs } from '../simulation/run-inputs.ts';
import type { WarningCode } from '../simulation/run-result.ts';

import type { Bilingual } from './fact.ts';

/** Words for codes. None holds a number, so that a number in a text is always a figure. */

/** Of the levels of a threat plan, lowest first. */
export const levelWords: readonly Bilingual[] = [
  { ko: '정상', en: 'Normal' },
  { ko: '관심', en: 'Attention' },
  { ko: '주의', en: 'Caution' },
  { ko: '경계', en: 'Alert' },
  { ko: '심각', en: 'Severe' },
];

export const modelWords: Readonly<Record<MarketModelName, Bilingual>> = {
  FILTERED_HISTORICAL: { ko: '필터링 역사적 시뮬레이션', en: 'filtered historical simulation' },
  STATIONARY_BOOTSTRAP: { ko: '정상 부트스트랩', en: 'stationary bootstrap' },
  STUDENT_T_COPULA: { ko: 't 코퓰러', en: 'Student t copula' },
  MERTON: { ko: '머튼 점프 확산', en: 'Merton jump diffusion' },
  GBM: { ko: '기하 브라운 운동 (교육용 기준선)', en: 'geometric Brownian motion (teaching baseline)' },
};

export const calibrationWords: Readonly<Record<RunInputs['calibration'], Bilingual>> = {
  prudent: { ko: '신중 (설문 기반)', en: 'prudent (from surveys)' },
  reported: { ko: '신고 기준', en: 'reported incidents' },
};

export const baselineWords: Readonly<Record<BaselineId, Bilingual>> = {
  DO_NOTHING: { ko: '현상 유지', en: 'doing nothing' },
  NO_CONTROLS: { ko: '통제 없음', en: 'no controls' },
  EQUAL_WEIGHT: { ko: '동일 비중', en: 'equal weights' },
};

export const verdictWords: Readonly<Record<Recommendation['verdict'], Bilingual>> = {
  RECOMMENDED: { ko: '추천', en: 'recommended' },
  NOT_DISTINGUISHABLE: { ko: '구별되지 않음', en: 'not distinguishable' },
};

export const warningWords: Readonly<Record<WarningCode, Bilingual>> = {
  W_TAIL_THIN: {
    ko: '꼬리에 남은 경로가 적어 극단 손실의 추정이 불확실합니다.',
    en: 'Few paths are in the tail, so the estimate of extreme losses is uncertain.',
  },
  W_CALIBRATION: {
    ko: '사건 자료와 충격 크기의 가정이 통계적으로 다릅니다.',
    en: 'Recorded events differ from the assumed size of their effect.',
  },
  W_OVERCONFIDENT: {
    ko: '통제 효과의 가정이 측정된 적 없는 수준입니다.',
    en: 'The controls are assumed to do more than anyone has measured.',
  },
  W_BOOTSTRAP_INTERVAL: {
    ko: '경로가 적어 구간을 재표본으로 구했습니다.',
    en: 'There are few paths, so intervals come from resampling them.',
  },
  W_SAMPLING_REPLACED: {
    ko: '요청한 표본 방법을 쓸 수 없어 다른 방법을 썼습니다.',
    en: 'The sampling method asked for could not be used, so another was.',
  },
  W_TAIL_WEIGHTS: {
    ko: '가중 경로가 꼬리를 덮는 정도가 부족해 극단 손실의 추정이 불확실합니다.',
    en: 'Too few effective paths are in the tail, so the estimate of extreme losses is uncertain.',
  },
  W_GOAL_MISSED: {
    ko: '허용한 경로를 다 써도 정확도 목표에 이르지 못했습니다.',
    en: 'The accuracy goal was not reached with all paths that were allowed.',
  },
  W_ROWS_DROPPED: {
    ko: '시세가 빠진 날을 추정에서 뺐습니다.',
    en: 'Sessions without a price were left out of the estimation.',
  },
  W_NO_VOLUME: {
    ko: '거래량이 없는 종목이 있어 유동성을 다 잴 수 없습니다.',
    en: 'Some instruments have no volume, so liquidity cannot be measured in full.',
  },
  W_IMPACT_UNKNOWN: {
    ko: '거래량을 모르는 종목은 매매가 가격을 움직이는 비용을 계산하지 못했습니다.',
    en: 'For instruments without a known volume the cost of moving their price could not be told.',
  },
  W_PARTICIPATION_CAP: {
    ko: '하루 거래량에 대한 매매 한도에 닿은 종목이 있습니다.',
    en: 'Some trades stop at the limit against the volume of a day.',
  },
  W_BASELINE_MODEL: {
    ko: '꼬리가 얇은 기준 모형이어서 실제 위험은 더 클 수 있습니다.',
    en: 'This baseline model has thin tails; the real risk may be larger.',
  },
  W_REGIME_BREAK: {
    ko: '최근의 변동성이 모형이 예상하는 범위를 벗어난 종목이 있습니다. 변동성을 높인 시나리오와 비교해 보십시오.',
    en: 'Recent volatility lies outside the band of the model for some instruments. Compare with a scenario of stressed volatility.',
  },
  W_VOLATILITY_FALLBACK: {
    ko: '변동성 모형(GARCH)이 맞지 않아 지수가중 평균(EWMA)으로 대신한 종목이 있습니다.',
    en: 'For some instruments GARCH does not describe the volatility; exponential weights (EWMA) take its place.',
  },
  W_SHORT_HISTORY: {
    ko: '추정에 쓴 시세의 기간이 짧습니다.',
    en: 'The prices that models were estimated from cover a short time.',
  },
};
