import { csvText } from '@convergence/shared/units/csv';

import type { RiskMetricKey, RiskMetricPartsFragment, RiskScope, RiskScorePartsFragment } from '../../gql/graphql.ts';
import { formatUnit, rangeText } from '../../ui/interval-stat.tsx';
import type { Unit } from '../../ui/interval-stat.tsx';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';
import { thinned } from '../../ui/xy-model.ts';
import type { XyModel } from '../../ui/xy-model.ts';

export type Metric = RiskMetricPartsFragment;

/** The order in which an operator reads a result (quant-spec Q7.7). What a newer server adds comes last. */
const metricOrder: readonly RiskMetricKey[] = [
  'MEAN_LOSS',
  'MEAN_RETURN',
  'VOLATILITY',
  'VALUE_AT_RISK_95',
  'VALUE_AT_RISK_99',
  'CONDITIONAL_VALUE_AT_RISK_95',
  'CONDITIONAL_VALUE_AT_RISK_99',
  'ENTROPIC_VALUE_AT_RISK_99',
  'MAX_DRAWDOWN_MEAN',
  'MAX_DRAWDOWN_95',
  'DRAWDOWN_BREACH_PROBABILITY',
  'LOSS_PROBABILITY',
  'TOLERANCE_BREACH_PROBABILITY',
  'ANNUAL_LOSS_EXPECTANCY',
  'SHARPE_RATIO',
  'SORTINO_RATIO',
  'CONCENTRATION',
  'LIQUIDITY_DAYS',
];
const scopeOrder: readonly RiskScope[] = ['JOINT', 'HOLDINGS', 'THREAT_HORIZON', 'THREAT_YEAR'];

/** Joint loss first, then what it is made of. */
export function byScope<T extends { readonly scope: RiskScope }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => rank(scopeOrder, a.scope) - rank(scopeOrder, b.scope));
}

function rank<T>(order: readonly T[], value: T): number {
  const index = order.indexOf(value);
  return index < 0 ? order.length : index;
}

export interface MetricGroup {
  readonly scope: RiskScope;
  readonly metrics: readonly Metric[];
}

/** Metrics by what they are measured on, joint loss first. */
export function metricGroups(metrics: readonly Metric[]): readonly MetricGroup[] {
  const scopes = [...new Set(metrics.map((metric) => metric.scope))].toSorted(
    (a, b) => rank(scopeOrder, a) - rank(scopeOrder, b),
  );
  return scopes.map((scope) => ({
    scope,
    metrics: metrics
      .filter((metric) => metric.scope === scope)
      .toSorted((a, b) => rank(metricOrder, a.key) - rank(metricOrder, b.key)),
  }));
}

export function findMetric(metrics: readonly Metric[], key: RiskMetricKey, scope: RiskScope): Metric | undefined {
  return metrics.find((metric) => metric.key === key && metric.scope === scope);
}

/** Half the width of the interval over the value; null where there is no interval or no value to compare with. */
export function relativeError({
  value,
  low,
  high,
}: {
  readonly value: number;
  readonly low?: number | null;
  readonly high?: number | null;
}): number | null {
  if (low === null || low === undefined || high === null || high === undefined || value === 0) return null;
  if (low < 0 && high > 0) return null; // a share of what may as well be nothing says nothing
  return (high - low) / 2 / Math.abs(value);
}

