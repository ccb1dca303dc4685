import { DomainError } from '../errors.ts';
import type { ProgrammeRow } from './highs.ts';
import { tangentRows, weightImpact } from './trade-impact.ts';
import type { ImpactColumns } from './trade-impact.ts';

/** Σ of w over `members` between `minimum` and `maximum`. */
export interface WeightGroup {
  readonly members: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
}

/** The conditions that every optimiser knows (quant-spec Q13), on weights that are parts of the capital. */
export interface WeightConstraints {
  /** Bounds of every weight, one an asset. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Σw ≤ 1, the rest is cash; without it Σw = 1. */
  readonly hasCash?: boolean;
  readonly groups?: readonly WeightGroup[];
  /** Held before; needed by turnover and costs. */
  readonly previousWeights?: readonly number[];
  /** Largest Σ|w − previous|: buys and sells both count. */
  readonly maximumTurnover?: number;
  /**
   * Cost of one unit bought or sold, one an asset, paid out of the capital: Σw + costs = 1 (or ≤ 1 with cash). With `impact` a
   * trade of t costs `impact` · t^1.5 more (quant-spec Q11.6: Y σ √(capital / (price · average volume))).
   */
  readonly tradingCosts?: {
    readonly buy: readonly number[];
    readonly sell: readonly number[];
    readonly impact?: readonly number[];
  };
  /** Most that is bought or sold of each asset: the participation cap; `Infinity` where there is none. */
  readonly maximumTrades?: readonly number[];
  /** Assets that must not be held. */
  readonly excluded?: readonly number[];
  /** A weight is 0 or at least this; whole numbers, so for linear objectives only. */
  readonly minimumHolding?: number;
  /** Most assets that are held; whole numbers, so for linear objectives only. */
  readonly maximumNames?: number;
}

/** A condition as an operator knows it. */
export type ConstraintKind =
  | 'SUM'
  | 'LOWER_BOUND'
  | 'UPPER_BOUND'
  | 'GROUP_MINIMUM'
  | 'GROUP_MAXIMUM'
  | 'TURNOVER'
  | 'PARTICIPATION'
  | 'EXCLUSION'
  | 'MINIMUM_HOLDING'
  | 'MAXIMUM_NAMES'
  | 'MINIMUM_RETURN'
  | 'MINIMUM_INVESTED'
  | 'BUDGET';

/** WEIGHT: part of the capital; RETURN: per period of the estimate; NAMES: a count. */
export type ConstraintUnit = 'WEIGHT' | 'RETURN' | 'NAMES';

/** One side of one condition, and where it stands in a programme; moving its limit outwards is what can make a problem feasible. */
export interface Relaxable {
  readonly kind: ConstraintKind;
  /** Asset or group it is about; null where it is about all. */
  readonly at: number | null;
  readonly side: 'LOWER' | 'UPPER';
  readonly unit: ConstraintUnit;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Row units for one unit of the condition; 1 by default. */
  readonly scale?: number;
}

/** Columns and rows of C(w). Columns 0 to n − 1 are the weights. */
export interface ConstraintBlock {
  readonly assetCount: number;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly integerColumns: readonly number[];
  readonly rows: readonly ProgrammeRow[];
  readonly relaxables: readonly Relaxable[];
  /** First column of what is bought and of what is sold, one each an asset; null without turnover, costs and caps. */
  readonly trades: { readonly buy: number; readonly sell: number } | null;
  /** Where the cost of trades stands that grows faster than the trade; null without it. */
  readonly impact: ImpactColumns | null;
}

const isBounded = (low: number, value: number, high: number): boolean => value >= low && value <= high;

function requireLength(list: ArrayLike<number>, count: number, path: readonly string[]): void {
  if (list.length !== count) throw new DomainError('E_LENGTH', path);
  for (let i = 0; i < count; i++)
    if (Number.isNaN(list[i]!)) throw new DomainError('E_NOT_FINITE', [...path, String(i)]);
}

