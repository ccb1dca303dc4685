import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import type { RunModelFragment } from '../../gql/graphql.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { TestFrame } from '../../ui/test-frame.tsx';

import { RegimeNotice, RunModelCards } from './run-model-cards.tsx';
import { gainOf, parameterValue, verdictKey } from './run-model.ts';
import type { Sampling } from './run-model.ts';
import type { runModelFragment } from './run-model-documents.ts';
import { formatIn } from '../../ui/use-format.ts';

afterEach(cleanup);
const test = {
  levelRatio: 0.99,
  sessionCount: 250,
  exceptionCount: 7,
  expectedExceptionCount: 2.5,
  kupiecPValue: 0.019,
  christoffersenPValue: 0.21,
  zone: 'YELLOW',
  z2: -0.8,
  powerRatio: 0.32,
} as const;
const sampling: Sampling = {
  method: 'TILTED',
  isChosenByPilot: true,
  pilots: [
    { method: 'PLAIN', varianceRatio: 1 },
    { method: 'TILTED', varianceRatio: 0.05 },
  ],
  targetHalfWidthRatio: 0.01,
  halfWidthRatio: 0.0125,
  isTargetReached: false,
  pathCount: 16_384,
  effectiveTailPathCount: 812.4,
  plainPathCount: 327_680,
};
const nothing: RunModelFragment = {
  sampling: null,
  model: null,
  backtests: [],
  stress: null,
  parameterUncertainty: null,
};
const shown = (change: Partial<RunModelFragment>) => {
  const result = { ...nothing, ...change } as unknown as FragmentType<typeof runModelFragment>;
  return render(
    <>
      <RegimeNotice result={result} act={(stress) => <button type="button">×{stress.shocks[0]!.value}</button>} />
      <RunModelCards result={result} describedStress="하루 10% 하락" />
    </>,
    { wrapper: TestFrame },
  );
};
const card = (name: RegExp) => within(screen.getAllByRole('region', { name })[0]!);

it('shows nothing of what an older engine did not say', () => {
  shown({});
  expect(screen.queryAllByRole('region')).toEqual([]);
});
it('says who chose the method, that the goal was missed, and what plain sampling would have needed', () => {
  shown({ sampling });
  const text = screen.getByRole('region', { name: '표본 추출과 정확도' }).textContent;
  expect(text).toContain('기울인 표본 (중요도) · 파일럿이 고름');
  expect(text).toContain('±1.00% · ✕ 못 미침');
  expect(text).toContain('327,680 · 20.0배');
});
it('names the zone by a word and says which test rejected, and that not rejected is not right', () => {
  shown({
    model: { model: 'GBM', parameters: [], assets: [], stressedAlternative: null },
    backtests: [test, { ...test, sessionCount: 500, zone: 'GREEN', kupiecPValue: 0.4 }],
  });
  const backtests = card(/하루 VaR 사후 검증/);
  expect(backtests.getByText('황색').textContent).toContain('황색');
  expect(backtests.getByText('예외 수가 기각됨').textContent).not.toBe('');
  expect(backtests.getByText(/“기각되지 않음”은 모형이 옳다는 뜻이 아닙니다/).textContent).not.toBe('');
});
it('warns of a regime break by the name of the holding and offers the alternative', () => {
  const regime = { recentVolatility: 0.5, bandLow: 0.18, bandHigh: 0.4, isBreak: true };
  const asset = {
    symbol: '005930',
    nameKo: '삼성전자',
    nameEn: 'Samsung Electronics',
    volatilityModel: 'GARCH_T',
    parameters: [{ name: 'alpha', value: 0.08, standardError: 0.02 }],
    currentVolatility: 0.5,
    longRunVolatility: 0.25,
    regime,
  } as const;
  const shock = { kind: 'VOLATILITY', symbols: ['005930'], firstSession: 1, lastSession: 20, value: 2 } as const;
  shown({
    model: {
      model: 'GBM',
      parameters: [],
      assets: [{ ...asset, parameters: [...asset.parameters] }],
      stressedAlternative: { shocks: [{ ...shock, symbols: [...shock.symbols] }], replay: null },
    },
  });
  expect(screen.getByRole('region', { name: '변동성 국면이 바뀐 종목 1개' }).textContent).toContain('삼성전자');
  expect(screen.getByRole('button', { name: '×2' }).textContent).toBe('×2');
  expect(card(/시장 모형/).getByText('0.0800 ± 0.0200').textContent).not.toBe('');
});
it.each([
  [2.5, '이 사례의 충격을 2.50배로 키우면 평균 결합 손실이 허용 손실 10억에 닿습니다.'],
  [0, '사례가 없어도 평균 결합 손실이 이미 허용 손실 10억에 닿습니다.'],
  [null, '이 사례의 충격을 20배로 키워도 평균 결합 손실은 허용 손실 10억에 닿지 않습니다.'],
])('says what a reverse multiple of %s means', (reverseMultiple, sentence) => {
  shown({
    stress: {
      conditionalValueAtRisk99Krw: { value: 3e9, low: 2.9e9, high: 3.1e9 },
      conditionalValueAtRisk99WithoutKrw: { value: 2e9, low: 1.9e9, high: 2.1e9 },
      reverseMultiple,
      lossToleranceKrw: '1000000000',
    },
  });
  const text = screen.getByRole('region', { name: '스트레스 사례' }).textContent;
  expect(text).toContain(sentence);
  expect(text).toContain('같은 난수로 견주면 사례로 +50.0% 달라집니다.');
  expect(text).toContain('19억 ~ 21억');
});
it('tells gains, verdicts and digits of parameters', () => {
  expect(gainOf(sampling)).toBe(20);
  expect(gainOf({ ...sampling, plainPathCount: null })).toBeNull();
  expect(verdictKey({ ...test, christoffersenPValue: 0.01 })).toBe('backtest.bothRejected');
  expect(verdictKey({ ...test, kupiecPValue: 0.2, christoffersenPValue: null })).toBe('backtest.notRejected');
  expect([0.0000123, 0.0801, 6.51, 250].map((value) => parameterValue(value, formatIn('ko')))).toEqual([
    '1.23e−5',
    '0.0801',
    '6.51',
    '250',
  ]);
});
