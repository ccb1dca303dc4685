import { threatLevels } from '@convergence/shared/units/threat-level';

import type { CommonRegimeInput, ForcedSalesInput, ScenarioFormFragment } from '../../gql/graphql.ts';

import type { FieldProblem, Typed } from './typed.ts';

/** Link 1 as the form holds it: digits of the amount, or what was typed where that is none. */
export interface ForcedSalesDraft {
  readonly reserveKrw: string;
}

/** Link 3 as the form holds it: probabilities in percent, factors as multiples. */
export interface RegimeDraft {
  /** By level of the day, then level of the next day; an empty cell is 0. */
  readonly transitionPercent: readonly (readonly Typed[])[];
  readonly varianceRatios: readonly Typed[];
}

export const LEVEL_COUNT = threatLevels.length;
/** A percent in parts per million: what the server counts in, so that sums are exact. */
const PPM_OF_PERCENT = 10_000;
const BPS_OF_RATIO = 10_000;
const LEAST_RATIO = 0.01;
const MOST_RATIO = 100;
const MAX_WON = 9_007_199_254_740_991n;

const everyLevel = <T>(make: (level: number) => T): T[] => threatLevels.map((_, level) => make(level));

export const newForcedSales: ForcedSalesDraft = { reserveKrw: '0' };

/** What link 3 begins with: nothing that anybody could take for an estimate; the market is left alone. */
export const emptyRegime: RegimeDraft = {
  transitionPercent: everyLevel(() => everyLevel((): Typed => '')),
  varianceRatios: everyLevel((): Typed => 1),
};

/** Every level lasts: the year stays at the level of the plan, whichever that is. */
export const lastingTransition: RegimeDraft['transitionPercent'] = everyLevel((row) =>
  everyLevel((column): Typed => (row === column ? 100 : 0)),
);

/** Made up to show the form: weeks at a raised level, and a way back. Nobody has estimated it. */
export const exampleRegime: RegimeDraft = {
  transitionPercent: [
    [99.5, 0.4, 0.08, 0.02, 0],
    [1.5, 97.9, 0.5, 0.09, 0.01],
    [0.3, 2.5, 96.7, 0.45, 0.05],
    [0, 0.6, 4.5, 94.6, 0.3],
    [0, 0, 1, 9, 90],
  ],
  varianceRatios: [1, 1, 1.1, 1.5, 2.5],
};

type WireRegime = NonNullable<ScenarioFormFragment['commonRegime']>;

export function regimeDraftOf({ transitionPpm, varianceRatioBps }: WireRegime): RegimeDraft {
  return {
    transitionPercent: transitionPpm.map((row) => row.map((part) => part / PPM_OF_PERCENT)),
    varianceRatios: varianceRatioBps.map((ratio) => ratio / BPS_OF_RATIO),
  };
}

/** Whole parts of a cell; NaN where it is no number. */
const partsOf = (cell: Typed, parts: number): number => Math.round(Number(cell) * parts);

export function regimeInputOf({ transitionPercent, varianceRatios }: RegimeDraft): CommonRegimeInput {
  return {
    transitionPpm: transitionPercent.map((row) => row.map((cell) => partsOf(cell, PPM_OF_PERCENT))),
    varianceRatioBps: varianceRatios.map((cell) => partsOf(cell, BPS_OF_RATIO)),
  };
}

/** Whether a run or a draft still has the transitions of the example. */
export function isExample({ transitionPpm }: Pick<CommonRegimeInput, 'transitionPpm'>): boolean {
  return JSON.stringify(transitionPpm) === JSON.stringify(regimeInputOf(exampleRegime).transitionPpm);
}

export function forcedSalesInputOf({ reserveKrw }: ForcedSalesDraft): ForcedSalesInput {
  return { reserveKrw };
}

/** What a row adds up to, in percent: exact to a ten-thousandth. NaN where a cell is no number. */
export function rowSum(row: readonly Typed[]): number {
  return row.reduce<number>((sum, cell) => sum + partsOf(cell, PPM_OF_PERCENT), 0) / PPM_OF_PERCENT;
}

/** Probabilities of a matrix without fault; null while anything is wrong with it. */
export function transitionOf(transitionPercent: RegimeDraft['transitionPercent']): number[][] | null {
  const isRight = transitionPercent.every((row) => rowProblems(row).length === 0);
  return isRight ? transitionPercent.map((row) => row.map((cell) => Number(cell) / 100)) : null;
}

