import type { WalkedRecordPartsFragment } from '../../gql/graphql.ts';
import type { TextKey } from '../../text/ko.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';
import type { XyModel, XyPoint } from '../../ui/xy-model.ts';

import type { Result } from './recommendation-model.ts';

export type Evidence = NonNullable<Result['evidence']>;
export type Strategy = NonNullable<Evidence['strategy']>;
export type Stability = NonNullable<Evidence['stability']>;
type Interval = NonNullable<WalkedRecordPartsFragment['sharpeAnnual']>;

const DAY_MS = 86_400_000;

/** What the record allows to say. The words follow the interval: one that contains 0 is never called an advantage. */
export function evidenceVerdict(
  { verdict, sharpeDifference, sharpeDifferencePValue }: Strategy,
  t: Text,
  format: Format,
): { readonly tone: 'good' | 'neutral' | 'warning'; readonly title: string; readonly text: string } {
  const tone = verdict === 'BETTER' ? 'good' : verdict === 'WORSE' ? 'warning' : 'neutral';
  const title = t(`evidence.verdict.${verdict}`);
  if (!sharpeDifference) return { tone, title, text: t('evidence.sameTrades') };
  const signed = (value: number): string => format.number(value, 2, true);
  const { value, low, high } = sharpeDifference;
  const figures = t('evidence.verdictText', {
    value: signed(value),
    range:
      low === null || low === undefined || high === null || high === undefined
        ? '–'
        : `${signed(low)} ~ ${signed(high)}`,
    p: format.number(sharpeDifferencePValue ?? Number.NaN, 3),
  });
  return { tone, title, text: `${figures} ${t(`evidence.verdictText.${verdict}`)}` };
}

/** All values month by month on one scale; the market where there is one. */
export function timelineModel({ timeline, marketBenchmark }: Strategy, t: Text, format: Format): XyModel {
  const place = (date: string): number => Date.parse(date) / DAY_MS;
  const points = (of: (point: Strategy['timeline'][number]) => number): XyPoint[] =>
    timeline.map((point) => ({ x: place(point.date), y: of(point) }));
  const ratio = (value: number): string => format.number(value, 2);
  const market = marketBenchmark ? t(`evidence.market.${marketBenchmark}`) : null;
  return {
    series: [
      ...(market === null
        ? []
        : [
            {
              label: market,
              kind: 'line' as const,
              colour: '--cv-series-3',
              points: points(({ marketRatio }) => marketRatio ?? Number.NaN),
            },
          ]),
      {
        label: t('evidence.equalWeight'),
        kind: 'line',
        colour: '--cv-series-4',
        points: points(({ equalWeightRatio }) => equalWeightRatio),
      },
      {
        label: t('evidence.strategy'),
        kind: 'line',
        colour: '--cv-series-1',
        points: points(({ strategyRatio }) => strategyRatio),
      },
    ],
    marks: [],
    x: {
      title: '',
      min: place(timeline[0]?.date ?? '1970-01-01'),
      max: place(timeline.at(-1)?.date ?? '1970-01-01'),
      format: (day) => new Date(Math.round(day) * DAY_MS).toISOString().slice(0, 7),
    },
    y: { title: t('evidence.nav'), format: ratio },
    table: {
      head: [
        t('evidence.date'),
        t('evidence.strategy'),
        t('evidence.equalWeight'),
        ...(market === null ? [] : [market]),
      ],
      rows: timeline.map(({ date, strategyRatio, equalWeightRatio, marketRatio }) => [
        date,
        ratio(strategyRatio),
        ratio(equalWeightRatio),
        ...(market === null ? [] : [ratio(marketRatio ?? Number.NaN)]),
      ]),
    },
  };
}

export interface FigureCell {
  readonly value: string;
  /** Null for a figure without an interval, which is counted, not estimated. */
  readonly range: string | null;
}

export interface FigureRow {
  readonly key: TextKey;
  /** One a record. */
  readonly cells: readonly FigureCell[];
}

const estimated: readonly (readonly [
  TextKey,
  (record: WalkedRecordPartsFragment) => Interval | null | undefined,
  boolean,
])[] = [
  ['evidence.sharpe', ({ sharpeAnnual }) => sharpeAnnual, false],
  ['evidence.meanReturn', ({ meanReturnAnnual }) => meanReturnAnnual, true],
  ['evidence.volatility', ({ volatilityAnnual }) => volatilityAnnual, true],
  ['evidence.cvar', ({ conditionalValueAtRisk95 }) => conditionalValueAtRisk95, true],
  ['evidence.drawdown', ({ maximumDrawdown }) => maximumDrawdown, true],
];

/** Records side by side: estimates with their intervals, then what was counted. */
export function figureRows(records: readonly WalkedRecordPartsFragment[], format: Format): readonly FigureRow[] {
  const cell = (interval: Interval | null | undefined, isPercent: boolean): FigureCell => {
    if (!interval) return { value: '–', range: null };
    const text = (value: number): string => (isPercent ? format.percent(value, false, 1) : format.number(value, 2));
    const { value, low, high } = interval;
    const isKnown = low !== null && low !== undefined && high !== null && high !== undefined && low < high;
    return { value: text(value), range: isKnown ? `${text(low)} ~ ${text(high)}` : null };
  };
  const counted = (value: string | null): FigureCell => ({ value: value ?? '–', range: null });
  const row = (key: TextKey, of: (record: WalkedRecordPartsFragment) => FigureCell): FigureRow => ({
    key,
    cells: records.map(of),
  });
  return [
    ...estimated.map(([key, of, isPercent]) => row(key, (record) => cell(of(record), isPercent))),
    row('evidence.turnover', ({ turnoverAnnualRatio }) => counted(format.percent(turnoverAnnualRatio, false, 0))),
    row('evidence.cost', ({ costKrw }) => counted(format.won(costKrw))),
    row('evidence.marketCost', ({ marketCostKrw }) => counted(marketCostKrw ? format.won(marketCostKrw) : null)),
    row('evidence.capped', ({ cappedOrderCount }) =>
      counted(typeof cappedOrderCount === 'number' ? format.number(cappedOrderCount) : null),
    ),
  ];
}

export interface WeightBar {
  readonly weight: Stability['weights'][number];
  /** Places on the bar, 0 to 1 of its width. */
  readonly low: number;
  readonly high: number;
  readonly average: number;
  readonly planned: number;
}

/** One bar a name that is in the plan or may be, the heaviest first; all on the scale of the largest weight. */
export function weightBars({ weights }: Stability): readonly WeightBar[] {
  const largest = Math.max(1e-9, ...weights.map((each) => Math.max(each.highRatio, each.plannedRatio)));
  return weights
    .filter(({ plannedRatio, highRatio }) => plannedRatio > 0 || highRatio > 0)
    .toSorted((a, b) => b.plannedRatio - a.plannedRatio || b.averageRatio - a.averageRatio)
    .map((weight) => ({
      weight,
      low: weight.lowRatio / largest,
      high: weight.highRatio / largest,
      average: weight.averageRatio / largest,
      planned: weight.plannedRatio / largest,
    }));
}