export interface CurvePoint {
  readonly lossKrw: number;
  readonly probabilityRatio: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Loss exceedance on two logarithmic axes. Points without a positive loss or probability have no place there and
 * are left out; the lower edge of the band is held at the bottom of the chart instead of falling to minus infinity.
 */
export function exceedanceModel(points: readonly CurvePoint[], t: Text, format: Format): XyModel {
  const shown = thinned(points.filter((point) => point.lossKrw > 0 && point.probabilityRatio > 0));
  const smallest = Math.min(...shown.map((point) => point.probabilityRatio), 1);
  const floor = 10 ** Math.floor(Math.log10(smallest) + 1e-9);
  const percent = (ratio: number) =>
    format.percent(ratio, false, ratio >= 0.1 ? 0 : ratio >= 0.01 ? 1 : ratio >= 0.001 ? 2 : 3);
  return {
    series: [
      {
        label: t('chart.interval'),
        kind: 'band',
        colour: '--cv-series-1',
        points: shown.map((point) => ({ x: point.lossKrw, y: Math.max(point.low, floor) })),
        upper: shown.map((point) => ({ x: point.lossKrw, y: Math.max(point.high, floor) })),
      },
      {
        label: t('chart.probability'),
        kind: 'line',
        colour: '--cv-series-1',
        points: shown.map((point) => ({ x: point.lossKrw, y: point.probabilityRatio })),
      },
    ],
    marks: [],
    x: { title: t('chart.lossAtLeast'), isLog: true, format: (value) => format.won(value) },
    y: { title: '', isLog: true, min: floor, max: 1, format: percent },
    table: {
      head: [t('chart.lossAtLeast'), t('chart.probability'), t('chart.low'), t('chart.high')],
      rows: shown.map((point) => [
        format.won(point.lossKrw),
        percent(point.probabilityRatio),
        percent(point.low),
        percent(point.high),
      ]),
    },
  };
}

export type ScorePart = RiskScorePartsFragment['parts'][number];

/** Parts by their share of the score, heaviest first. */
export function partsByShare(parts: readonly ScorePart[]): readonly ScorePart[] {
  return parts.toSorted((a, b) => b.shareRatio - a.shareRatio);
}

/** Every metric with full digits, for a spreadsheet. Starts with a byte order mark, without which Excel misreads Korean. */
export function metricsCsv(metrics: readonly Metric[], t: Text): string {
  const head = [
    t('csv.scope'),
    t('csv.metric'),
    t('csv.unit'),
    t('csv.value'),
    t('csv.low'),
    t('csv.high'),
    t('csv.level'),
    t('csv.method'),
  ];
  const rows = metricGroups(metrics).flatMap(({ scope, metrics: group }) =>
    group.map(({ key, unit, interval }) => [
      t(`scope.${scope}`),
      t(`metric.${key}`),
      unit,
      interval.value,
      interval.low ?? '',
      interval.high ?? '',
      interval.levelRatio,
      interval.method,
    ]),
  );
  return csvText([head, ...rows]);
}

const plainNumbers = new Set<RiskMetricKey>(['SHARPE_RATIO', 'SORTINO_RATIO', 'CONCENTRATION']);

/** A quotient is a ratio on the wire, but nobody reads a Sharpe ratio or a sum of squared weights in percent. */
export function shownUnit({ key, unit }: Pick<Metric, 'key' | 'unit'>): Unit {
  return unit === 'RATIO' && plainNumbers.has(key) ? 'COUNT' : unit;
}

/** Model error counts multiples of its limit, concentration is a sum of squares: neither is a percentage. */
export function partUnit({ key, unit }: Pick<ScorePart, 'key' | 'unit'>): Unit {
  return unit === 'RATIO' && (key === 'model' || key === 'concentration') ? 'COUNT' : unit;
}

/** A metric as a row of the table shows it. */
export function metricRow(
  metric: Metric,
  t: Text,
  format: Format,
): { readonly value: string; readonly range: string; readonly error: string; readonly isChange: boolean } {
  const isChange = metric.key === 'MEAN_RETURN';
  const unit = shownUnit(metric);
  const error = relativeError(metric.interval);
  return {
    isChange,
    value: formatUnit(metric.interval.value, unit, format, isChange),
    range: rangeText(metric.interval, unit, t, format, isChange),
    error: error === null || error === 0 ? '–' : `±${format.percent(error, false, 1)}`,
  };
}
