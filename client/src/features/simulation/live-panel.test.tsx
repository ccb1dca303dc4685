import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import { TestFrame } from '../../ui/test-frame.tsx';

import type { LiveFigures, LiveRun } from './live-model.ts';
import { LivePanel } from './live-panel.tsx';

vi.mock(import('../../ui/xy-chart.tsx'), () => ({ default: ({ label }) => <p>{label}</p> }));
afterEach(cleanup);

const sure = (value: number) => ({ value, low: value * 0.9, high: value * 1.1 });
const figures: LiveFigures = {
  pathCount: 2048,
  meanLoss: sure(1e8),
  annualThreatLoss: sure(1e9),
  valueAtRisk95: sure(2e9),
  valueAtRisk99: sure(3e9),
  conditional95: sure(4e9),
  conditional99: { value: 5e9, low: null, high: null },
  histogram: [{ fromKrw: 0, toKrw: 1e8, count: 2048 }],
};
const run: LiveRun = { status: 'RUNNING', progressRatio: 0.5, doneChunkCount: 2, chunkCount: 4, figures, trail: [] };
const card = (name: string) => within(screen.getByRole('region', { name }));

it('shows how far the run is, to the eye and to a screen reader', () => {
  render(<LivePanel live={run} pathCount={4096} goalRatio={null} />, { wrapper: TestFrame });
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
  expect(screen.getByText(/청크 2 \/ 4 · 경로 2,048 \/ 4,096/).textContent).not.toBe('');
});
it('never shows an estimate without its interval, or without saying that there is none yet', () => {
  render(<LivePanel live={run} pathCount={4096} goalRatio={null} />, { wrapper: TestFrame });
  expect(card('VaR 99%').getByText('27억 ~ 33억').textContent).not.toBe('');
  expect(card('CVaR 99%').getByText('구간 없음 (경로 부족)').textContent).not.toBe('');
});
it('keeps the places of figures and charts before the first estimate', () => {
  render(<LivePanel live={{ ...run, figures: null, status: 'QUEUED' }} pathCount={4096} goalRatio={null} />, {
    wrapper: TestFrame,
  });
  expect(screen.getByText('작업자를 기다리고 있습니다.').textContent).not.toBe('');
  expect(screen.getAllByText('불러오는 중').length).toBeGreaterThanOrEqual(6);
});
it('shows the way to the accuracy goal beside the share of the work: at twice the goal a quarter is done', () => {
  const conditional99 = { value: 5e9, low: 4.9e9, high: 5.1e9 }; // ±2 %
  render(<LivePanel live={{ ...run, figures: { ...figures, conditional99 } }} pathCount={4096} goalRatio={0.01} />, {
    wrapper: TestFrame,
  });
  expect(screen.getByRole('progressbar', { name: '정확도 목표' }).getAttribute('aria-valuenow')).toBe('25');
  expect(screen.getByText('지금 ±2.00% · 목표 ±1.00%').textContent).not.toBe('');
});
it('waits for an interval before it says how near the goal is', () => {
  render(<LivePanel live={run} pathCount={4096} goalRatio={0.01} />, { wrapper: TestFrame });
  expect(screen.getByText('구간이 생기기를 기다립니다.').textContent).not.toBe('');
});
it('says why a run waits while no worker is there', () => {
  render(
    <LivePanel
      live={{ ...run, figures: null, status: 'QUEUED' }}
      pathCount={4096}
      goalRatio={null}
      hasWorkers={false}
    />,
    { wrapper: TestFrame },
  );
  expect(screen.getByText(/작업자가 없어 기다리고 있습니다/).textContent).toContain('저절로 이어집니다');
});
