import { DomainError } from '../errors.ts';
import type { ConstraintBlock, ConstraintKind, ConstraintUnit, Relaxable } from './constraints.ts';
import type { OpenProgramme, Programme } from './highs.ts';
import { withProgramme } from './highs.ts';

/** One condition of a conflict. */
export interface ConflictingConstraint {
  readonly constraint: ConstraintKind;
  /** Asset or group it is about, by position; null where it is about all. */
  readonly at: number | null;
  /**
   * Smallest change of its limit that makes the problem feasible while all else stays as asked: above 0 raises the limit, below 0
   * lowers it. Null where this condition alone cannot.
   */
  readonly leastChange: number | null;
  readonly unit: ConstraintUnit;
}

/** What to change by how much. */
export interface LimitChange {
  readonly constraint: ConstraintKind;
  readonly at: number | null;
  readonly change: number;
  readonly unit: ConstraintUnit;
}

/** The answer of every optimiser where no weights meet its conditions. */
export interface Infeasible {
  readonly status: 'INFEASIBLE';
  /** Contradict each other; without any one of them the rest could be met. */
  readonly conflict: readonly ConflictingConstraint[];
  /** The changes, smallest in sum, that together make everything feasible. */
  readonly remedy: readonly LimitChange[];
}

/** An infeasible problem where there is nobody to take it as an answer; what the message needs comes with it. */
export class InfeasibleProblem extends DomainError {
  readonly infeasible: Infeasible;
  constructor(infeasible: Infeasible, path: readonly string[] = ['constraints'], options?: ErrorOptions) {
    super('E_INFEASIBLE', path, options);
    this.infeasible = infeasible;
  }
}

/** The answer, or the error where it is infeasible. */
export function requireFeasible<T extends { readonly status: string }>(answer: T | Infeasible): T {
  if (answer.status === 'INFEASIBLE') throw new InfeasibleProblem(answer as Infeasible);
  return answer as T;
}

const TIME_LIMIT_SECONDS = 10;
/** Changes below the feasibility of the solver say nothing. */
const SMALLEST_CHANGE = 1e-8;
/** Weight of one unit of slack: a name is worth a tenth of the capital, a return of one per cent as much as a tenth. */
const SLACK_COST: Readonly<Record<ConstraintUnit, number>> = { WEIGHT: 1, RETURN: 10, NAMES: 0.1 };
/** Every change an operator could mean is smaller; keeps programmes of free bounds bounded. */
const LARGEST_CHANGE = 1e4;

/** The block with a slack column, σ ≥ 0, for every side of every condition; σ of item c is column `first + c`. */
interface ElasticProgramme {
  readonly programme: Programme;
  readonly first: number;
  /** Rows that item c stands in. */
  readonly rowsOf: readonly (readonly number[])[];
}

function elasticProgramme(block: ConstraintBlock): ElasticProgramme {
  const { relaxables } = block;
  const first = block.lower.length;
  const lower = [...block.lower, ...relaxables.map(() => 0)];
  const upper = [...block.upper, ...relaxables.map(() => LARGEST_CHANGE)];
  const rows: { lower: number; upper: number; indices: number[]; values: number[] }[] = block.rows.map((row) => ({
    ...row,
    indices: [...row.indices],
    values: [...row.values],
  }));
  const rowsOf = relaxables.map(({ rows: own, columns, side, scale = 1 }, c) => {
    const sign = side === 'LOWER' ? scale : -scale;
    for (const at of own) {
      rows[at]!.indices.push(first + c);
      rows[at]!.values.push(sign);
    }
    const freed = columns.map((column) => {
      const limit = side === 'LOWER' ? lower[column]! : upper[column]!;
      return (
        rows.push({
          lower: side === 'LOWER' ? limit : -Infinity,
          upper: side === 'LOWER' ? Infinity : limit,
          indices: [column, first + c],
          values: [1, sign],
        }) - 1
      );
    });
    return [...own, ...freed];
  });
  for (const { columns, side } of relaxables) {
    for (const column of columns) {
      if (side === 'LOWER') lower[column] = -LARGEST_CHANGE;
      else upper[column] = LARGEST_CHANGE;
    }
  }
  const cost = [...block.lower.map(() => 0), ...relaxables.map(({ unit }) => SLACK_COST[unit])];
  const names = relaxables.flatMap(({ unit }, c) => (unit === 'NAMES' ? [first + c] : []));
  return {
    programme: { cost, lower, upper, rows, integerColumns: [...block.integerColumns, ...names] },
    first,
    rowsOf,
  };
}

/** The open elastic programme as questions about items. */
class Elastic {
  readonly #open: OpenProgramme;
  readonly #first: number;
  readonly #items: readonly Relaxable[];

