export interface XyPoint {
  readonly x: number;
  readonly y: number;
}

/** A curve, a stepped area (histogram) or an interval band around a curve. Colours are names of tokens. */
export interface XySeries {
  readonly label: string;
  readonly kind: 'line' | 'steps' | 'band';
  readonly colour: string;
  readonly points: readonly XyPoint[];
  /** Upper edge of a band; `points` is the lower one. */
  readonly upper?: readonly XyPoint[];
  /** From here to the right a stepped area takes the colour of the tail. */
  readonly tailFrom?: number;
}

export interface XyMark {
  readonly x: number;
  readonly label: string;
  readonly colour: string;
}

export interface XyAxis {
  readonly title: string;
  readonly isLog?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly format: (value: number) => string;
}

export interface XyTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** All that a chart shows, decided before anything is drawn; `table` says the same to those who cannot see it. */
export interface XyModel {
  readonly series: readonly XySeries[];
  readonly marks: readonly XyMark[];
  readonly x: XyAxis;
  readonly y: XyAxis;
  readonly table: XyTable;
}

/** Keeps at most `limit` points, always the first and the last. */
export function thinned<T>(points: readonly T[], limit = 2000): readonly T[] {
  if (points.length <= limit) return points;
  const step = (points.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, index) => points[Math.round(index * step)]!);
}
