import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { runGoldenOp } from './golden.ts';
import { goldenDifferences, shareOfTolerance, type GoldenCase } from './golden-cases.ts';
import { engineVersion } from './simulation/engine-version.ts';

/**
 * Operations of the specification that no code answers yet. Whoever builds one takes it off this list; nothing is added
 * to it, so it can only become shorter.
 */
const NOT_BUILT_YET: readonly string[] = [];

const root = join(import.meta.dirname, '..');

/** Name and content of every JSON file of a folder of this workspace, by name. */
function read(folder: string): { readonly file: string; readonly content: unknown }[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => ({ file, content: JSON.parse(readFileSync(join(root, folder, file), 'utf8')) as unknown }));
}

interface Family {
  readonly family: string;
  readonly cases: readonly GoldenCase[];
}

/** A leaf of `golden-threat`: a value with the way it is compared; anything else is compared as it stands. */
interface Leaf {
  readonly value: unknown;
  readonly tolRel?: number;
  readonly tolAbs?: number;
  readonly exact?: boolean;
  readonly comparison?: '<=' | '>=';
}

interface ThreatFile {
  readonly cases: readonly {
    readonly name: string;
    readonly kind: string;
    readonly inputs: object;
    readonly expected: object;
    readonly how?: string;
    readonly source?: string;
  }[];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isLeaf = (value: unknown): value is Leaf & Record<string, unknown> =>
  isObject(value) &&
  'value' in value &&
  ('tolRel' in value || 'tolAbs' in value || 'exact' in value || 'comparison' in value);

/** Where an answer leaves what is expected; empty when it passes. Keys beyond the expected ones are the answer's own affair. */
function threatDifferences(path: string, actual: unknown, expected: unknown, deviations: number[]): string[] {
  if (isLeaf(expected)) return leafDifferences(path, actual, expected.value, expected, deviations);
  if (!isObject(expected)) return leafDifferences(path, actual, expected, { value: expected, exact: true }, deviations);
  if (!isObject(actual)) return [`${path}: ${String(actual)} is no object`];
  if (Array.isArray(expected) && (!Array.isArray(actual) || actual.length !== expected.length))
    return [`${path}: other length`];
  return Object.entries(expected).flatMap(([key, value]) =>
    threatDifferences(`${path}.${key}`, actual[key], value, deviations),
  );
}

function leafDifferences(path: string, actual: unknown, expected: unknown, how: Leaf, deviations: number[]): string[] {
  if (isObject(expected)) {
    if (!isObject(actual)) return [`${path}: ${String(actual)} is no object`];
    if (Object.keys(actual).length !== Object.keys(expected).length) return [`${path}: other length`];
    return Object.entries(expected).flatMap(([key, value]) =>
      leafDifferences(`${path}.${key}`, actual[key], value, how, deviations),
    );
  }
  if (typeof actual === 'number' && typeof expected === 'number' && !how.comparison)
    deviations.push(shareOfTolerance(actual, expected, allowedBy(how, expected)));
  return passes(actual, expected, how) ? [] : [`${path}: ${String(actual)}, expected ${String(expected)}`];
}

function passes(actual: unknown, expected: unknown, how: Leaf): boolean {
  if (how.exact || typeof expected !== 'number') return actual === expected;
  if (typeof actual !== 'number' || Number.isNaN(actual)) return false;
  if (how.comparison === '<=') return actual <= expected;
  if (how.comparison === '>=') return actual >= expected;
  return Math.abs(actual - expected) <= allowedBy(how, expected);
}

function allowedBy({ tolRel, tolAbs, exact }: Leaf, expected: number): number {
  if (exact) return 0;
  return tolRel === undefined ? (tolAbs ?? 0) : tolRel * Math.abs(expected);
}

/** Feasibility of weights and money (quant-spec Q14). */
const FEASIBLE = 1e-7;

interface WeightLimits {
  readonly lower: number;
  readonly upper: number;
  readonly groups: readonly { readonly members: readonly number[]; readonly min: number; readonly max: number }[];
  readonly previousWeights?: readonly number[];
  readonly maxTurnover?: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const dot = (a: readonly number[], b: readonly number[]): number => sum(a.map((value, i) => value * b[i]!));

function weightProblems(weights: readonly number[], limits: WeightLimits): string[] {
  const turnover = limits.previousWeights ? sum(weights.map((w, i) => Math.abs(w - limits.previousWeights![i]!))) : 0;
  const inGroup = (members: readonly number[]): number => sum(members.map((i) => weights[i]!));
  return [
    ...(Math.abs(sum(weights) - 1) > FEASIBLE ? ['weights do not add up to 1'] : []),
    ...(weights.some((w) => w < limits.lower - FEASIBLE || w > limits.upper + FEASIBLE)
      ? ['a weight is out of bounds']
      : []),
    ...limits.groups
      .filter(({ members, min, max }) => inGroup(members) < min - FEASIBLE || inGroup(members) > max + FEASIBLE)
      .map(({ members }) => `group ${members.join(' ')} is out of bounds`),
    ...(turnover > (limits.maxTurnover ?? Infinity) + FEASIBLE ? ['turnover is too large'] : []),
  ];
}

/** CVaR by its definition, from any losses; written here again so that the engine is not its own judge. */
function cvar(losses: readonly number[], alpha: number): number {
  const sorted = losses.toSorted((a, b) => b - a);
  let left = (1 - alpha) * losses.length;
  let total = 0;
  for (const loss of sorted) {
    const taken = Math.min(1, left);
    total += taken * loss;
    left -= taken;
    if (left <= 1e-9) break;
  }
  return total / ((1 - alpha) * losses.length);
}

type Answer = Readonly<Record<string, unknown>>;
/** Judges an answer whose decision may differ while its objective may not; `deviations` as in `goldenDifferences`. */
type Judge = (golden: GoldenCase, answer: Answer, deviations: number[]) => string[];

/** The expected keys alone, with the decision replaced by what it is worth. */
function compareOnly(golden: GoldenCase, keys: readonly string[], recomputed: Answer, deviations: number[]): string[] {
  const expected = Object.fromEntries(Object.entries(golden.expected).filter(([key]) => keys.includes(key)));
  return goldenDifferences({ ...golden, expected }, recomputed, deviations);
}

const minimumCvarJudge: Judge = (golden, answer, deviations) => {
  const input = golden.input as WeightLimits & {
    readonly returns: readonly (readonly number[])[];
    readonly alpha: number;
    readonly minReturn?: number;
  };
  const weights = answer['weights'] as readonly number[];
  const means = weights.map((_, i) => sum(input.returns.map((row) => row[i]!)) / input.returns.length);
  const losses = input.returns.map((row) => -dot(row, weights));
  return [
    ...weightProblems(weights, input),
    ...(dot(means, weights) < (input.minReturn ?? -Infinity) - FEASIBLE ? ['the mean return is too small'] : []),
    ...compareOnly(golden, ['cvar'], { cvar: cvar(losses, input.alpha) }, deviations),
  ];
};

const wholeSharesJudge: Judge = (golden, answer, deviations) => {
  const input = golden.input as {
    readonly prices: readonly number[];
    readonly targetWeights: readonly number[];
    readonly budget: number;
    readonly cashPenalty: number;
  };
  const shares = answer['shares'] as readonly number[];
  const cash = input.budget - dot(input.prices, shares);
  const distance = sum(
    shares.map((count, i) => Math.abs(count * input.prices[i]! - input.targetWeights[i]! * input.budget)),
  );
  return [
    ...shareProblems(shares),
    ...(cash < 0 || answer['cash'] !== cash ? ['cash is not what the shares leave over'] : []),
    ...compareOnly(golden, ['objective'], { objective: distance + input.cashPenalty * cash }, deviations),
  ];
};

const cvarWholeSharesJudge: Judge = (golden, answer, deviations) => {
  const input = golden.input as {
    readonly returns: readonly (readonly number[])[];
    readonly alpha: number;
    readonly prices: readonly number[];
    readonly budget: number;
    readonly minInvested: number;
    readonly maxNames: number;
  };
  const shares = answer['shares'] as readonly number[];
  const amounts = shares.map((count, i) => count * input.prices[i]!);
  const invested = sum(amounts);
  const losses = input.returns.map((row) => -dot(row, amounts));
  return [
    ...shareProblems(shares),
    ...(invested > input.budget || invested < input.minInvested ? ['the amount invested is out of bounds'] : []),
    ...(shares.filter((count) => count > 0).length > input.maxNames ? ['too many names'] : []),
    ...compareOnly(golden, ['cvarKrw'], { cvarKrw: cvar(losses, input.alpha) }, deviations),
  ];
};

function shareProblems(shares: readonly number[]): string[] {
  return shares.every((count) => Number.isSafeInteger(count) && count >= 0) ? [] : ['shares are not whole'];
}

/** Weights with one optimum are compared, must be feasible, and the figures are recomputed from them. */
const meanVarianceJudge: Judge = (golden, answer, deviations) => {
  if (golden.expected['status'] !== undefined) return goldenDifferences(golden, answer, deviations);
  const input = golden.input as WeightLimits & {
    readonly cov: readonly (readonly number[])[];
    readonly mu?: readonly number[];
    readonly riskFree?: number;
  };
  const weights = answer['weights'] as readonly number[];
  const variance = dot(
    weights,
    input.cov.map((row) => dot(row, weights)),
  );
  const expectedReturn = input.mu ? dot(input.mu, weights) : undefined;
  const volatility = Math.sqrt(variance);
  const sharpe = expectedReturn === undefined ? undefined : (expectedReturn - (input.riskFree ?? 0)) / volatility;
  return [
    ...weightProblems(weights, input),
    ...goldenDifferences(golden, { weights, variance, volatility, expectedReturn, sharpe }, deviations),
  ];
};

/** Any parameters pass whose likelihood is higher than the expected one. */
const garchFitJudge: Judge = (golden, answer, deviations) => {
  const expected = golden.expected['logLik'];
  const isBetter = typeof expected === 'number' && (answer['logLik'] as number) > expected;
  return isBetter ? [] : goldenDifferences(golden, answer, deviations);
};

const judges: Readonly<Record<string, Judge>> = {
  'opt.minCvar': minimumCvarJudge,
  'opt.wholeShares': wholeSharesJudge,
  'opt.minCvarWholeShares': cvarWholeSharesJudge,
  'opt.minVariance': meanVarianceJudge,
  'opt.minVarianceTargetReturn': meanVarianceJudge,
  'opt.maxSharpe': meanVarianceJudge,
  'garch11.fit': garchFitJudge,
};

interface Trial {
  readonly set: 'golden' | 'golden-threat';
  readonly family: string;
  readonly id: string;
  readonly op: string;
  readonly kind: string;
  readonly source: string | null;
  readonly method: string | null;
  readonly input: object;
  problems(answer: Answer, deviations: number[]): string[];
}

const marketTrials = read('golden').flatMap(({ content }) => {
  const { family, cases } = content as Family;
  return cases.map((golden): Trial => ({
    set: 'golden',
    family,
    id: golden.id,
    op: golden.op,
    kind: golden.kind,
    source: golden.source ?? null,
    method: golden.method ?? null,
    input: golden.input,
    problems: (answer, deviations) => (judges[golden.op] ?? goldenDifferences)(golden, answer, deviations),
  }));
});

const threatTrials = read('golden-threat').flatMap(({ file, content }) => {
  const family = file.replace(/\.json$/, '');
  return (content as ThreatFile).cases.map((golden): Trial => ({
    set: 'golden-threat',
    family,
    id: golden.name,
    op: `threat.${family.replace(/^\d+-/, '')}`,
    kind: golden.kind,
    source: golden.source ?? null,
    method: golden.how ?? null,
    input: golden.inputs,
    problems: (answer, deviations) => threatDifferences('answer', answer, golden.expected, deviations),
  }));
});

const trials = [...marketTrials, ...threatTrials];

/** One case as the verification page shows it. */
interface Verdict extends Omit<Trial, 'input' | 'problems'> {
  readonly passed: boolean;
  /** Of all numbers compared, as a share of what is allowed; null: no number was, or one is beyond any tolerance. */
  readonly largestDeviation: number | null;
}
const verdicts: Verdict[] = [];

function record(
  { set, family, id, op, kind, source, method }: Trial,
  passed: boolean,
  deviations: readonly number[],
): void {
  const largest = deviations.length > 0 ? Math.max(...deviations) : Number.NaN;
  verdicts.push({
    set,
    family,
    id,
    op,
    kind,
    source,
    method,
    passed,
    largestDeviation: Number.isFinite(largest) ? largest : null,
  });
}

describe('golden cases', () => {
  const built = trials
    .filter(({ op }) => !NOT_BUILT_YET.includes(op))
    .map((trial) => ({ name: `${trial.op}: ${trial.id}`, trial }));
  it.each(built)('$name', async ({ trial }) => {
    const deviations: number[] = [];
    let problems = ['it throws'];
    try {
      const answer = await runGoldenOp(trial.op, structuredClone(trial.input));
      expect(answer, `${trial.op} answers nothing`).toBeDefined();
      problems = trial.problems(answer as Answer, deviations);
    } finally {
      record(trial, problems.length === 0, deviations);
    }
    expect(problems).toEqual([]);
  });
});

/** What the verification page reads; with GOLDEN_EVIDENCE=1 (`npm run evidence:golden`) also the copy that is committed. */
afterAll(() => {
  // A run of chosen tests is no evidence.
  if (verdicts.length !== trials.length) return;
  const spelling = ({ set, family, id }: Verdict): string => `${set} ${family} ${id}`;
  const cases = verdicts.toSorted((a, b) => (spelling(a) < spelling(b) ? -1 : 1));
  const report = { schema: 'golden-cases/1', date: new Date().toISOString().slice(0, 10), engineVersion, cases };
  const targets = ['artifacts/verification/golden.json'];
  if (process.env['GOLDEN_EVIDENCE'] === '1') targets.push('mdfiles/evidence/golden-cases.json');
  for (const target of targets) {
    const file = join(root, '..', target);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
  }
});

it('leaves out exactly the operations that are named as not built yet', async () => {
  const first = new Map(trials.toReversed().map((trial) => [trial.op, trial.input]));
  const unanswered: string[] = [];
  for (const [op, input] of first) {
    if ((await runGoldenOp(op, structuredClone(input))) === undefined) unanswered.push(op);
  }
  expect(unanswered.toSorted()).toEqual(NOT_BUILT_YET);
});
