import highsModule from 'highs';
import type { Highs, Model } from 'highs';

import { DomainError } from '../errors.ts';

/** Σ values[k] · x[indices[k]] between lower and upper. */
export interface ProgrammeRow {
  readonly lower: number;
  readonly upper: number;
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** Minimise cost · x subject to bounds and rows; scaled so that an absolute tolerance of 1e-7 makes sense (quant-spec Q13). */
export interface Programme {
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rows: readonly ProgrammeRow[];
  /** Columns that take whole numbers only; none by default. */
  readonly integerColumns?: readonly number[];
}

export interface SolveOptions {
  /** Guards against a hang. A result that must not depend on the machine is limited by `nodeLimit`. */
  readonly timeLimitSeconds: number;
  readonly nodeLimit?: number;
  /** Relative gap at which branch and bound stops; 0 by default. */
  readonly relativeGap?: number;
}

export interface ProgrammeSolution {
  /** `LIMIT`: feasible, and within `bound` of the optimum. */
  readonly status: 'OPTIMAL' | 'LIMIT';
  readonly values: Float64Array;
  /** No solution has a lower objective. */
  readonly bound: number;
}

const OPTIMAL = 7;
const INFEASIBLE = 8;
const UNBOUNDED_OR_INFEASIBLE = 9;
const FEASIBILITY = 1e-7;
const INTEGER = 1;

/** The package's types describe its CommonJS build, where the loader is `default`; the module that is really imported is the loader. */
const highsLoader = highsModule as unknown as typeof highsModule.default;

let loading: Promise<Highs> | undefined;

/** The solver of this thread: 3.5 MB of WebAssembly, so it is loaded by the first programme and kept. */
function solver(): Promise<Highs> {
  loading ??= highsLoader();
  return loading;
}

/** A programme that lives in the solver's memory: rows may be added between solves. `dispose` is not optional, nothing collects it. */
export class OpenProgramme {
  readonly #model: Model;
  readonly #lower: readonly number[];
  readonly #upper: readonly number[];
  readonly #rows: ProgrammeRow[];
  readonly #cost: readonly number[];
  #integerColumns: readonly number[];

  constructor(highs: Highs, programme: Programme) {
    const { cost, lower, upper, rows, integerColumns = [] } = programme;
    const starts = [0];
    for (const row of rows) starts.push(starts.at(-1)! + row.indices.length);
    this.#cost = cost;
    this.#lower = lower;
    this.#upper = upper;
    this.#rows = [...rows];
    this.#integerColumns = integerColumns;
    this.#model = highs.createModel({
      numCols: cost.length,
      numRows: rows.length,
      sense: highs.constants.objectiveSense.minimize,
      colCost: Float64Array.from(cost),
      colLower: Float64Array.from(lower),
      colUpper: Float64Array.from(upper),
      rowLower: Float64Array.from(rows, (row) => row.lower),
      rowUpper: Float64Array.from(rows, (row) => row.upper),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: cost.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(rows.flatMap((row) => row.indices)),
        values: Float64Array.from(rows.flatMap((row) => row.values)),
      },
    });
    this.#model.options.set({
      output_flag: false,
      primal_feasibility_tolerance: 1e-9,
      mip_feasibility_tolerance: 1e-9,
    });
    this.#applyIntegrality();
  }

  addRow(row: ProgrammeRow): void {
    this.#rows.push(row);
    this.#model.addRow(row.lower, row.upper, {
      indices: Int32Array.from(row.indices),
      values: Float64Array.from(row.values),
    });
  }

  setIntegerColumns(columns: readonly number[]): void {
    this.#integerColumns = columns;
    this.#applyIntegrality();
  }

  #applyIntegrality(): void {
    this.#model.clearIntegrality();
    for (const column of this.#integerColumns) this.#model.changeColIntegrality(column, INTEGER);
  }

  /**
   * @throws DomainError E_INFEASIBLE when no x meets the rows; Error when the solver stopped without an answer or its answer
   * does not hold when computed again here.
   */
  solve(options: SolveOptions): ProgrammeSolution {
    const { timeLimitSeconds, nodeLimit, relativeGap = 0 } = options;
    this.#model.options.set({ time_limit: this.#model.getRunTime() + timeLimitSeconds, mip_rel_gap: relativeGap });
    if (nodeLimit !== undefined) this.#model.options.set({ mip_max_nodes: nodeLimit });
    this.#model.run();
    const status = this.#model.getModelStatus();
    if (status === INFEASIBLE || status === UNBOUNDED_OR_INFEASIBLE)
      throw new DomainError('E_INFEASIBLE', ['constraints']);

    const values = Float64Array.from(this.#model.getSolution().colValue);
    for (const column of this.#integerColumns) values[column] = Math.round(values[column]!);
    const worst = values.length === this.#cost.length ? this.#violation(values) : Infinity;
    if (!(worst <= FEASIBILITY)) throw new Error(`solver stopped with status ${status}, violation ${worst}`);
    const objective = this.#cost.reduce((sum, cost, column) => sum + cost * values[column]!, 0);
    const isMixed = this.#integerColumns.length > 0;
    const bound = isMixed ? Math.min(objective, this.#model.info.get('mip_dual_bound') as number) : objective;
    return { status: status === OPTIMAL ? 'OPTIMAL' : 'LIMIT', values, bound };
  }

  /** Largest break of a bound or row, relative to a bound beyond 1. */
  #violation(values: Float64Array): number {
    let worst = 0;
    const check = (value: number, lower: number, upper: number): void => {
      const below = (lower - value) / Math.max(1, Math.abs(lower));
      const above = (value - upper) / Math.max(1, Math.abs(upper));
      if (below > worst) worst = below;
      if (above > worst) worst = above;
      if (Number.isNaN(value)) worst = Infinity;
    };
    values.forEach((value, column) => check(value, this.#lower[column]!, this.#upper[column]!));
    for (const { lower, upper, indices, values: coefficients } of this.#rows) {
      check(
        indices.reduce((sum, column, k) => sum + coefficients[k]! * values[column]!, 0),
        lower,
        upper,
      );
    }
    return worst;
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/** Runs `use` on a programme and frees it, whatever happens. */
export async function withProgramme<T>(programme: Programme, use: (open: OpenProgramme) => T): Promise<T> {
  const open = new OpenProgramme(await solver(), programme);
  try {
    return use(open);
  } finally {
    open.dispose();
  }
}

/** Solves one programme once. Errors as `OpenProgramme.solve`. */
export function solveProgramme(programme: Programme, options: SolveOptions): Promise<ProgrammeSolution> {
  return withProgramme(programme, (open) => open.solve(options));
}
