import type { ConstraintKind, ConstraintUnit } from '@convergence/shared/optimise/constraints';
import type { Infeasible } from '@convergence/shared/optimise/infeasibility';

import type { Language } from '../platform/graphql/permission.ts';

const names: Readonly<Record<Language, Readonly<Record<ConstraintKind, string>>>> = {
  KO: {
    SUM: '비중의 합',
    LOWER_BOUND: '종목 최소 비중',
    UPPER_BOUND: '한 종목 최대 비중',
    GROUP_MINIMUM: '그룹 최소 비중',
    GROUP_MAXIMUM: '그룹 최대 비중',
    TURNOVER: '회전율 한도',
    PARTICIPATION: '하루 거래량 대비 매매 한도',
    EXCLUSION: '제외 종목',
    MINIMUM_HOLDING: '최소 보유 비중',
    MAXIMUM_NAMES: '최대 종목 수',
    MINIMUM_RETURN: '최소 기대수익률',
    MINIMUM_INVESTED: '최소 투자 비중',
    BUDGET: '투자 예산',
  },
  EN: {
    SUM: 'sum of the weights',
    LOWER_BOUND: 'smallest weight of an instrument',
    UPPER_BOUND: 'largest weight of one name',
    GROUP_MINIMUM: 'smallest weight of a group',
    GROUP_MAXIMUM: 'largest weight of a group',
    TURNOVER: 'limit of turnover',
    PARTICIPATION: 'limit of trading against the volume of a day',
    EXCLUSION: 'excluded instruments',
    MINIMUM_HOLDING: 'smallest holding',
    MAXIMUM_NAMES: 'largest number of names',
    MINIMUM_RETURN: 'least expected return',
    MINIMUM_INVESTED: 'least part that is invested',
    BUDGET: 'investment budget',
  },
};

/** A change is told a little too large rather than too small: with what is written here the problem can be met. */
const STEP: Readonly<Record<ConstraintUnit, number>> = { WEIGHT: 0.0001, RETURN: 0.0001, NAMES: 1 };

function amountText(change: number, unit: ConstraintUnit, language: Language): string {
  const steps = Math.ceil(Math.abs(change) / STEP[unit] - 1e-6);
  if (unit === 'NAMES') return language === 'KO' ? `${steps}개` : String(steps);
  const points = (steps * STEP[unit] * 100).toFixed(2);
  return language === 'KO' ? `${points}%p` : `${points} points`;
}

function changeText(change: number, unit: ConstraintUnit, language: Language): string {
  const amount = amountText(change, unit, language);
  if (language === 'KO') return change < 0 ? `${amount} 낮추면 가능` : `${amount} 높이면 가능`;
  return change < 0 ? `possible if lowered by ${amount}` : `possible if raised by ${amount}`;
}

/** Which conditions contradict each other, and how little would have to change, in words for people. */
export function conflictText({ conflict }: Infeasible, language: Language): string {
  const listed = conflict.map(({ constraint, leastChange, unit }) => {
    const name = names[language][constraint];
    return leastChange === null ? name : `${name} (${changeText(leastChange, unit, language)})`;
  });
  return language === 'KO'
    ? `다음 조건을 함께 만족하는 해가 없습니다: ${listed.join(', ')}.`
    : `Nothing satisfies these conditions together: ${listed.join(', ')}.`;
}
