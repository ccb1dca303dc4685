import type { ForecastModelName } from '../../gql/graphql.ts';
import type { TextKey } from '../../text/ko.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';
import type { XyModel, XyPoint } from '../../ui/xy-model.ts';

export interface Interval {
  readonly value: number;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** The figures of one year of a walk. */
export interface YearFigures {
  readonly year: number;
  readonly metrics: {
    readonly periodCount: number;
    readonly rankIc: Interval;
    readonly hitRatio: Interval;
    readonly differenceToBaseline?: Interval | null;
    readonly coverage95Ratio: Interval;
  };
}

/** Breach rates of one week. */
export interface WeekFigures {
  readonly weekStartDate: string;
  readonly rate: Interval | null;
  readonly count: number;
}

const DAY_MS = 86_400_000;
/** VaR at 95 % is passed this often if it is right. */
const STATED_RATE = 0.05;

const order: readonly ForecastModelName[] = ['EQUILIBRIUM', 'SHRUNKEN_MEAN', 'RIDGE'];

/** The baseline first; models that this page does not know come last. */
export function inOrder<T extends { readonly model: ForecastModelName }>(models: readonly T[]): T[] {
  const place = ({ model }: T): number => (order.indexOf(model) + order.length + 1) % (order.length + 1);
  return models.toSorted((a, b) => place(a) - place(b));
}

export function modelText(model: ForecastModelName): `forecastModel.${ForecastModelName}` {
  return `forecastModel.${model}`;
}

/** A correlation with its sign and three digits. */
export function correlation(value: number, format: Format): string {
  return format.number(value, 3, true);
}

/** Both ends, or null where there are none. */
export function ends(interval: Interval, write: (value: number) => string): string | null {
  const { low, high } = interval;
  return low === null || low === undefined || high === null || high === undefined
    ? null
    : `${write(low)} ~ ${write(high)}`;
}

/** Rank correlation of the years that have an interval, with its band; the table has every year. */
export function walkModel(years: readonly YearFigures[], model: string, t: Text, format: Format): XyModel {
  const write = (value: number): string => correlation(value, format);
  const known = years.filter(({ metrics: { rankIc } }) => ends(rankIc, write) !== null);
  // A year of one or two periods would stand out most and mean least.
  const drawn = known.length > 0 ? known : years;
  const point = (year: number, y: number): XyPoint => ({ x: year, y });
  const first = drawn[0]?.year ?? 0;
  const last = drawn.at(-1)?.year ?? 0;
  return {
    series: [
      {
        label: t('forecast.low'),
        kind: 'band',
        colour: '--cv-series-1',
        points: known.map(({ year, metrics }) => point(year, metrics.rankIc.low!)),
        upper: known.map(({ year, metrics }) => point(year, metrics.rankIc.high!)),
      },
      {
        label: t('forecast.zero'),
        kind: 'line',
        colour: '--cv-series-8',
        points: [point(first, 0), point(last, 0)],
      },
      {
        label: model,
        kind: 'line',
        colour: '--cv-series-1',
        points: drawn.map(({ year, metrics }) => point(year, metrics.rankIc.value)),
      },
    ],
    marks: [],
    x: { title: t('forecast.year'), format: (year) => (Number.isInteger(year) ? String(year) : '') },
    y: { title: t('forecast.rankIc'), format: (value) => format.number(value, 2, true) },
    table: {
      head: [t('forecast.year'), t('forecast.periods'), t('forecast.rankIc'), t('forecast.low'), t('forecast.high')],
      rows: years.map(({ year, metrics: { periodCount, rankIc } }) => [
        String(year),
        format.number(periodCount),
        write(rankIc.value),
        rankIc.low === null || rankIc.low === undefined ? '–' : write(rankIc.low),
        rankIc.high === null || rankIc.high === undefined ? '–' : write(rankIc.high),
      ]),
    },
  };
}

/** Rate of breaches by week, oldest first, against the rate that was stated. */
export function breachModel(weeks: readonly WeekFigures[], t: Text, format: Format): XyModel {
  const known = weeks
    .flatMap(({ rate, ...week }) => (rate ? [{ ...week, rate }] : []))
    .toSorted((a, b) => (a.weekStartDate < b.weekStartDate ? -1 : 1));
  const place = (date: string): number => Date.parse(date) / DAY_MS;
  const point = (date: string, y: number): XyPoint => ({ x: place(date), y });
  const first = known[0]?.weekStartDate ?? '1970-01-05';
  const last = known.at(-1)?.weekStartDate ?? first;
  const percent = (value: number): string => format.percent(value, false, 1);
  return {
    series: [
      {
        label: t('forecast.low'),
        kind: 'band',
        colour: '--cv-series-4',
        points: known.map(({ weekStartDate, rate }) => point(weekStartDate, rate.low ?? rate.value)),
        upper: known.map(({ weekStartDate, rate }) => point(weekStartDate, rate.high ?? rate.value)),
      },
      {
        label: t('forecast.stated', { ratio: percent(STATED_RATE) }),
        kind: 'line',
        colour: '--cv-series-8',
        points: [point(first, STATED_RATE), point(last, STATED_RATE)],
      },
      {
        label: t('forecast.breachRate', { level: '95%' }),
        kind: 'line',
        colour: '--cv-series-4',
        points: known.map(({ weekStartDate, rate }) => point(weekStartDate, rate.value)),
      },
    ],
    marks: [],
    x: {
      title: t('forecast.week'),
      min: place(first),
      max: place(last),
      format: (day) => new Date(Math.round(day) * DAY_MS).toISOString().slice(0, 10),
    },
    y: { title: t('forecast.breachRate', { level: '95%' }), min: 0, format: percent },
    table: {
      head: [
        t('forecast.week'),
        t('forecast.count'),
        t('forecast.breachRate', { level: '95%' }),
        t('forecast.low'),
        t('forecast.high'),
      ],
      rows: known.map(({ weekStartDate, count, rate }) => [
        weekStartDate,
        format.number(count),
        percent(rate.value),
        percent(rate.low ?? rate.value),
        percent(rate.high ?? rate.value),
      ]),
    },
  };
}

/** The walk of every model as a table for other programs: full digits, a point for the decimals, empty where there is none. */
export function walkCsv(models: readonly { readonly model: string; readonly years: readonly YearFigures[] }[]): string {
  const head =
    'model,year,periods,rank_ic,rank_ic_low,rank_ic_high,hit_rate,hit_rate_low,hit_rate_high,difference,difference_low,difference_high,inside_95';
  const three = (interval: Interval | null | undefined): (number | null | undefined)[] => [
    interval?.value,
    interval?.low,
    interval?.high,
  ];
  const lines = models.flatMap(({ model, years }) =>
    years.map(({ year, metrics }) =>
      [
        model,
        year,
        metrics.periodCount,
        ...three(metrics.rankIc),
        ...three(metrics.hitRatio),
        ...three(metrics.differenceToBaseline),
        metrics.coverage95Ratio.value,
      ]
        .map((cell) => cell ?? '')
        .join(','),
    ),
  );
  return `${[head, ...lines].join('\n')}\n`;
}

/** What became of a statement. */
export function outcomeText(
  score:
    | {
        readonly isBreach95?: boolean | null;
        readonly isBreach99?: boolean | null;
      }
    | null
    | undefined,
): { readonly key: TextKey; readonly tone: 'wait' | 'good' | 'bad' | 'plain' } {
  if (!score) return { key: 'forecast.waiting', tone: 'wait' };
  if (score.isBreach99) return { key: 'forecast.breach99', tone: 'bad' };
  if (score.isBreach95) return { key: 'forecast.breach95', tone: 'bad' };
  return score.isBreach95 === false
    ? { key: 'forecast.within', tone: 'good' }
    : { key: 'forecast.noVar', tone: 'plain' };
}
