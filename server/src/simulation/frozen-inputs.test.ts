import { expect, it } from 'vitest';

import type { ScenarioValues } from '../scenario/scenario-values.ts';
import { referenceProfile } from '../threat/operator-profile-values.ts';
import { decodeSnapshot, encodeSnapshot, freezeInputs, requireReplay } from './frozen-inputs.ts';
import type { QuotedInstrument } from './frozen-inputs.ts';

const scenario: ScenarioValues = {
  name: '두 종목',
  description: '',
  positions: [
    { symbol: 'A', weightRatio: 0.7 },
    { symbol: 'B', weightRatio: 0.3 },
  ],
  investmentBudgetKrw: 1_000_000,
  controlBudgetKrw: 0,
  lossToleranceKrw: null,
  horizonSessions: 20,
  threatLevel: 'CAUTION',
  calibration: 'REPORTED',
  exposures: [{ threatId: 'T14', exposure: 2 }],
  additionalControlIds: ['C05'],
  marketModel: 'GBM',
  estimationSessions: 252,
  pathCount: 1000,
  accuracyBps: null,
  sampling: 'PLAIN',
  parameterUncertainty: 'NONE',
  stress: null,
  seed: '9007199254740991',
  hasIssuerEvents: false,
  forcedSales: null,
  commonRegime: null,
  operatorVersion: 1,
};
const instruments: readonly QuotedInstrument[] = [
  { symbol: 'A', sector: 'MANU', market: 'KOSPI', kind: 'STOCK', priceKrw: 70_000, averageVolumeShares: 10 },
  { symbol: 'B', sector: 'BANK', market: 'KOSDAQ', kind: 'STOCK', priceKrw: 110_000, averageVolumeShares: null },
];
const freeze = (change: Partial<ScenarioValues> = {}) =>
  freezeInputs({
    scenario: { ...scenario, ...change },
    operator: referenceProfile,
    snapshotSha256: 'f'.repeat(64),
    instruments,
  });

it('buys whole shares at the last price and keeps the rest as cash', () => {
  // 700,000 / 70,000 = 10 shares, 300,000 / 110,000 = 2.7: 2 shares, 80,000 left
  const { holdings, cashKrw } = freeze();
  expect(holdings.map(({ symbol, shares }) => [symbol, shares])).toEqual([
    ['A', 10],
    ['B', 2],
  ]);
  expect(cashKrw).toBe(80_000);
});

it('never spends more than the budget where weights sum to a little more than 1', () => {
  const positions = [
    { symbol: 'A', weightRatio: 0.7000005 },
    { symbol: 'B', weightRatio: 0.3000005 },
  ];
  for (const investmentBudgetKrw of [1, 69_999, 1_000_000, 9_007_199_254_740_991]) {
    expect(freeze({ positions, investmentBudgetKrw }).cashKrw).toBeGreaterThanOrEqual(0);
  }
});

it('takes limits and controls from the operator, and what the scenario says on top', () => {
  const inputs = freeze();
  expect(inputs.limits.lossToleranceKrw).toBe(10_000_000_000);
  expect(freeze({ lossToleranceKrw: 5 }).limits.lossToleranceKrw).toBe(5);
  expect(inputs.controls).toEqual(referenceProfile.currentControlIds.toSorted());
  expect(inputs.exposures).toMatchObject({ T01: 1, T14: 2 });
  expect(inputs.levelPlan).toEqual([{ level: 2, days: 365 }]);
  expect(inputs).toMatchObject({ calibration: 'reported', seed: 2 ** 53 - 1 });
});

it("charges the controls that a scenario assumes, and not the operator's own, whose cost is sunk", () => {
  expect(freeze({ additionalControlIds: ['C05', referenceProfile.currentControlIds[0]!] }).addedControls).toEqual([
    'C05',
  ]);
  expect(freeze({ additionalControlIds: [] })).not.toHaveProperty('addedControls');
});

it('hands over how the run is computed: the accuracy as a ratio, the stress case as it was asked', () => {
  const stress = {
    shocks: [{ kind: 'VOLATILITY', symbols: ['A'], firstSession: 1, lastSession: 5, value: 2 }],
    replay: { firstDate: '2020-03-02', lastDate: '2020-03-31' },
  } as const;
  expect(freeze({ accuracyBps: 50, sampling: 'AUTO', parameterUncertainty: 'POSTERIOR', stress })).toMatchObject({
    accuracy: { relativeHalfWidth: 0.005 },
    sampling: 'AUTO',
    parameterUncertainty: 'POSTERIOR',
    stress,
  });
  expect(freeze()).toMatchObject({ accuracy: null, sampling: 'PLAIN', parameterUncertainty: 'NONE', stress: null });
});

it('hands over the links: won and the usual fee of a sale, parts per million as probabilities', () => {
  const transitionPpm = [0, 1, 2, 3, 4].map((row) =>
    [0, 1, 2, 3, 4].map((to): number => (row === to ? 990_000 : 2500)),
  );
  const commonRegime = { transitionPpm, varianceRatioBps: [10_000, 10_000, 12_500, 20_000, 40_000] };
  const linked = freeze({ forcedSales: { reserveKrw: 300_000_000 }, commonRegime });
  expect(linked.forcedSales).toEqual({ reserveKrw: 300_000_000, feePpb: 140_527 });
  expect(linked.commonRegime?.transition[1]).toEqual([0.0025, 0.99, 0.0025, 0.0025, 0.0025]);
  expect(linked.commonRegime?.varianceRatios).toEqual([1, 1, 1.25, 2, 4]);
  expect(freeze()).toMatchObject({ forcedSales: null, commonRegime: null });
});

const dates = ['2026-01-02', '2026-01-05', '2026-01-06', '2026-01-07'];
it.each([
  ['2026-01-05', '2026-01-07'],
  ['2026-01-03', '2026-01-06'], // a Saturday: the replay begins on Monday
])('lets %s to %s be lived through again', (firstDate, lastDate) => {
  expect(() => requireReplay({ shocks: [], replay: { firstDate, lastDate } }, dates)).not.toThrow();
});
it.each([
  ['2026-01-02', '2026-01-05', 'firstDate'], // no close before it
  ['2020-02-20', '2020-03-19', 'firstDate'],
  ['2026-01-08', '2026-01-09', 'firstDate'],
  ['2026-01-06', '2026-01-08', 'lastDate'],
])('refuses to replay %s to %s before a run is queued', (firstDate, lastDate, field) => {
  expect(() => requireReplay({ shocks: [], replay: { firstDate, lastDate } }, dates)).toThrow(
    expect.objectContaining({ code: 'E_REPLAY_RANGE', path: ['stress', 'replay', field] }),
  );
});

it('stores a snapshot in one way and reads it back, gaps included', () => {
  const snapshot = {
    symbols: ['A', 'B'],
    dates: ['2026-01-02', '2026-01-05'],
    closes: Float64Array.of(1, 2, Number.NaN, 0.1),
    droppedRowCount: 3,
  };
  const known = { ...snapshot, volumes: Float64Array.of(5, Number.NaN, 0, 7), listedShares: [100, null] };
  expect(decodeSnapshot(encodeSnapshot(known))).toEqual(known);
  expect(encodeSnapshot(known)).not.toEqual(encodeSnapshot(snapshot));
  const bytes = encodeSnapshot(snapshot);
  expect(decodeSnapshot(bytes)).toEqual(snapshot);
  expect(encodeSnapshot(decodeSnapshot(bytes))).toEqual(bytes);
});