/**
 * Refuses conditions that mean nothing, with the field at fault below `constraints`. Conditions that contradict each other are
 * not refused: they are answered by `explainInfeasibility`.
 *
 * @throws DomainError E_LENGTH, E_NOT_FINITE, E_BOUNDS_ORDER, E_RANGE, E_REQUIRED, E_DUPLICATE.
 */
export function requireConstraints(constraints: WeightConstraints, assetCount: number): void {
  const { lower, upper, groups = [], previousWeights, maximumTurnover, tradingCosts, excluded = [] } = constraints;
  const { minimumHolding, maximumNames, maximumTrades } = constraints;
  requireLength(lower, assetCount, ['constraints', 'lower']);
  requireLength(upper, assetCount, ['constraints', 'upper']);
  const crossed = lower.findIndex((low, i) => !(low <= upper[i]!));
  if (crossed >= 0) throw new DomainError('E_BOUNDS_ORDER', ['constraints', 'lower', String(crossed)]);
  groups.forEach(({ members, minimum, maximum }, at) => {
    const path = ['constraints', 'groups', String(at)];
    if (!(minimum <= maximum)) throw new DomainError('E_BOUNDS_ORDER', [...path, 'minimum']);
    requireMembers(members, assetCount, [...path, 'members']);
  });
  requireMembers(excluded, assetCount, ['constraints', 'excluded']);
  if ((maximumTurnover !== undefined || tradingCosts || maximumTrades) && !previousWeights)
    throw new DomainError('E_REQUIRED', ['constraints', 'previousWeights']);
  if (previousWeights) requireLength(previousWeights, assetCount, ['constraints', 'previousWeights']);
  if (maximumTurnover !== undefined && !(maximumTurnover >= 0))
    throw new DomainError('E_RANGE', ['constraints', 'maximumTurnover']);
  for (const side of ['buy', 'sell'] as const) {
    if (!tradingCosts) continue;
    requireLength(tradingCosts[side], assetCount, ['constraints', 'tradingCosts', side]);
    const bad = tradingCosts[side].findIndex((cost) => !isBounded(0, cost, 1));
    if (bad >= 0) throw new DomainError('E_RANGE', ['constraints', 'tradingCosts', side, String(bad)]);
  }
  if (tradingCosts?.impact) {
    requireLength(tradingCosts.impact, assetCount, ['constraints', 'tradingCosts', 'impact']);
    const bad = tradingCosts.impact.findIndex((k) => !(k >= 0 && Number.isFinite(k)));
    if (bad >= 0) throw new DomainError('E_RANGE', ['constraints', 'tradingCosts', 'impact', String(bad)]);
  }
  if (maximumTrades) {
    requireLength(maximumTrades, assetCount, ['constraints', 'maximumTrades']);
    const bad = maximumTrades.findIndex((most) => !(most >= 0));
    if (bad >= 0) throw new DomainError('E_RANGE', ['constraints', 'maximumTrades', String(bad)]);
  }
  if (minimumHolding !== undefined && !isBounded(0, minimumHolding, 1))
    throw new DomainError('E_RANGE', ['constraints', 'minimumHolding']);
  if (maximumNames !== undefined && !(Number.isSafeInteger(maximumNames) && maximumNames >= 1))
    throw new DomainError('E_RANGE', ['constraints', 'maximumNames']);
  const short = lower.findIndex((low) => low < 0);
  if ((minimumHolding !== undefined || maximumNames !== undefined) && short >= 0)
    throw new DomainError('E_RANGE', ['constraints', 'lower', String(short)]);
}

function requireMembers(members: readonly number[], assetCount: number, path: readonly string[]): void {
  const bad = members.findIndex((i) => !(Number.isSafeInteger(i) && isBounded(0, i, assetCount - 1)));
  if (bad >= 0) throw new DomainError('E_RANGE', [...path, String(bad)]);
  if (new Set(members).size !== members.length) throw new DomainError('E_DUPLICATE', path);
}

