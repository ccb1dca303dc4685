import type { ReportChart } from './report-content.ts';

/** One axis: where a value lies on it, 0 to 1, and what is written beside it. */
export interface ChartScale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly at: (value: number) => number;
}

/** Both axes of a chart: logarithmic for a curve, linear from 0 upwards for a histogram. */
export function chartScales({ shape, points }: ReportChart): { readonly x: ChartScale; readonly y: ChartScale } {
  const xs = points.flatMap(({ x, xTo }) => (xTo === null ? [x] : [x, xTo]));
  const ys = points.map(({ y }) => y);
  if (shape === 'HISTOGRAM') {
    return {
      x: linear(Math.min(...xs), Math.max(...xs), 6),
      y: linear(0, Math.max(...ys, 1), 4),
    };
  }
  return { x: logarithmic(Math.min(...xs), Math.max(...xs)), y: logarithmic(Math.min(...ys), 1) };
}

/** Ticks at 1, 2 or 5 times a power of ten, about `count` of them; the ends are those of the data. */
function linear(from: number, to: number, count: number): ChartScale {
  const span = to > from ? to - from : 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough)!;
  const first = Math.ceil(from / step);
  const last = Math.floor((from + span) / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { from, to: from + span, ticks, at: (value) => (value - from) / span };
}

/** Ticks at the powers of ten; the ends are powers of ten for the ends of the data. */
function logarithmic(least: number, most: number): ChartScale {
  const low = Math.floor(Math.log10(least) + 1e-9);
  const high = Math.max(Math.ceil(Math.log10(most) - 1e-9), low + 1);
  return {
    from: 10 ** low,
    to: 10 ** high,
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
    at: (value) => (Math.log10(Math.max(value, 10 ** low)) - low) / (high - low),
  };
}
