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

/** Lower triangle of a symmetric, positive semidefinite matrix by column: entries of column j have rows of at least j, ascending. */
export interface SparseHessian {
  /** One more than there are columns. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/**
 * Minimise cost · x + ½ xᵀ hessian x subject to bounds and rows; scaled so that an absolute tolerance of 1e-7 makes sense, a
 * quadratic objective so that the mean of its positive diagonal is 1,000 (quant-spec Q13).
 */
export interface Programme {
  readonly cost: readonly number[];
  /** Not together with whole numbers: the solver has no mixed-integer quadratic programmes. */
  readonly hessian?: SparseHessian;
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
  /** Computed again from `values`. */
  readonly objective: number;
  /** No solution has a lower objective; −Infinity where a limit stopped a programme before that could be said. */
  readonly bound: number;
  /** Price of each row at the optimum; empty for whole numbers. */
  readonly rowDuals: Float64Array;
}

const SOLVE_ERROR = 4;
const OPTIMAL = 7;
const INFEASIBLE = 8;
const UNBOUNDED_OR_INFEASIBLE = 9;
const FEASIBILITY = 1e-7;
const INTEGER = 1;
/** WebAssembly memory never shrinks: past this a new instance is loaded as soon as no programme is open. */
const RECYCLE_BYTES = 1 << 29;

/** The package's types describe its CommonJS build, where the loader is `default`; the module that is really imported is the loader. */
const highsLoader = highsModule as unknown as typeof highsModule.default;

let loading: Promise<Highs> | undefined;
let openCount = 0;
let memoryBytes = 0;

/** The solver of this thread: 3.5 MB of WebAssembly, so it is loaded by the first programme and kept. */
function solver(): Promise<Highs> {
  loading ??= highsLoader();
  return loading;
}

/** Memory of this thread's solver after its last programme, bytes; 0 before the first. */
export function solverMemoryBytes(): number {
  return memoryBytes;
}

/** A limit came before any x that meets the rows. */
export class SolverStopped extends Error {
  override readonly name = 'SolverStopped';
  constructor(status: number) {
    super(`solver stopped with status ${status} and without an answer`);
  }
}

/**
 * What the solver's method for quadratic objectives ended with where it lost its precision, which it does in some degenerate
 * corners: near the optimum, and not quite within the limits.
 */
export class InexactSolution extends Error {
  override readonly name = 'InexactSolution';
  readonly values: Float64Array;
  constructor(values: Float64Array, options?: ErrorOptions) {
    super('the solver lost its precision', options);
    this.values = values;
  }
}

/** A programme that lives in the solver's memory: rows may be added between solves. `dispose` is not optional, nothing collects it. */
export class OpenProgramme {
  readonly #model: Model;
  readonly #lower: number[];
  readonly #upper: number[];
  readonly #rows: ProgrammeRow[];
  readonly #cost: number[];
  readonly #hessian: SparseHessian | undefined;
  #integerColumns: readonly number[];

  constructor(highs: Highs, programme: Programme) {
    const { cost, hessian, lower, upper, rows, integerColumns = [] } = programme;
    if (hessian && integerColumns.length > 0)
      throw new Error('A quadratic objective and whole numbers do not go together.');
    const starts = [0];
    for (const row of rows) starts.push(starts.at(-1)! + row.indices.length);
    this.#cost = [...cost];
    this.#hessian = hessian;
    this.#lower = [...lower];
    this.#upper = [...upper];
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
      ...(hessian ? { hessian: { format: 'triangular' as const, dimension: cost.length, ...hessian } } : {}),
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

  setRowBounds(row: number, lower: number, upper: number): void {
    this.#rows[row] = { ...this.#rows[row]!, lower, upper };
    this.#model.changeRowBounds(row, lower, upper);
  }

  setColumnBounds(column: number, lower: number, upper: number): void {
    this.#lower[column] = lower;
    this.#upper[column] = upper;
    this.#model.changeColBounds(column, lower, upper);
  }

  setCost(column: number, cost: number): void {
    this.#cost[column] = cost;
    this.#model.changeColCost(column, cost);
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
   * @throws DomainError E_INFEASIBLE when no x meets the rows; SolverStopped when a limit came before any answer;
   * InexactSolution; Error when its answer does not hold when computed again here.
   */
  solve(options: SolveOptions): ProgrammeSolution {
    const { timeLimitSeconds, nodeLimit, relativeGap = 0 } = options;
    this.#model.options.set({ time_limit: this.#model.getRunTime() + timeLimitSeconds, mip_rel_gap: relativeGap });
    if (nodeLimit !== undefined) this.#model.options.set({ mip_max_nodes: nodeLimit });
    this.#run();
    const status = this.#model.getModelStatus();
    if (status === INFEASIBLE || status === UNBOUNDED_OR_INFEASIBLE)
      throw new DomainError('E_INFEASIBLE', ['constraints']);

    const solution = this.#model.getSolution();
    const values = Float64Array.from(solution.colValue);
    for (const column of this.#integerColumns) values[column] = Math.round(values[column]!);
    const worst = values.length === this.#cost.length ? this.#violation(values) : Infinity;
    if (!(worst <= FEASIBILITY)) {
      if (status === OPTIMAL) throw new Error(`solver called optimal what breaks its limits by ${worst}`);
      throw new SolverStopped(status);
    }
    const objective = this.#objective(values);
    const isMixed = this.#integerColumns.length > 0;
    const proven = status === OPTIMAL ? objective : -Infinity;
    const bound = isMixed ? Math.min(objective, this.#model.info.get('mip_dual_bound') as number) : proven;
    return {
      status: status === OPTIMAL ? 'OPTIMAL' : 'LIMIT',
      values,
      objective,
      bound,
      rowDuals: isMixed ? new Float64Array(0) : Float64Array.from(solution.rowDual),
    };
  }

  #run(): void {
    try {
      this.#model.run();
    } catch (error) {
      const isKnown = this.#hessian && this.#model.getModelStatus() === SOLVE_ERROR;
      if (!isKnown) throw error;
      throw new InexactSolution(Float64Array.from(this.#model.getSolution().colValue), { cause: error });
    }
  }

  #objective(values: Float64Array): number {
    let sum = 0;
    this.#cost.forEach((cost, column) => (sum += cost * values[column]!));
    if (!this.#hessian) return sum;
    const { starts, indices, values: entries } = this.#hessian;
    for (let j = 0; j < values.length; j++) {
      for (let at = starts[j]!; at < starts[j + 1]!; at++) {
        const i = indices[at]!;
        sum += (i === j ? 0.5 : 1) * entries[at]! * values[i]! * values[j]!;
      }
    }
    return sum;
  }

  /** By the solver's own clock, all solutions of this programme together. */
  secondsSpent(): number {
    return this.#model.getRunTime();
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
  const highs = await solver();
  const open = new OpenProgramme(highs, programme);
  openCount++;
  try {
    return use(open);
  } finally {
    open.dispose();
    openCount--;
    memoryBytes = highs.memoryBytes;
    if (memoryBytes > RECYCLE_BYTES && openCount === 0) loading = undefined;
  }
}

/** Solves one programme once. Errors as `OpenProgramme.solve`. */
export function solveProgramme(programme: Programme, options: SolveOptions): Promise<ProgrammeSolution> {
  return withProgramme(programme, (open) => open.solve(options));
}
