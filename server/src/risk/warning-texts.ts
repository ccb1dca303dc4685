import type { RunWarning as EngineWarning, WarningCode } from '@convergence/shared/simulation/run-result';

import type { Language } from '../platform/graphql/permission.ts';

import type { RunWarning } from './risk.type.ts';

const texts: Readonly<Record<Language, Readonly<Record<WarningCode, string>>>> = {
  KO: {
    W_TAIL_THIN: '꼬리에 남은 경로가 적어 극단 손실의 추정이 불확실합니다. 경로 수를 늘리십시오.',
    W_CALIBRATION: '사건 자료와 충격 크기의 가정이 통계적으로 다릅니다.',
    W_OVERCONFIDENT: '통제 효과의 가정이 측정된 적 없는 수준입니다. 효과를 다시 확인하십시오.',
    W_BOOTSTRAP_INTERVAL: '경로가 적어 구간을 재표본으로 구했습니다.',
    W_SAMPLING_REPLACED: '요청한 표본 방법을 이 실행에 쓸 수 없어 다른 방법을 썼습니다.',
    W_TAIL_WEIGHTS:
      '가중 경로가 꼬리를 덮는 정도가 부족해 극단 손실의 추정이 불확실합니다. 표본 방법을 자동이나 일반으로 바꾸십시오.',
    W_GOAL_MISSED: '허용한 경로를 다 써도 정확도 목표에 이르지 못했습니다. 경로 수 상한을 늘리거나 목표를 낮추십시오.',
    W_ROWS_DROPPED: '일부 종목의 시세가 없는 날을 추정에서 뺐습니다.',
    W_NO_VOLUME: '거래량이 없는 종목이 있어 유동성을 다 잴 수 없습니다.',
    W_IMPACT_UNKNOWN:
      '거래량을 몰라 시장 충격을 계산하지 못한 종목이 있습니다. 0이 아니라 모르는 것이므로 매매 비용이 더 클 수 있습니다.',
    W_PARTICIPATION_CAP:
      '20일 평균 거래량의 20%라는 하루 매매 한도에 닿은 종목이 있습니다. 한도가 없다면 더 사거나 팔았을 수 있습니다.',
    W_BASELINE_MODEL: '꼬리가 얇은 기준 모형입니다. 실제 위험은 더 클 수 있습니다.',
    W_REGIME_BREAK:
      '최근 60거래일의 변동성이 모형이 예상하는 95% 범위를 벗어났습니다. 변동성을 높인 스트레스 시나리오로도 실행해 비교하십시오.',
    W_VOLATILITY_FALLBACK: 'GARCH가 변동성을 설명하지 못하는 종목이 있어 지수가중 평균(EWMA)으로 대신했습니다.',
    W_SHORT_HISTORY: '추정에 쓴 시세가 1년보다 짧습니다.',
  },
  EN: {
    W_TAIL_THIN:
      'Few paths are in the tail, so the estimate of extreme losses is uncertain. Raise the number of paths.',
    W_CALIBRATION: 'Recorded events differ from the assumed size of their effect.',
    W_OVERCONFIDENT: 'The controls are assumed to do more than anyone has measured. Check their effects.',
    W_BOOTSTRAP_INTERVAL: 'There are few paths, so intervals come from resampling them.',
    W_SAMPLING_REPLACED: 'The sampling method asked for cannot be used for this run, so another was.',
    W_TAIL_WEIGHTS:
      'Too few effective paths are in the tail, so the estimate of extreme losses is uncertain. Sample automatically or plainly.',
    W_GOAL_MISSED:
      'The accuracy goal was not reached with all paths that were allowed. Allow more paths, or set a wider goal.',
    W_ROWS_DROPPED: 'Sessions without a price of some instrument were left out of the estimation.',
    W_NO_VOLUME: 'Some instruments have no volume, so liquidity cannot be measured in full.',
    W_IMPACT_UNKNOWN:
      'What trading moves the price by cannot be told for some instruments, because their volume is not known. It is unknown, not 0: trading may cost more.',
    W_PARTICIPATION_CAP:
      'Trades of some instruments stop at 20 % of the mean volume of 20 sessions; without that limit more might be bought or sold.',
    W_BASELINE_MODEL: 'This baseline model has thin tails; the real risk may be larger.',
    W_REGIME_BREAK:
      'The volatility of the last 60 sessions lies outside the 95 % band of the fit. Run the scenario with the stressed volatility as well, and compare.',
    W_VOLATILITY_FALLBACK:
      'GARCH does not describe the volatility of some instruments; exponential weights (EWMA) take its place.',
    W_SHORT_HISTORY: 'The prices that models were estimated from cover less than a year.',
  },
};

/** Warnings of the engine in the reader's language. */
export function warningsView(warnings: readonly EngineWarning[], language: Language): RunWarning[] {
  return warnings.map(({ code, about }) => ({ code, message: texts[language][code], path: about }));
}