/** The field that makes a problem one of whole numbers; null where none does. */
export function wholeNumberField({ minimumHolding, maximumNames }: WeightConstraints): string | null {
  if (minimumHolding !== undefined && minimumHolding > 0) return 'minimumHolding';
  return maximumNames === undefined ? null : 'maximumNames';
}

/**
 * For objectives that the solver cannot combine with whole numbers.
 *
 * @throws DomainError E_RANGE at the field: there is no mixed-integer quadratic programme (quant-spec Q13). Minimum CVaR and the
 * other linear objectives take these conditions.
 */
export function requireNoWholeNumbers(constraints: WeightConstraints): void {
  const field = wholeNumberField(constraints);
  if (field) throw new DomainError('E_RANGE', ['constraints', field]);
}

const ones = (list: readonly number[]): number[] => list.map(() => 1);

/** What a block is made of while it grows. */
class BlockBuilder {
  readonly lower: number[];
  readonly upper: number[];
  readonly integerColumns: number[] = [];
  readonly rows: ProgrammeRow[] = [];
  readonly relaxables: Relaxable[] = [];
  trades: ConstraintBlock['trades'] = null;
  impact: ConstraintBlock['impact'] = null;

  constructor(lower: readonly number[], upper: readonly number[]) {
    this.lower = [...lower];
    this.upper = [...upper];
  }

  columns(count: number, lower: number, upper: number): number {
    const first = this.lower.length;
    for (let i = 0; i < count; i++) {
      this.lower.push(lower);
      this.upper.push(upper);
    }
    return first;
  }

  row(lower: number, upper: number, indices: readonly number[], values: readonly number[]): number {
    return this.rows.push({ lower, upper, indices, values }) - 1;
  }

  relax(kind: ConstraintKind, side: Relaxable['side'], where: Partial<Relaxable>): void {
    this.relaxables.push({ kind, side, at: null, unit: 'WEIGHT', rows: [], columns: [], ...where });
  }
}

/** Bounds that are the same for all are one condition, as the operator stated them; others are one each. */
function relaxBounds(builder: BlockBuilder, side: Relaxable['side'], columns: readonly number[]): void {
  const kind = side === 'LOWER' ? 'LOWER_BOUND' : 'UPPER_BOUND';
  const bounds = columns.map((i) => (side === 'LOWER' ? builder.lower : builder.upper)[i]!);
  if (columns.length > 1 && bounds.every((bound) => bound === bounds[0])) builder.relax(kind, side, { columns });
  else for (const at of columns) builder.relax(kind, side, { at, columns: [at] });
}

function addTrades(builder: BlockBuilder, constraints: WeightConstraints, assets: readonly number[]): void {
  const { previousWeights, maximumTurnover, tradingCosts, maximumTrades } = constraints;
  if (!previousWeights || (maximumTurnover === undefined && !tradingCosts && !maximumTrades)) return;
  const buy = builder.columns(assets.length, 0, Infinity);
  const sell = builder.columns(assets.length, 0, Infinity);
  builder.trades = { buy, sell };
  for (const i of assets) builder.row(previousWeights[i]!, previousWeights[i]!, [i, buy + i, sell + i], [1, -1, 1]);
  for (const [at, most] of (maximumTrades ?? []).entries()) {
    if (most === Infinity) continue;
    for (const column of [buy + at, sell + at]) builder.upper[column] = most;
    builder.relax('PARTICIPATION', 'UPPER', { at, columns: [buy + at, sell + at] });
  }
  if (maximumTurnover === undefined) return;
  const trades = assets.flatMap((i) => [buy + i, sell + i]);
  const row = builder.row(-Infinity, maximumTurnover, trades, ones(trades));
  builder.relax('TURNOVER', 'UPPER', { rows: [row] });
}

/** Largest trade that the bounds leave room for. */
function largestTrade({ upper, lower, previousWeights, maximumTrades }: WeightConstraints, i: number): number {
  const before = previousWeights![i]!;
  const room = Math.max(Math.min(1, upper[i]!) - before, before - Math.max(-1, lower[i]!), 0);
  return Math.min(room, maximumTrades?.[i] ?? Infinity);
}