/** What the server would refuse of the links. */
export function linkProblems(
  forcedSales: ForcedSalesDraft | null,
  commonRegime: RegimeDraft | null,
): readonly FieldProblem[] {
  return [
    ...(forcedSales ? reserveProblems(forcedSales.reserveKrw) : []),
    ...(commonRegime ? regimeProblems(commonRegime) : []),
  ];
}

function reserveProblems(reserveKrw: string): readonly FieldProblem[] {
  const path = 'forcedSales.reserveKrw';
  if (reserveKrw === '') return [{ path, text: 'invalid.required' }];
  if (!/^\d+$/.test(reserveKrw)) return [{ path, text: 'invalid.won' }];
  return BigInt(reserveKrw) > MAX_WON ? [{ path, text: 'invalid.wonRangeZero' }] : [];
}

function regimeProblems({ transitionPercent, varianceRatios }: RegimeDraft): readonly FieldProblem[] {
  return [
    ...transitionPercent.flatMap((row, level) =>
      rowProblems(row).map((problem) => ({
        ...problem,
        path: ['commonRegime', 'transitionPpm', level, ...(problem.path === '' ? [] : [problem.path])].join('.'),
      })),
    ),
    ...varianceRatios.flatMap((cell, level): FieldProblem[] =>
      cell !== '' && Number(cell) >= LEAST_RATIO && Number(cell) <= MOST_RATIO && isWhole(Number(cell) * BPS_OF_RATIO)
        ? []
        : [
            {
              path: `commonRegime.varianceRatioBps.${level}`,
              text: 'links.invalidRatio',
              values: { level: level + 1, min: LEAST_RATIO, max: MOST_RATIO },
            },
          ],
    ),
  ];
}

/** Of one row, told at the column, or at the row itself where the cells are right and their sum is not. */
function rowProblems(row: readonly Typed[]): readonly FieldProblem[] {
  const cells = row.flatMap((cell, column): FieldProblem[] => {
    const value = Number(cell);
    const isRight = value >= 0 && value <= 100 && isWhole(value * PPM_OF_PERCENT);
    return isRight ? [] : [{ path: String(column), text: 'links.invalidCell' }];
  });
  if (cells.length > 0) return cells;
  const missing = 100 - rowSum(row);
  if (Math.round(missing * PPM_OF_PERCENT) === 0) return [];
  return [
    missing > 0
      ? { path: '', text: 'links.rowShort', values: { percent: plainNumber(missing) } }
      : { path: '', text: 'links.rowOver', values: { percent: plainNumber(-missing) } },
  ];
}

/** 97.3 × 10,000 is a hair off a whole number. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

/** At most four digits after the point, and no zeros that say nothing. */
export function plainNumber(value: number): string {
  return String(Math.round(value * PPM_OF_PERCENT) / PPM_OF_PERCENT);
}

/**
 * The cells after a table was pasted, from where the cursor stood; what reaches over the edge is dropped.
 *
 * @param text - Lines of cells as spreadsheets put them on the clipboard: tabs, else semicolons, commas or blanks between them.
 * Percent signs may stand; where every figure of a whole table is at most 1 and a row adds up to 1, they are taken as fractions.
 * @returns Null where there is but one figure, which a field takes by itself, or where a cell is no number.
 */
export function pasted(
  cells: readonly (readonly Typed[])[],
  text: string,
  row: number,
  column: number,
): Typed[][] | null {
  const lines = text
    .replace(/[\r\n]+$/, '')
    .split(/\r?\n/)
    .map((line) => line.trim().split(line.includes('\t') ? '\t' : /[;,\s]+/));
  if (lines.length === 1 && lines[0]!.length === 1) return null;
  const figures = lines.map((line) => line.map((cell) => cell.replaceAll(/[%\s]/g, '')));
  if (figures.some((line) => line.some((cell) => !Number.isFinite(Number(cell))))) return null;
  const areFractions =
    !text.includes('%') &&
    figures.every((line) => Math.abs(line.reduce((sum, cell) => sum + Number(cell), 0) - 1) < 1e-6);
  const next: Typed[][] = cells.map((each) => [...each]);
  figures.forEach((line, down) =>
    line.forEach((cell, right) => {
      if (next[row + down]?.[column + right] === undefined) return;
      const isEmpty = cell === '';
      next[row + down]![column + right] = isEmpty ? '' : cleaned(Number(cell) * (areFractions ? 100 : 1));
    }),
  );
  return next;
}

/** 0.973 × 100 is not 97.3 in floating point. */
function cleaned(value: number): number {
  return Number(value.toPrecision(12));
}
