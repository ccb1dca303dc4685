import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';

import { engineVersion } from '../src/simulation/engine-version.ts';

/** One measured figure. With a floor or a goal it is a promise, and the table says whether it is kept. */
export interface BenchRow {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Least that is promised; for a time or a size (`isAtMost`) the most. */
  readonly floor?: number;
  readonly goal?: number;
  readonly isAtMost?: boolean;
  readonly note?: string;
}

export interface SectionResult {
  readonly title: string;
  readonly rows: readonly BenchRow[];
  /** Anything else worth keeping in the JSON: single rounds, chunk sizes, checks. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A part of the bench in a file of its own, listed in `bench-engine.ts`. */
export interface BenchSection {
  readonly id: string;
  run(): Promise<SectionResult>;
}

/** Rounds of which the median is told. */
export const ROUNDS = 5;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What a piece of work took, in seconds. */
export interface Measured {
  readonly elapsed: number;
  /** Of all its threads: tells the work even where others use the machine too. */
  readonly processor: number;
}

/** A contestant: one call is one measured piece of work. */
export type Contestant = () => Measured | Promise<Measured>;

/** A JavaScript engine translates hot code anew while it runs: a kernel has its final speed after about half a second of work. */
const WARM_SECONDS = 1;

/**
 * Lets contestants take turns, so that whatever else the machine does meets them alike. Before that each has worked for a second,
 * unmeasured.
 *
 * @returns What each round took, by contestant.
 */
export async function interleaved<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  rounds = ROUNDS,
): Promise<Record<Name, Measured[]>> {
  const names = Object.keys(contestants) as Name[];
  const measured = Object.fromEntries(names.map((name): [Name, Measured[]] => [name, []])) as Record<Name, Measured[]>;
  for (const name of names)
    for (let worked = 0; worked < WARM_SECONDS;) worked += (await contestants[name]()).elapsed || WARM_SECONDS;
  for (let round = 0; round < rounds; round++) for (const name of names) measured[name].push(await contestants[name]());
  return measured;
}

/** How many times faster `ours` is than `theirs`: the median of the ratios of the rounds. */
export function timesFaster(
  ours: readonly Measured[],
  theirs: readonly Measured[],
  by: keyof Measured = 'elapsed',
): number {
  return median(ours.map((mine, round) => theirs[round]![by] / mine[by]));
}

/** Measures work in this process, its worker threads included. */
export async function measure(work: () => void | Promise<void>): Promise<Measured> {
  const before = process.cpuUsage();
  const start = performance.now();
  await work();
  const elapsed = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { elapsed, processor: (user + system) / 1e6 };
}

/** Ticks of all processors since the start of the machine; null where there is no /proc. */
function processorTicks(): { readonly idle: number; readonly all: number } | null {
  try {
    const ticks = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.trim().split(/\s+/).slice(1).map(Number);
    return { idle: ticks[3]! + ticks[4]!, all: ticks.slice(0, 8).reduce((sum, tick) => sum + tick, 0) };
  } catch {
    return null;
  }
}

/** Runs something and says what share of the processors was idle meanwhile; null where that cannot be told. */
export async function withIdleShare<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly idleShare: number | null }> {
  const before = processorTicks();
  const result = await work();
  const after = processorTicks();
  const idleShare = before && after ? (after.idle - before.idle) / (after.all - before.all) : null;
  return { result, idleShare };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function verdict({ value, floor, goal, isAtMost = false }: BenchRow): string {
  const keeps = (bound: number): boolean => (isAtMost ? value <= bound : value >= bound);
  if (goal !== undefined && keeps(goal)) return 'goal reached';
  if (floor !== undefined) return keeps(floor) ? 'floor kept' : 'FLOOR MISSED';
  return goal === undefined ? '' : 'goal missed';
}

const digits = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

function tableOf({ title, rows }: SectionResult, idleShare: number | null): string {
  const idle = idleShare === null ? 'unknown' : `${(100 * idleShare).toFixed(0)} %`;
  return [
    `## ${title}`,
    '',
    `Processors idle meanwhile: ${idle}.`,
    '',
    '| what | measured | floor | goal | verdict | note |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(
      (row) =>
        `| ${row.what} | ${digits(row.value)} ${row.unit} | ${row.floor ?? ''} | ${row.goal ?? ''} | ${verdict(row)} | ${row.note ?? ''} |`,
    ),
    '',
  ].join('\n');
}

export interface BenchOptions {
  /** Sections to run; empty: all. */
  readonly only: readonly string[];
  /** Also into mdfiles/evidence, under the date of the run. */
  readonly isEvidence: boolean;
  /** Begins the names of the files. */
  readonly name?: string;
  readonly title?: string;
  readonly rounds?: number;
}

/** Runs the sections one after the other, prints a table of each and leaves all of it as JSON. */
export async function runBench(
  sections: readonly BenchSection[],
  { only, isEvidence, name = 'bench-engine', title = 'Bench of the engine', rounds = ROUNDS }: BenchOptions,
): Promise<void> {
  const before = await withIdleShare(() => pause(1000));
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    node: process.version,
    idleShareBefore: before.idleShare,
  };
  const head = [
    `# ${title}`,
    '',
    `${new Date().toISOString()}; ${machine.processor}, ${machine.cores} cores, Node ${machine.node}; median of ${rounds} rounds,`,
    `contestants take turns; processors idle before the start: ${before.idleShare === null ? 'unknown' : `${(100 * before.idleShare).toFixed(0)} %`}.`,
    '',
  ].join('\n');
  console.log(head);
  const done = [];
  const tables = [head];
  for (const section of sections) {
    if (only.length > 0 && !only.includes(section.id)) continue;
    const { result, idleShare } = await withIdleShare(() => section.run());
    const table = tableOf(result, idleShare);
    console.log(table);
    tables.push(table);
    done.push({ id: section.id, idleShare, ...result });
  }
  const json = `${JSON.stringify({ at: new Date().toISOString(), engineVersion, machine, sections: done }, null, 1)}\n`;
  const peak = `Peak memory of the bench: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB.\n`;
  console.log(peak);
  tables.push(peak);
  const root = path.join(import.meta.dirname, '../..');
  keep(path.join(root, `artifacts/${name}.json`), json);
  if (!isEvidence) return;
  const place = path.join(root, `mdfiles/evidence/${name}-${new Date().toISOString().slice(0, 10)}`);
  keep(`${place}.json`, json);
  keep(`${place}.md`, tables.join('\n'));
}

function keep(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
