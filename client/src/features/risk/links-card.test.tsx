import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { RunLinksFragment } from '../../gql/graphql.ts';
import { TestFrame } from '../../ui/test-frame.tsx';

import { LinksCard } from './links-card.tsx';
import type { linksFragment } from './links-documents.ts';

afterEach(cleanup);

const sales: RunLinksFragment['forcedSales'] = {
  saleProbabilityRatio: { value: 0.125, low: 0.12, high: 0.13 },
  shortfallProbabilityRatio: { value: 0.001, low: 0, high: null },
  soldKrw: { value: 300_000_000, low: 250_000_000, high: 350_000_000 },
  costKrw: { value: 500_000, low: 400_000, high: 600_000 },
  conditionalValueAtRisk99ChangeKrw: { value: -200_000_000, low: -300_000_000, high: -100_000_000 },
};
const regime: RunLinksFragment['commonRegime'] = {
  levels: (['NORMAL', 'ATTENTION', 'CAUTION', 'ALERT', 'SEVERE'] as const).map((level, index) => ({
    level,
    expectedDays: [0, 300, 50, 14.5, 0.5][index]!,
    reachProbabilityRatio: [1, 1, 0.5, 0.25, 0.125][index]!,
  })),
  expectedAnnualLossKrw: 1_200_000_000,
  expectedAnnualLossAtPlanKrw: 1_000_000_000,
  conditionalValueAtRisk99Krw: { value: 12_000_000_000, low: 12_000_000_000, high: 12_000_000_000 },
  conditionalValueAtRisk99AtPlanKrw: 9_000_000_000,
};
const shown = (links: RunLinksFragment, change: Partial<Parameters<typeof LinksCard>[0]> = {}) =>
  render(
    <LinksCard
      result={links as unknown as FragmentType<typeof linksFragment>}
      hasIssuerEvents
      reserve={links.forcedSales ? '예비비 3억' : null}
      isExample={false}
      {...change}
    />,
    { wrapper: TestFrame },
  );
const link = (name: string) => within(screen.getByRole('region', { name }));

it('says of each link whether it was on, and of those that were off what that means', () => {
  shown({ forcedSales: null, commonRegime: null }, { hasIssuerEvents: false });
  for (const name of ['손실 시 보유분 매도', '발행사 보안 사고가 주가에 영향', '위협 수준의 변화']) {
    expect(link(name).getByText('끔')).toBeTruthy();
    expect(link(name).getByText(/^꺼짐: /)).toBeTruthy();
  }
});

it('tells what the sales brought, each with its interval, and a change with its sign', () => {
  shown({ forcedSales: sales, commonRegime: null });
  const card = link('손실 시 보유분 매도');
  for (const text of ['켬', '예비비 3억', '12.50%', '12.00% ~ 13.00%', '−2억', '−3억 ~ −1억'])
    expect(card.getByText(text)).toBeTruthy();
});

it('sets the year of the moving level beside the level that it started at', () => {
  shown({ forcedSales: null, commonRegime: regime });
  const days = within(screen.getByRole('table', { name: '단계별 한 해 평균 일수' }));
  expect(days.getAllByRole('row').map((row) => row.textContent)).toEqual([
    '단계한 해의 평균 일수투자 기간에 이를 확률',
    '정상0.0일100.0%',
    '관심300.0일100.0%',
    '주의50.0일50.0%',
    '경계14.5일25.0%',
    '심각0.5일12.5%',
  ]);
  const year = within(screen.getByRole('table', { name: '한 해의 보안 손실' }));
  year.getByRole('columnheader', { name: '관심 그대로' });
  expect(year.getByRole('row', { name: /^ALE/ }).textContent).toBe('ALE10억12억');
  expect(screen.queryByText(/예시 행렬/)).toBeNull();
});

it('warns where the matrix was the example that nobody estimated', () => {
  shown({ forcedSales: null, commonRegime: regime }, { isExample: true });
  expect(screen.getByText(/예시 행렬을 썼습니다/)).toBeTruthy();
});
