import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { LiveEstimateFragment, SimulationRunStatus } from '../../gql/graphql.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';
import type { XyModel, XyPoint } from '../../ui/xy-model.ts';

import { estimateFragment, intervalFragment } from './run-documents.ts';

export interface IntervalParts {
  readonly value: number;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** The running figures of a run, unmasked. */
export interface LiveFigures {
  readonly pathCount: number;
  readonly meanLoss: IntervalParts;
  readonly annualThreatLoss: IntervalParts;
  readonly valueAtRisk95: IntervalParts;
  readonly valueAtRisk99: IntervalParts;
  readonly conditional95: IntervalParts;
  readonly conditional99: IntervalParts;
  readonly histogram: LiveEstimateFragment['histogram'];
}

export function figuresOf(masked: FragmentType<typeof estimateFragment>): LiveFigures {
  const estimate = readFragment(estimateFragment, masked);
  return {
    pathCount: estimate.pathCount,
    meanLoss: readFragment(intervalFragment, estimate.meanLossKrw),
    annualThreatLoss: readFragment(intervalFragment, estimate.annualThreatLossKrw),
    valueAtRisk95: readFragment(intervalFragment, estimate.valueAtRisk95Krw),
    valueAtRisk99: readFragment(intervalFragment, estimate.valueAtRisk99Krw),
    conditional95: readFragment(intervalFragment, estimate.conditionalValueAtRisk95Krw),
    conditional99: readFragment(intervalFragment, estimate.conditionalValueAtRisk99Krw),
    histogram: estimate.histogram,
  };
}

/**
 * How far a run is on the way to its accuracy goal. The half-width falls with the square root of the paths, so the share of the
 * way is the square of goal over now: at twice the goal a quarter of the paths are done.
 *
 * @returns `now`: half the width over the value; null before there is an interval, and around zero.
 */
export function goalProgress(
  { value, low, high }: IntervalParts,
  goalRatio: number,
): { readonly now: number | null; readonly ratio: number } {
  if (low === null || low === undefined || high === null || high === undefined || value <= 0)
    return { now: null, ratio: 0 };
  const now = (high - low) / 2 / value;
  return { now, ratio: now <= goalRatio ? 1 : (goalRatio / now) ** 2 };
}

/** What the page knows of a run that is being followed. */
export interface LiveRun {
  readonly status: SimulationRunStatus;
  readonly progressRatio: number;
  readonly doneChunkCount: number;
  readonly chunkCount: number;
  readonly figures: LiveFigures | null;
  /** CVaR 99 % as it settled, one point for each estimate seen. */
  readonly trail: readonly { readonly pathCount: number; readonly interval: IntervalParts }[];
}

export function isRunning(status: SimulationRunStatus): boolean {
  return status === 'QUEUED' || status === 'RUNNING' || status === 'MERGING';
}

/** Adds a newer estimate; one of fewer paths than the page has seen is an echo and changes nothing. */
export function withFigures(run: LiveRun, figures: LiveFigures): LiveRun {
  if (run.figures && figures.pathCount <= run.figures.pathCount) return run;
  return { ...run, figures, trail: [...run.trail, { pathCount: figures.pathCount, interval: figures.conditional99 }] };
}

export interface Bin {
  readonly fromKrw: number;
  readonly toKrw: number;
  readonly count: number;
}

/**
 * Part of the axis that is worth drawing: the middle of the sample and the marks. A few catastrophic years would
 * otherwise press all the rest into one column.
 *
 * @returns Bounds in KRW and the share of the sample outside of them.
 */
export function visibleRange(
  bins: readonly Bin[],
  marks: readonly number[],
  tailShare = 0.002,
): { readonly from: number; readonly to: number; readonly hiddenRatio: number } {
  const filled = bins.filter((bin) => bin.count > 0);
  const total = filled.reduce((sum, bin) => sum + bin.count, 0);
  const first = filled[0];
  const last = filled.at(-1);
  if (!first || !last) return { from: 0, to: 1, hiddenRatio: 0 };
  const cut = total * tailShare;
  const edge = (ordered: readonly Bin[]): Bin => {
    let passed = 0;
    return ordered.find((bin) => (passed += bin.count) > cut) ?? first;
  };
  const farthest = Math.max(...marks, edge(filled.toReversed()).toKrw);
  const nearest = Math.min(...marks, edge(filled).fromKrw);
  const to = Math.min(last.toKrw, farthest + (farthest - nearest) * 0.04);
  const from = Math.max(first.fromKrw, nearest - (farthest - nearest) * 0.02);
  const hidden = filled
    .filter((bin) => bin.fromKrw >= to || bin.toKrw <= from)
    .reduce((sum, bin) => sum + bin.count, 0);
  return { from, to, hiddenRatio: hidden / total };
}

export interface HistogramMark {
  readonly key: 'VaR 95%' | 'VaR 99%' | 'CVaR 95%' | 'CVaR 99%';
  readonly value: number;
}

/** Density of the joint loss: heights are the share of paths per column of the first column's width, so uneven bins compare. */
export function histogramModel(
  bins: readonly Bin[],
  marks: readonly HistogramMark[],
  t: Text,
  format: Format,
): XyModel {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  const range = visibleRange(
    bins,
    marks.map((mark) => mark.value),
  );
  const shown = bins.filter((bin) => bin.toKrw > range.from && bin.fromKrw < range.to);
  const width = shown[0] ? shown[0].toKrw - shown[0].fromKrw : 1;
  const share = (bin: Bin) => (total > 0 ? ((bin.count / total) * width) / (bin.toKrw - bin.fromKrw) : 0);
  // Drawn with `stepped: before`: the height of a column stands at its right edge.
  const points: XyPoint[] = shown.map((bin) => ({ x: Math.min(bin.toKrw, range.to), y: share(bin) }));
  const start = shown[0] ? [{ x: Math.max(shown[0].fromKrw, range.from), y: 0 }] : [];
  const tail = marks.find((mark) => mark.key === 'VaR 95%');
  return {
    series: [
      {
        label: t('chart.shareOfPaths'),
        kind: 'steps',
        colour: '--cv-series-1',
        points: [...start, ...points],
        ...(tail ? { tailFrom: tail.value } : {}),
      },
    ],
    // A mark beyond the last column stands at the edge and points outwards.
    marks: marks.map((mark) => ({
      x: Math.min(mark.value, range.to),
      label: `${mark.key} ${format.won(mark.value)}${mark.value > range.to ? ' →' : ''}`,
      colour: mark.key.startsWith('C') ? '--cv-band-4' : '--cv-tail',
    })),
    x: { title: t('chart.jointLoss'), min: range.from, max: range.to, format: (value) => format.won(value) },
    y: { title: '', min: 0, format: (value) => format.percent(value, false, 1) },
    table: {
      head: [t('chart.lossRange'), t('chart.paths'), t('chart.shareOfPaths')],
      rows: bins
        .filter((bin) => bin.count > 0)
        .map((bin) => [
          `${format.won(bin.fromKrw)} – ${format.won(bin.toKrw)}`,
          format.number(bin.count),
          format.percent(total > 0 ? bin.count / total : 0),
        ]),
    },
  };
}

/** How CVaR 99 % and its interval settle as paths come in. */
export function convergenceModel(trail: LiveRun['trail'], t: Text, format: Format): XyModel {
  const points = trail.map(({ pathCount, interval }) => ({ x: pathCount, y: interval.value }));
  const known = trail.flatMap(({ pathCount, interval: { low, high } }) =>
    low === null || low === undefined || high === null || high === undefined ? [] : [{ pathCount, low, high }],
  );
  return {
    series: [
      {
        label: t('chart.interval'),
        kind: 'band',
        colour: '--cv-series-2',
        points: known.map((each) => ({ x: each.pathCount, y: each.low })),
        upper: known.map((each) => ({ x: each.pathCount, y: each.high })),
      },
      { label: 'CVaR 99%', kind: 'line', colour: '--cv-series-2', points },
    ],
    marks: [],
    x: { title: t('chart.paths'), format: (value) => format.number(value) },
    y: { title: '', format: (value) => format.won(value) },
    table: {
      head: [t('chart.paths'), 'CVaR 99%', t('chart.low'), t('chart.high')],
      rows: trail.map(({ pathCount, interval }) => [
        format.number(pathCount),
        format.won(interval.value),
        format.won(interval.low ?? Number.NaN),
        format.won(interval.high ?? Number.NaN),
      ]),
    },
  };
}