function addImpact(builder: BlockBuilder, constraints: WeightConstraints, assets: readonly number[]): void {
  const coefficients = constraints.tradingCosts?.impact;
  if (!coefficients || !builder.trades || coefficients.every((k) => k === 0)) return;
  const power = builder.columns(assets.length, 0, Infinity);
  const spent = constraints.hasCash ? null : builder.columns(1, 0, 0);
  builder.impact = { ...builder.trades, power, coefficients, spent };
  for (const i of assets) builder.rows.push(...tangentRows(builder.impact, i, largestTrade(constraints, i)));
}

/** What leaves the capital for impact: what each trade costs, or all of it as one number where the capital has to be used up. */
function impactPaid(
  impact: ImpactColumns | null,
  assets: readonly number[],
): { readonly indices: readonly number[]; readonly values: readonly number[] } {
  if (!impact) return { indices: [], values: [] };
  if (impact.spent !== null) return { indices: [impact.spent], values: [1] };
  return { indices: assets.map((i) => impact.power + i), values: impact.coefficients };
}

function addSum(builder: BlockBuilder, constraints: WeightConstraints, assets: readonly number[]): void {
  const { hasCash = false, tradingCosts } = constraints;
  const { trades, impact } = builder;
  const costs = tradingCosts && trades ? { trades, ...tradingCosts } : null;
  const paid = impactPaid(impact, assets);
  const row = builder.row(
    hasCash ? -Infinity : 1,
    1,
    costs
      ? [
          ...assets,
          ...assets.map((i) => costs.trades.buy + i),
          ...assets.map((i) => costs.trades.sell + i),
          ...paid.indices,
        ]
      : assets,
    costs ? [...ones(assets), ...costs.buy, ...costs.sell, ...paid.values] : ones(assets),
  );
  if (!hasCash) builder.relax('SUM', 'LOWER', { rows: [row] });
  builder.relax('SUM', 'UPPER', { rows: [row] });
}

function addNames(builder: BlockBuilder, constraints: WeightConstraints, assets: readonly number[]): void {
  const { minimumHolding = 0, maximumNames, upper } = constraints;
  if (wholeNumberField(constraints) === null) return;
  const name = builder.columns(assets.length, 0, 1);
  const names = assets.map((i) => name + i);
  builder.integerColumns.push(...names);
  for (const i of assets) builder.row(-Infinity, 0, [i, name + i], [1, -Math.min(1, upper[i]!)]);
  if (minimumHolding > 0) {
    const rows = assets.map((i) => builder.row(0, Infinity, [i, name + i], [1, -minimumHolding]));
    builder.relax('MINIMUM_HOLDING', 'LOWER', { rows });
  }
  if (maximumNames === undefined) return;
  const row = builder.row(-Infinity, maximumNames, names, ones(names));
  builder.relax('MAXIMUM_NAMES', 'UPPER', { rows: [row], unit: 'NAMES' });
}

/**
 * C(w) as columns and rows.
 *
 * w − previous = bought − sold is split only where turnover, costs or a cap of the trades ask for it. Costs that grow faster than
 * the trade stand there from below; `solveWithImpact` makes them exact.
 *
 * @throws DomainError as `requireConstraints`.
 */
