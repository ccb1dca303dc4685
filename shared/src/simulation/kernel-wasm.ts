import { DomainError } from '../errors.ts';
import { createIssuerJumps } from '../threat/issuer-events.ts';
import type { IssuerJumps } from '../threat/issuer-events.ts';
import { memoryFor } from './kernel-memory.ts';
import type { KernelMemory } from './kernel-memory.ts';
import type { KernelPlan, PathKernel } from './kernel-plan.ts';
import { startOf } from './kernel-plan.ts';
import type { GbmMarket } from './market-law.ts';

/** Paths side by side in the kernel. */
const LANES = 4;
const TWO_32 = 4294967296;
const LANE_BYTES = LANES * 8;
const JUMP_BYTES = 16;
/** The list of draws in the tail holds 16-bit numbers of (asset, lane). */
const MOST_ASSETS = 65536 / LANES;
/** Other amounts whose values along the group are remembered. */
const MOST_REVALUATIONS = 256;

/** What a group came to, by lane. */
interface GroupResult {
  readonly amounts: Float64Array;
  cashKrw: number;
  readonly endValue: Float64Array;
  readonly maximumDrawdown: Float64Array;
}

function emptyResult(assets: number): GroupResult {
  return {
    amounts: new Float64Array(assets),
    cashKrw: Number.NaN,
    endValue: new Float64Array(LANES),
    maximumDrawdown: new Float64Array(LANES),
  };
}

/** The lower triangle in blocks of four rows, column by column, as the kernel reads it. */
function blockedFactor({ factor, drift }: GbmMarket, padded: number): Float64Array {
  const assets = drift.length;
  const blocks = new Float64Array(padded * padded);
  for (let i = 0; i < assets; i++) {
    const block = (i & ~3) * padded + (i & 3);
    for (let k = 0; k <= i; k++) blocks[block + 4 * k] = factor[i * assets + k]!;
  }
  return blocks;
}

/**
 * The kernel in WebAssembly. Paths that are asked for in ascending order are simulated in groups of four and served one after
 * the other; a path asked for by itself is simulated alone. Both give the same bits.
 */
export class WasmKernel implements PathKernel {
  endValue = 0;
  maximumDrawdown = 0;
  limitedCells = 0;
  readonly #plan: KernelPlan;
  readonly #assets: number;
  /** Assets in memory: a multiple of four, the last ones held by nobody and without any move. */
  readonly #padded: number;
  readonly #base: GroupResult;
  readonly #limited = new Float64Array(LANES);
  /** By asset and lane. */
  readonly #growth: Float64Array;
  readonly #jumps: readonly IssuerJumps[] = Array.from({ length: LANES }, createIssuerJumps);
  readonly #given: readonly Float64Array[];
  readonly #sessionScale: readonly Float64Array[];
  readonly #revaluations: GroupResult[] = [];
  #revaluationCount = 0;
  #lastRevaluation = 0;
  /** First path of the group; −1: none yet. */
  #first = -1;
  /** The one lane of the group that is meant; −1: all. */
  #onlyLane = -1;
  #path = -2;
  /** Growth of every session stays in memory from the first time on that it is needed. */
  #keeps = false;
  #isKept = false;
  #addresses = { results: 0, growth: 0, paths: 0, jumps: 0, returns: 0, amounts: 0, sessionScale: 0 };

  /** @throws DomainError E_RANGE beyond 16,384 assets. */
  constructor(plan: KernelPlan) {
    const assets = plan.amounts.length;
    if (assets > MOST_ASSETS) throw new DomainError('E_RANGE', ['amounts']);
    this.#plan = plan;
    this.#assets = assets;
    this.#padded = Math.ceil(assets / 4) * 4;
    this.#base = emptyResult(assets);
    this.#growth = new Float64Array(this.#padded * LANES);
    const given = plan.law.model === 'GIVEN' ? LANES : 0;
    this.#given = Array.from({ length: given }, () => new Float64Array(plan.sessions * assets));
    const scaled = plan.sessionScale ? LANES : 0;
    this.#sessionScale = Array.from({ length: scaled }, () => new Float64Array(plan.sessions).fill(1));
  }

  simulate(path: number): void {
    if (!this.#holds(path)) {
      const lane = path % LANES;
      this.#first = path - lane;
      const isAscending = path === this.#path + 1 || (lane === 0 && this.#path < 0);
      this.#onlyLane = isAscending ? -1 : lane;
      this.#drawOutside();
      this.#run();
    }
    this.#path = path;
    this.limitedCells = this.#limited[path - this.#first]!;
    this.#serve(this.#base);
  }

