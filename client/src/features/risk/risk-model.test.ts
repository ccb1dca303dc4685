import { expect, it } from 'vitest';

import type { RiskMetricKey, RiskScope } from '../../gql/graphql.ts';
import { formatIn } from '../../ui/use-format.ts';

import { exceedanceModel, metricGroups, metricRow, metricsCsv, relativeError } from './risk-model.ts';
import type { Metric } from './risk-model.ts';

const t = (key: string) => key;
const format = formatIn('ko');
const metric = (key: RiskMetricKey, scope: RiskScope, value = 1e8): Metric => ({
  key,
  scope,
  unit: 'KRW',
  interval: { value, low: value * 0.9, high: value * 1.1, levelRatio: 0.95, method: 'BATCHES' },
});

it('puts the joint loss first and VaR before CVaR, whatever the order of the answer', () => {
  const groups = metricGroups([
    metric('CONDITIONAL_VALUE_AT_RISK_99', 'THREAT_YEAR'),
    metric('CONDITIONAL_VALUE_AT_RISK_95', 'JOINT'),
    metric('VALUE_AT_RISK_95', 'JOINT'),
  ]);
  expect(groups.map((group) => [group.scope, ...group.metrics.map((each) => each.key)])).toEqual([
    ['JOINT', 'VALUE_AT_RISK_95', 'CONDITIONAL_VALUE_AT_RISK_95'],
    ['THREAT_YEAR', 'CONDITIONAL_VALUE_AT_RISK_99'],
  ]);
});
it('shows value, interval and relative error of a metric', () => {
  expect(metricRow(metric('VALUE_AT_RISK_95', 'JOINT', 1e9), t, format)).toEqual({
    value: '10억',
    range: '9억 ~ 11억',
    error: '±10.0%',
    isChange: false,
  });
});
it('says that there is no interval rather than showing one of no width', () => {
  const bare = {
    ...metric('VALUE_AT_RISK_95', 'JOINT'),
    interval: { ...metric('VALUE_AT_RISK_95', 'JOINT').interval, low: null, high: null },
  };
  expect(metricRow(bare, t, format)).toMatchObject({ range: 'interval.none', error: '–' });
});
it('shows a Sharpe ratio as a number, although it is a ratio on the wire', () => {
  expect(metricRow({ ...metric('SHARPE_RATIO', 'HOLDINGS', 0.92), unit: 'RATIO' }, t, format).value).toBe('0.920');
});
it.each([0, 0.01])('has no relative error around zero, such as %d', (value) =>
  expect(relativeError({ value, low: -1, high: 1 })).toBeNull(),
);

it('leaves out what logarithmic axes cannot show and holds the band at the bottom of the chart', () => {
  const model = exceedanceModel(
    [
      { lossKrw: 0, probabilityRatio: 1, low: 1, high: 1 },
      { lossKrw: 1e8, probabilityRatio: 0.1, low: 0.09, high: 0.11 },
      { lossKrw: 1e10, probabilityRatio: 0.002, low: 0, high: 0.004 },
      { lossKrw: 1e12, probabilityRatio: 0, low: 0, high: 0.001 },
    ],
    t,
    format,
  );
  expect(model.series[1]?.points.map((point) => point.x)).toEqual([1e8, 1e10]);
  expect(model.series[0]?.points[1]?.y).toBeCloseTo(0.001, 12);
  expect(model.y.min).toBeCloseTo(0.001, 12);
});

it('writes each metric with all digits and its interval', () => {
  const lines = metricsCsv([metric('VALUE_AT_RISK_95', 'JOINT', 123_456_789.5)], t).split('\r\n');
  expect(lines[1]).toBe(
    'scope.JOINT,metric.VALUE_AT_RISK_95,KRW,123456789.5,111111110.55,135802468.45000002,0.95,BATCHES',
  );
});