export function constraintBlock(constraints: WeightConstraints, assetCount: number): ConstraintBlock {
  requireConstraints(constraints, assetCount);
  const { groups = [], excluded = [] } = constraints;
  const assets = Array.from({ length: assetCount }, (_, i) => i);
  const builder = new BlockBuilder(constraints.lower, constraints.upper);
  const out = new Set(excluded);
  const free = assets.filter((i) => !out.has(i));
  relaxBounds(builder, 'LOWER', assets);
  relaxBounds(builder, 'UPPER', free);
  for (const i of excluded) {
    builder.upper[i] = 0;
    builder.lower[i] = Math.min(0, builder.lower[i]!);
    const low = constraints.lower[i]!;
    // A holding that is both excluded and asked for is a contradiction to be told, so it must stay one.
    const row = low > 0 ? [builder.row(low, Infinity, [i], [1])] : [];
    if (low > 0) builder.relax('LOWER_BOUND', 'LOWER', { at: i, rows: row });
    builder.relax('EXCLUSION', 'UPPER', { at: i, columns: [i] });
  }
  addTrades(builder, constraints, assets);
  addImpact(builder, constraints, assets);
  addSum(builder, constraints, assets);
  groups.forEach(({ members, minimum, maximum }, at) => {
    const row = builder.row(minimum, maximum, members, ones(members));
    if (minimum > -Infinity) builder.relax('GROUP_MINIMUM', 'LOWER', { at, rows: [row] });
    if (maximum < Infinity) builder.relax('GROUP_MAXIMUM', 'UPPER', { at, rows: [row] });
  });
  addNames(builder, constraints, assets);
  const { lower, upper, integerColumns, rows, relaxables, trades, impact } = builder;
  return { assetCount, lower, upper, integerColumns, rows, relaxables, trades, impact };
}

/** A block with a row for the least expected return, in per cent inside the solver (quant-spec Q13). */
export function withMinimumReturn(
  block: ConstraintBlock,
  means: ArrayLike<number>,
  minimumReturn: number,
): ConstraintBlock {
  const assets = Array.from({ length: block.assetCount }, (_, i) => i);
  const row: ProgrammeRow = {
    lower: PER_CENT * minimumReturn,
    upper: Infinity,
    indices: assets,
    values: assets.map((i) => PER_CENT * means[i]!),
  };
  const relaxable: Relaxable = {
    kind: 'MINIMUM_RETURN',
    at: null,
    side: 'LOWER',
    unit: 'RETURN',
    rows: [block.rows.length],
    columns: [],
    scale: PER_CENT,
  };
  return { ...block, rows: [...block.rows, row], relaxables: [...block.relaxables, relaxable] };
}

const PER_CENT = 100;

/** Largest break of C by weights, their trades taken as they are: 0 where all holds. Judges answers, not programmes. */
export function constraintViolation(constraints: WeightConstraints, weights: ArrayLike<number>): number {
  const { lower, upper, groups = [], previousWeights, maximumTurnover, tradingCosts, hasCash = false } = constraints;
  const { excluded = [], minimumHolding = 0, maximumNames, maximumTrades } = constraints;
  let worst = 0;
  const atMost = (value: number, limit: number): void => {
    if (!(value - limit <= worst)) worst = value - limit;
  };
  let sum = 0;
  let turnover = 0;
  let names = 0;
  for (let i = 0; i < lower.length; i++) {
    const weight = weights[i]!;
    sum += weight;
    atMost(lower[i]!, weight);
    atMost(weight, upper[i]!);
    if (weight > 0) {
      names++;
      atMost(minimumHolding, weight);
    }
    const change = previousWeights ? weight - previousWeights[i]! : 0;
    turnover += Math.abs(change);
    if (tradingCosts) sum += change > 0 ? change * tradingCosts.buy[i]! : -change * tradingCosts.sell[i]!;
    if (maximumTrades) atMost(Math.abs(change), maximumTrades[i]!);
  }
  if (tradingCosts?.impact) sum += weightImpact(tradingCosts.impact, previousWeights!, weights);
  atMost(sum, 1);
  if (!hasCash) atMost(1, sum);
  for (const { members, minimum, maximum } of groups) {
    const total = members.reduce((part, i) => part + weights[i]!, 0);
    atMost(minimum, total);
    atMost(total, maximum);
  }
  if (maximumTurnover !== undefined) atMost(turnover, maximumTurnover);
  for (const i of excluded) atMost(Math.abs(weights[i]!), 0);
  if (maximumNames !== undefined) atMost(names, maximumNames);
  return worst;
}
