import type { ReportPaperFragment } from '../../gql/graphql.ts';
import type { Text } from '../../text/text.ts';
import { formatUnit } from '../../ui/interval-stat.tsx';
import type { Format } from '../../ui/use-format.ts';
import type { XyModel } from '../../ui/xy-model.ts';

type Block = ReportPaperFragment['sections'][number]['blocks'][number];
export type ReportChartBlock = Extract<Block, { __typename: 'ReportChart' }>;

/** 4.2 kB, 1.3 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(bytes < 9950 ? 1 : 0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A chart of a report as the page draws it: the same points as on paper. */
export function reportChartModel(chart: ReportChartBlock, t: Text, format: Format): XyModel {
  return chart.shape === 'CURVE' ? curveModel(chart, t, format) : histogramModel(chart, format);
}

function curveModel(chart: ReportChartBlock, t: Text, format: Format): XyModel {
  const { points, xTitle, yTitle } = chart;
  const smallest = Math.min(...points.map(({ y }) => y), 1);
  const floor = 10 ** Math.floor(Math.log10(smallest) + 1e-9);
  const percent = (ratio: number) =>
    format.percent(ratio, false, ratio >= 0.1 ? 0 : ratio >= 0.01 ? 1 : ratio >= 0.001 ? 2 : 3);
  const end = (value: number | null | undefined, otherwise: number) => Math.max(value ?? otherwise, floor);
  return {
    series: [
      {
        label: t('chart.interval'),
        kind: 'band',
        colour: '--cv-series-1',
        points: points.map(({ x, y, low }) => ({ x, y: end(low, y) })),
        upper: points.map(({ x, y, high }) => ({ x, y: end(high, y) })),
      },
      { label: yTitle, kind: 'line', colour: '--cv-series-1', points: points.map(({ x, y }) => ({ x, y })) },
    ],
    marks: [],
    x: { title: xTitle, isLog: true, format: (value) => formatUnit(value, chart.xUnit, format) },
    y: { title: yTitle, isLog: true, min: floor, max: 1, format: percent },
    table: {
      head: [xTitle, yTitle, t('chart.low'), t('chart.high')],
      rows: points.map(({ x, y, low, high }) => [
        formatUnit(x, chart.xUnit, format),
        percent(y),
        percent(low ?? y),
        percent(high ?? y),
      ]),
    },
  };
}

function histogramModel({ points, marks, xTitle, yTitle, xUnit }: ReportChartBlock, format: Format): XyModel {
  const edge = (value: number) => formatUnit(value, xUnit, format);
  const first = points[0];
  const last = points.at(-1)?.xTo ?? 1;
  const tailFrom = Math.min(...marks.map(({ x }) => x));
  return {
    series: [
      {
        label: yTitle,
        kind: 'steps',
        colour: '--cv-series-1',
        // Drawn with `stepped: before`: the height of a column stands at its right edge.
        points: [...(first ? [{ x: first.x, y: 0 }] : []), ...points.map(({ x, xTo, y }) => ({ x: xTo ?? x, y }))],
        ...(Number.isFinite(tailFrom) ? { tailFrom } : {}),
      },
    ],
    // A mark beyond the last column stands at the edge and points outwards.
    marks: marks.map(({ x, label }) => ({
      x: Math.min(x, last),
      label: `${label} ${edge(x)}${x > last ? ' →' : ''}`,
      colour: '--cv-tail',
    })),
    x: { title: xTitle, min: first?.x ?? 0, max: last, format: edge },
    y: { title: yTitle, min: 0, format: (value) => format.number(value) },
    table: {
      head: [xTitle, yTitle],
      rows: points.map(({ x, xTo, y }) => [`${edge(x)} – ${edge(xTo ?? x)}`, format.number(y)]),
    },
  };
}