  #holds(path: number): boolean {
    const lane = path - this.#first;
    return this.#first >= 0 && lane >= 0 && lane < LANES && (this.#onlyLane < 0 || this.#onlyLane === lane);
  }

  #serve({ endValue, maximumDrawdown }: GroupResult): void {
    const lane = this.#path - this.#first;
    this.endValue = endValue[lane]!;
    this.maximumDrawdown = maximumDrawdown[lane]!;
  }

  /** What TypeScript draws for the group, before the memory is taken: a source may run a kernel of its own. */
  #drawOutside(): void {
    const { law, jumps, sessionScale } = this.#plan;
    for (let lane = 0; lane < LANES; lane++) {
      const isMeant = this.#onlyLane < 0 || this.#onlyLane === lane;
      this.#jumps[lane]!.count = 0;
      if (isMeant) jumps?.(this.#first + lane, this.#jumps[lane]!);
      if (isMeant) sessionScale?.(this.#first + lane, this.#sessionScale[lane]!);
      if (isMeant && law.model === 'GIVEN') law.source(this.#first + lane, this.#given[lane]!);
    }
  }

  #run(): void {
    const { law, amounts, cashKrw } = this.#plan;
    const memory = this.#memory();
    this.#writePaths(memory);
    this.#writeReturns(memory);
    this.#writeSessionScale(memory);
    this.#writeJumps(memory);
    this.#writeAmounts(memory, amounts, cashKrw);
    if (law.model === 'GBM') memory.exports.gbm(memory.group);
    else if (law.model === 'FILTERED_HISTORICAL') memory.exports.filteredHistorical(memory.group);
    else if (law.model === 'STATIONARY_BOOTSTRAP') memory.exports.bootstrap(memory.group);
    else memory.exports.given(memory.group);
    this.#isKept = this.#keeps;
    this.#revaluationCount = 0;
    this.#read(memory, this.#base);
    const results = this.#addresses.results / 8;
    this.#limited.set(memory.float64.subarray(results + 3 * LANES, results + 4 * LANES));
    const last = this.#addresses.growth / 8 + (this.#keeps ? this.#plan.sessions * this.#growth.length : 0);
    this.#growth.set(memory.float64.subarray(last, last + this.#growth.length));
  }

  #read({ float64 }: KernelMemory, result: GroupResult): void {
    const from = this.#addresses.results / 8;
    for (let lane = 0; lane < LANES; lane++) {
      result.endValue[lane] = float64[from + lane]!;
      result.maximumDrawdown[lane] = float64[from + 2 * LANES + lane]!;
    }
  }

  /** The memory with the tables of this kernel in it. */
  #memory(): KernelMemory {
    const memory = memoryFor(this);
    if (memory.owner !== this) {
      memory.owner = null;
      this.#layOut(memory);
      memory.owner = this;
      this.#isKept = false;
    }
    return memory;
  }

  #layOut(memory: KernelMemory): void {
    const { seed, sessions, limit } = this.#plan;
    const padded = this.#padded;
    memory.clear();
    memory.setInteger('assets', padded);
    memory.setInteger('sessions', sessions);
    memory.setInteger('seedLow', seed);
    memory.setInteger('seedHigh', seed / TWO_32);
    memory.setInteger('isKept', this.#keeps ? 1 : 0);
    memory.setNumber('upper', limit.upper);
    memory.setNumber('lower', limit.lower);
    memory.setNumber('upperGrowth', limit.upperGrowth);
    memory.setNumber('lowerGrowth', limit.lowerGrowth);
    this.#layOutLaw(memory);
    const room = (field: Parameters<KernelMemory['setInteger']>[0], bytes: number): number => {
      const address = memory.allocate(bytes);
      memory.setInteger(field, address);
      return address;
    };
    const byLane = padded * LANE_BYTES;
    room('hoisted', byLane);
    room('centred', byLane);
    room('normals', byLane);
    room('tails', padded * LANES * 2 + 16); // what fills up its last eight entries is written 16 bytes long
    room('keys', 320);
    room('wanted', byLane);
    room('carry', byLane);
    room('variance', byLane);
    this.#addresses = {
      paths: room('paths', 32),
      amounts: room('amounts', padded * 8),
      results: room('results', 4 * LANE_BYTES),
      growth: room('growth', this.#keeps ? (sessions + 1) * byLane : byLane),
      returns: room('returns', this.#given.length * sessions * padded * 8),
      jumps: room('jumps', sessions * 4),
      sessionScale: room('sessionScale', this.#sessionScale.length * sessions * 8),
    };
    if (this.#sessionScale.length === 0) memory.setInteger('sessionScale', 0);
  }

  #layOutLaw(memory: KernelMemory): void {
    const { law, overlay, expectedReturn } = this.#plan;
    const assets = this.#assets;
    const padded = this.#padded;
    const table = (field: 'drift' | 'rows' | 'scale' | 'shift', values: Float64Array): void =>
      memory.setTable(field, values, assets, padded);
    table('drift', law.model === 'GBM' || law.model === 'FILTERED_HISTORICAL' ? law.drift : expectedReturn);
    for (const field of ['scale', 'shift'] as const) {
      const values = overlay?.[field] ?? null;
      if (values) table(field, values);
      else memory.setInteger(field, 0);
    }
    if (law.model === 'GBM') memory.setTable('factor', blockedFactor(law, padded), padded, padded);
    if (law.model === 'STATIONARY_BOOTSTRAP' || law.model === 'FILTERED_HISTORICAL') {
      memory.setInteger('rowCount', law.rowCount);
      memory.setNumber('restartProbability', law.restartProbability);
      table('rows', law.model === 'FILTERED_HISTORICAL' ? law.residuals : law.rows);
    }
    if (law.model === 'FILTERED_HISTORICAL') {
      const parameters = new Float64Array(4 * assets);
      [law.omega, law.alpha, law.beta, law.firstVariance].forEach((values, at) => parameters.set(values, at * assets));
      memory.setTable('garch', parameters, assets, padded);
    }
  }

  #writePaths({ uint32 }: KernelMemory): void {
    const at = this.#addresses.paths / 4;
    for (let lane = 0; lane < LANES; lane++) {
      const path = this.#first + lane;
      uint32[at + lane] = path;
      uint32[at + LANES + lane] = path / TWO_32;
    }
  }

  #writeReturns(memory: KernelMemory): void {
    const bytes = this.#plan.sessions * this.#padded * 8;
    this.#given.forEach((returns, lane) =>
      memory.writeRows(this.#addresses.returns + lane * bytes, returns, this.#assets, this.#padded),
    );
  }

  /** By session and lane. */
  #writeSessionScale({ float64 }: KernelMemory): void {
    const from = this.#addresses.sessionScale / 8;
    this.#sessionScale.forEach((factors, lane) => {
      for (let session = 0, at = from + lane; session < factors.length; session++, at += LANES)
        float64[at] = factors[session]!;
    });
  }

  /** Chains the jumps of each session, backwards, so that the first of the list is the first of its chain. */
  #writeJumps(memory: KernelMemory): void {
    const count = this.#jumps.reduce((sum, jumps) => sum + jumps.count, 0);
    memory.reserve(memory.end + count * JUMP_BYTES);
    const { uint32, float64 } = memory;
    const heads = this.#addresses.jumps / 4;
    uint32.fill(0, heads, heads + this.#plan.sessions);
    let at = memory.end;
    for (let lane = 0; lane < LANES; lane++) {
      const jumps = this.#jumps[lane]!;
      for (let j = jumps.count - 1; j >= 0; j--, at += JUMP_BYTES) {
        const head = heads + jumps.session[j]!;
        uint32[at / 4] = (jumps.holding[j]! * LANES + lane) * 8;
        uint32[at / 4 + 1] = uint32[head]!;
        float64[at / 8 + 1] = jumps.logJump[j]!;
        uint32[head] = at;
      }
    }
  }

  #writeAmounts(memory: KernelMemory, amounts: Float64Array, cashKrw: number): void {
    memory.writeRows(this.#addresses.amounts, amounts, this.#assets, this.#padded);
    memory.setNumber('cash', cashKrw);
    memory.setNumber('start', startOf(amounts, cashKrw));
  }

  revalue(amounts: Float64Array, cashKrw: number): void {
    let known = this.#knownRevaluation(amounts, cashKrw);
    if (known < 0) {
      known = this.#revaluationCount < MOST_REVALUATIONS ? this.#revaluationCount++ : 0;
      const result = (this.#revaluations[known] ??= emptyResult(this.#assets));
      this.#revalueGroup(result, amounts, cashKrw);
    }
    this.#lastRevaluation = known;
    this.#serve(this.#revaluations[known]!);
  }

  /** Callers value the same few amounts on every path, so the one after the last is tried first. */
  #knownRevaluation(amounts: Float64Array, cashKrw: number): number {
    const count = this.#revaluationCount;
    for (let tried = 0; tried < count; tried++) {
      const at = (this.#lastRevaluation + 1 + tried) % count;
      const known = this.#revaluations[at]!;
      if (known.cashKrw === cashKrw && known.amounts.every((amount, i) => amount === amounts[i])) return at;
    }
    return -1;
  }

  /** The memory with the growth after every session of the group in it. */
  #keptMemory(): KernelMemory {
    if (!this.#keeps) {
      this.#keeps = true;
      const memory = memoryFor(this);
      if (memory.owner === this) memory.owner = null; // to be laid out with room for every session
    }
    const memory = this.#memory();
    if (this.#isKept) return memory;
    const count = this.#revaluationCount;
    this.#run();
    this.#revaluationCount = count;
    return this.#memory();
  }

  #revalueGroup(result: GroupResult, amounts: Float64Array, cashKrw: number): void {
    const memory = this.#keptMemory();
    this.#writeAmounts(memory, amounts, cashKrw);
    memory.exports.revalue(memory.group);
    result.amounts.set(amounts);
    result.cashKrw = cashKrw;
    this.#read(memory, result);
  }

  copyGrowth(out: Float64Array): void {
    const lane = this.#path - this.#first;
    for (let i = 0; i < out.length; i++) out[i] = this.#growth[i * LANES + lane]!;
  }

  copySessionGrowth(out: Float64Array): void {
    const { float64 } = this.#keptMemory();
    const byLane = this.#growth.length;
    const lane = this.#path - this.#first;
    let after = this.#addresses.growth / 8 + byLane + lane; // the first table is the growth before the first session
    for (let to = 0; to < out.length; to += this.#assets, after += byLane)
      for (let i = 0; i < this.#assets; i++) out[to + i] = float64[after + i * LANES]!;
  }
}
