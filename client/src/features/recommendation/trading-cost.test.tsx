import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { TestFrame } from '../../ui/test-frame.tsx';

import { TradingCostCard } from './trading-cost-card.tsx';
import { isImpactConstant, tradingCostRows } from './trading-cost-model.ts';
import type { TradingCost } from './trading-cost-model.ts';

afterEach(cleanup);

const samsung = { id: 'ins_1', symbol: '005930', nameKo: '삼성전자', nameEn: 'Samsung Electronics' };
const hynix = { id: 'ins_2', symbol: '000660', nameKo: 'SK하이닉스', nameEn: 'SK hynix' };
const cost: TradingCost = {
  feesKrw: '140527',
  taxesKrw: '2000000',
  spreadKrw: '500000',
  impactKrw: '9007199254740991',
  impactConstant: 0.7,
  largestParticipationRatio: 0.2,
  largestParticipationInstrument: samsung,
  cappedInstruments: [samsung],
  unknownImpactInstruments: [],
};

it('adds up fees, taxes, spread and impact to the won, whatever their size', () => {
  const { rows, totalKrw } = tradingCostRows(cost);
  expect(rows.map(({ isEstimate }) => isEstimate)).toEqual([false, false, true, true]);
  expect(totalKrw).toBe('9007199257381518');
});
it('shows every part, the largest trade against its volume and the names that stop at the limit', () => {
  render(<TradingCostCard tradingCost={{ ...cost, impactKrw: '1200000' }} />, { wrapper: TestFrame });
  const terms = screen.getAllByRole('term').map((term) => term.textContent);
  expect(terms).toEqual([
    '수수료',
    '세금',
    '호가 차이추정',
    '시장 충격추정',
    '합계',
    '가장 큰 매매의 거래량 비중',
    '매매 한도에 닿은 종목',
  ]);
  const values = screen.getAllByRole('definition').map((value) => value.textContent);
  expect(values.slice(-2)).toEqual(['삼성전자, 하루 평균 거래량의 20.0%', '삼성전자']);
});
it('says that an impact is unknown, never that it is nothing', () => {
  render(
    <TradingCostCard
      tradingCost={{ ...cost, impactKrw: '0', unknownImpactInstruments: [hynix], cappedInstruments: [] }}
    />,
    { wrapper: TestFrame },
  );
  expect(screen.getByText('SK하이닉스')).toBeTruthy();
  expect(screen.getByText(/0이 아니라 모르는 값/)).toBeTruthy();
  expect(screen.getByText('없음')).toBeTruthy();
});
it('says so for a plan that was made before impact was told', () => {
  render(<TradingCostCard tradingCost={null} />, { wrapper: TestFrame });
  expect(screen.getByText(/다시 추천하면/)).toBeTruthy();
});
it.each([
  ['0', true],
  [5, true],
  [0.7, true],
  ['', false],
  [-0.1, false],
  [5.1, false],
  ['x', false],
])('takes %j as a constant: %s', (value, isRight) => {
  expect(isImpactConstant(value)).toBe(isRight);
});
