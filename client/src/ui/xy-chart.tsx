import { useComputedColorScheme } from '@mantine/core';
import {
  CategoryScale,
  Chart as ChartJs,
  Filler,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { ChartDataset, ChartOptions } from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import { useMemo, useState } from 'react';
import { Line } from 'react-chartjs-2';

import { thinned } from './xy-model.ts';
import type { XyAxis, XyModel, XyPoint, XySeries } from './xy-model.ts';

ChartJs.register(CategoryScale, LinearScale, LogarithmicScale, PointElement, LineElement, Filler, Tooltip, annotation);

type Paint = (token: string) => string;

function faded(colour: string, opacity: number): string {
  return `color-mix(in srgb, ${colour} ${Math.round(opacity * 100)}%, transparent)`;
}

/** Canvas does not know color-mix everywhere: mixes a #rrggbb token with nothing. */
function withAlpha(colour: string, opacity: number): string {
  return /^#[0-9a-f]{6}$/i.test(colour)
    ? colour +
        Math.round(opacity * 255)
          .toString(16)
          .padStart(2, '0')
    : faded(colour, opacity);
}

function datasetsOf(series: XySeries, paint: Paint): ChartDataset<'line', XyPoint[]>[] {
  const colour = paint(series.colour);
  const base = { label: series.label, pointRadius: 0, pointHitRadius: 8, borderWidth: 1.75, borderColor: colour };
  if (series.kind === 'band') {
    const edge = { ...base, borderWidth: 0, pointHitRadius: 0 };
    return [
      { ...edge, data: [...thinned(series.points)], fill: false },
      { ...edge, data: [...thinned(series.upper ?? [])], fill: '-1', backgroundColor: withAlpha(colour, 0.2) },
    ];
  }
  if (series.kind === 'line') {
    // One point has no line: the first estimate of a run would not be seen.
    const point = { pointRadius: series.points.length === 1 ? 3 : 0, pointBackgroundColor: colour };
    return [{ ...base, ...point, data: [...thinned(series.points)], fill: false, tension: 0 }];
  }
  const tail = paint('--cv-tail');
  const isTail = (x: number | null | undefined) =>
    series.tailFrom !== undefined && x !== null && x !== undefined && x >= series.tailFrom;
  return [
    {
      ...base,
      borderWidth: 1.25,
      data: [...series.points],
      stepped: 'before',
      fill: 'origin',
      backgroundColor: withAlpha(colour, 0.32),
      segment: {
        borderColor: (context) => (isTail(context.p0.parsed.x) ? tail : colour),
        backgroundColor: (context) => withAlpha(isTail(context.p0.parsed.x) ? tail : colour, 0.38),
      },
    },
  ];
}

function scaleOf(axis: XyAxis, paint: Paint, isHorizontal: boolean) {
  const text = paint('--mantine-color-dimmed');
  return {
    type: axis.isLog ? ('logarithmic' as const) : ('linear' as const),
    ...(axis.min === undefined ? {} : { min: axis.min }),
    ...(axis.max === undefined ? {} : { max: axis.max }),
    title: { display: axis.title !== '', text: axis.title, color: text, font: { size: 11 }, padding: 2 },
    border: { display: isHorizontal, color: paint('--cv-border') },
    grid: { color: paint('--cv-grid'), drawTicks: false, display: !isHorizontal },
    ticks: {
      color: text,
      font: { size: 11 },
      padding: 6,
      maxTicksLimit: isHorizontal ? 7 : 6,
      maxRotation: 0,
      includeBounds: false,
      callback: (value: number | string) => {
        const number = Number(value);
        if (axis.isLog && !Number.isInteger(Math.round(Math.log10(number) * 1e6) / 1e6)) return '';
        return axis.format(number);
      },
    },
  };
}

interface XyChartProps {
  readonly model: XyModel;
  readonly label: string;
}

/** Draws a model and decides nothing. Loaded only where a chart is shown. New colours need a new drawing. */
export default function XyChart({ model, label }: XyChartProps) {
  const scheme = useComputedColorScheme('dark');
  return <Drawing key={scheme} model={model} label={label} />;
}

function Drawing({ model, label }: XyChartProps) {
  const [heldMax, setHeldMax] = useState<number | undefined>(undefined);
  const highest = useMemo(
    () =>
      Math.max(
        ...model.series.flatMap((series) => [...series.points, ...(series.upper ?? [])].map((point) => point.y)),
      ),
    [model],
  );

  const { data, options } = useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    const paint: Paint = (token) => style.getPropertyValue(token).trim();
    const isMarked = model.marks.length > 0;
    const chartOptions: ChartOptions<'line'> = {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      font: { family: "'Pretendard Variable', Pretendard, sans-serif" },
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      layout: { padding: { top: isMarked ? 6 : 2, right: 8 } },
      scales: {
        x: scaleOf(model.x, paint, true),
        y: scaleOf(heldMax === undefined ? model.y : { ...model.y, max: model.y.max ?? heldMax }, paint, false),
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: paint('--cv-sunken'),
          titleColor: paint('--mantine-color-text'),
          bodyColor: paint('--mantine-color-text'),
          borderColor: paint('--cv-border'),
          borderWidth: 1,
          padding: 8,
          displayColors: false,
          callbacks: {
            title: (items) => (items[0] ? model.x.format(items[0].parsed.x ?? 0) : ''),
            label: (item) => `${item.dataset.label ?? ''} ${model.y.format(item.parsed.y ?? 0)}`,
          },
        },
        annotation: {
          annotations: Object.fromEntries(
            model.marks.map((mark, index) => [
              `mark${index}`,
              {
                type: 'line' as const,
                xMin: mark.x,
                xMax: mark.x,
                borderColor: paint(mark.colour),
                borderWidth: 1.25,
                borderDash: [4, 3],
                label: {
                  display: true,
                  content: mark.label,
                  position: 'end' as const,
                  yAdjust: index * 19,
                  backgroundColor: paint('--cv-sunken'),
                  color: paint('--mantine-color-text'),
                  borderColor: paint(mark.colour),
                  borderWidth: 1,
                  borderRadius: 4,
                  font: { size: 11, weight: 500 as const },
                  padding: { x: 5, y: 2 },
                },
              },
            ]),
          ),
        },
      },
    };
    return { data: { datasets: model.series.flatMap((series) => datasetsOf(series, paint)) }, options: chartOptions };
  }, [model, heldMax]);

  return (
    <div
      style={{ height: '100%' }}
      onPointerEnter={() => setHeldMax(Number.isFinite(highest) && highest > 0 ? highest * 1.08 : undefined)}
      onPointerLeave={() => setHeldMax(undefined)}
    >
      <Line data={data} options={options} aria-label={label} />
    </div>
  );
}