  constructor(open: OpenProgramme, first: number, items: readonly Relaxable[]) {
    this.#open = open;
    this.#first = first;
    this.#items = items;
  }

  /** Which items may give way; all others hold. `priced` ones cost what they give. */
  #allow(free: ReadonlySet<number>, priced: ReadonlySet<number>): void {
    this.#items.forEach(({ unit }, c) => {
      this.#open.setColumnBounds(this.#first + c, 0, free.has(c) || priced.has(c) ? LARGEST_CHANGE : 0);
      this.#open.setCost(this.#first + c, priced.has(c) ? SLACK_COST[unit] : 0);
    });
  }

  /** Whether the problem can be met when these items are dropped. */
  canDo(dropped: ReadonlySet<number>): boolean {
    this.#allow(dropped, new Set());
    return this.#solve() !== null;
  }

  /** Slack of each item in the cheapest relaxation by `priced` items; null where they do not suffice. */
  cheapest(priced: ReadonlySet<number>): { readonly slack: readonly number[]; readonly duals: Float64Array } | null {
    this.#allow(new Set(), priced);
    return this.#solve();
  }

  #solve(): { readonly slack: readonly number[]; readonly duals: Float64Array } | null {
    try {
      const { values, rowDuals } = this.#open.solve({ timeLimitSeconds: TIME_LIMIT_SECONDS });
      return { slack: this.#items.map((_, c) => values[this.#first + c]!), duals: rowDuals };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'E_INFEASIBLE') return null;
      throw error;
    }
  }
}

const signed = ({ side }: Relaxable, slack: number): number => (side === 'LOWER' ? -slack : slack);

/** What stays infeasible when items are dropped one by one: an irreducible set (Chinneck and Dravnieks 1991). */
function irreducible(elastic: Elastic, candidates: readonly number[], all: ReadonlySet<number>): readonly number[] {
  const suspects = new Set(candidates);
  const dropped = new Set([...all].filter((c) => !suspects.has(c)));
  if (elastic.canDo(dropped)) return irreducible(elastic, [...all], all);
  for (const c of candidates) {
    dropped.add(c);
    if (elastic.canDo(dropped)) dropped.delete(c);
  }
  return candidates.filter((c) => !dropped.has(c));
}

/**
 * Why no weights meet a block, and what would help.
 *
 * First the elastic relaxation: every side of every condition may give way at a price, and the cheapest sum of changes is the
 * remedy. The rows that it pays for hold the contradiction; a deletion filter over them leaves an irreducible conflict.
 *
 * @returns Null when the block can be met after all.
 * @throws Error when not even giving way everywhere helps: then the block itself is wrong, not what was asked.
 *
 * Cost: one programme for the remedy and two for each condition that it pays for. Source: quant-spec Q13, last rule of its table.
 */
export function explainInfeasibility(block: ConstraintBlock): Promise<Infeasible | null> {
  const { programme, first, rowsOf } = elasticProgramme(block);
  const items = block.relaxables;
  return withProgramme(programme, (open) => {
    const elastic = new Elastic(open, first, items);
    const all = new Set(items.keys());
    const relaxed = elastic.cheapest(all);
    if (!relaxed) throw new Error('no change of limits makes the problem feasible');
    const { slack, duals } = relaxed;
    if (slack.every((value) => value <= SMALLEST_CHANGE)) return null;

    const isPaid = (c: number): boolean => rowsOf[c]!.some((row) => Math.abs(duals[row] ?? 0) > 1e-9);
    const suspects = block.integerColumns.length > 0 ? [...all] : [...all].filter(isPaid);
    const conflict = irreducible(elastic, suspects, all).map((c): ConflictingConstraint => {
      const { kind, at, unit } = items[c]!;
      const alone = elastic.cheapest(new Set([c]));
      return { constraint: kind, at, unit, leastChange: alone && signed(items[c]!, alone.slack[c]!) };
    });
    const remedy = items.flatMap((item, c): LimitChange[] => {
      const change = signed(item, slack[c]!);
      return Math.abs(change) <= SMALLEST_CHANGE
        ? []
        : [{ constraint: item.kind, at: item.at, unit: item.unit, change }];
    });
    return { status: 'INFEASIBLE', conflict, remedy };
  });
}

/**
 * Runs an optimiser; where the solver finds no weights at all, says why instead.
 *
 * @throws Error when the solver calls infeasible what is not.
 */
export async function orInfeasible<T>(block: ConstraintBlock, optimise: () => Promise<T>): Promise<T | Infeasible> {
  try {
    return await optimise();
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'E_INFEASIBLE')) throw error;
    const why = await explainInfeasibility(block);
    if (!why) throw new Error('the solver called a feasible problem infeasible', { cause: error });
    return why;
  }
}
