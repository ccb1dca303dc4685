import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type { z } from 'zod';

import { benchShape, coverageShape, goldenShape, varBacktestShape, walkShape } from './evidence-shapes.ts';
import { markdownTable } from './markdown-table.ts';

const run = promisify(execFile);
const GIT_PATIENCE_MS = 5000;

/** A file of evidence that the page expects: what it is called, how it is read, and what makes it. */
export interface EvidenceKind<Content> {
  /** Of a file whose name carries its date, the newest is taken. */
  readonly pattern: RegExp;
  /** As people read it, such as `bench-engine-DATE.json`. */
  readonly name: string;
  /** Makes the file anew, from the root of the project. */
  readonly command: string;
  /** @throws Error where the text is not what it should be. */
  readonly read: (text: string) => Content;
}

export type EvidenceProblem = 'MISSING' | 'UNREADABLE';

/** What was found: never nothing, so that a missing file is told and not passed over. */
export interface Evidence<Content> {
  /** The file; where there is none, what it would be called. */
  readonly name: string;
  readonly command: string;
  readonly problem: EvidenceProblem | null;
  /** Of the commit that last changed the file; null where it is in none, or where there is no repository. */
  readonly commit: string | null;
  readonly content: Content | null;
}

const jsonOf =
  <Shape extends z.ZodType>(shape: Shape) =>
  (text: string): z.infer<Shape> =>
    shape.parse(JSON.parse(text));

export const goldenEvidence = {
  pattern: /^golden-cases\.json$/,
  name: 'golden-cases.json',
  command: 'npm run evidence:golden',
  read: jsonOf(goldenShape),
};

export const coverageEvidence = {
  pattern: /^coverage-\d{4}-\d{2}-\d{2}\.json$/,
  name: 'coverage-DATE.json',
  command: 'npm run test:deep',
  read: jsonOf(coverageShape),
};

export const benchEvidence = {
  pattern: /^bench-engine-\d{4}-\d{2}-\d{2}\.json$/,
  name: 'bench-engine-DATE.json',
  command: 'npm run bench:engine -- --evidence',
  read: jsonOf(benchShape),
};

export const optimiserEvidence = {
  pattern: /^bench-optimisers-\d{4}-\d{2}-\d{2}\.json$/,
  name: 'bench-optimisers-DATE.json',
  command: 'npm run bench:optimisers -- --evidence',
  read: jsonOf(benchShape),
};

export const walkEvidence = {
  pattern: /^walk-strategies-\d{4}-\d{2}-\d{2}\.json$/,
  name: 'walk-strategies-DATE.json',
  command: 'npm run walk:strategies',
  read: jsonOf(walkShape),
};

export const varBacktestEvidence = {
  pattern: /^var-backtests-\d{4}-\d{2}-\d{2}\.md$/,
  name: 'var-backtests-DATE.md',
  command: 'npm run backtest:models',
  read: (text: string) =>
    varBacktestShape.parse(
      markdownTable(text, [
        'model',
        'level',
        'forecasts',
        'green',
        'yellow',
        'red',
        'exceptions',
        'expected',
        'Kupiec rejects',
      ]).map(({ 'Kupiec rejects': kupiecRejects, ...row }) => ({
        model: row.model,
        level: share(row.level),
        forecasts: Number(row.forecasts),
        green: share(row.green),
        yellow: share(row.yellow),
        red: share(row.red),
        exceptions: Number(row.exceptions),
        expected: Number(row.expected),
        kupiecRejects: share(kupiecRejects),
      })),
    ),
};

/** `95 %` as 0.95; NaN, which no shape lets through, where it is no percentage. */
function share(text: string): number {
  return /^\d+(\.\d+)? ?%$/.test(text) ? Number((Number.parseFloat(text) / 100).toFixed(6)) : Number.NaN;
}

/** The newest file of the kind in the folder, read and checked. */
export async function readEvidence<Content>(dir: string, kind: EvidenceKind<Content>): Promise<Evidence<Content>> {
  const { command, pattern } = kind;
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []; // a folder that is not there holds no file
    throw error;
  });
  const name = names
    .filter((each) => pattern.test(each))
    .toSorted()
    .at(-1);
  if (name === undefined) return { name: kind.name, command, problem: 'MISSING', commit: null, content: null };
  const commit = await commitOf(dir, name);
  try {
    const content = kind.read(await readFile(path.join(dir, name), 'utf8'));
    return { name, command, problem: null, commit, content };
  } catch {
    // whatever is wrong with it: the page names the file and how to make it anew
    return { name, command, problem: 'UNREADABLE', commit, content: null };
  }
}

/** Twelve digits of the commit that last changed the file. An installation without git or without its repository has none. */
async function commitOf(dir: string, name: string): Promise<string | null> {
  try {
    const { stdout } = await run('git', ['log', '-1', '--format=%h', '--abbrev=12', '--', name], {
      cwd: dir,
      timeout: GIT_PATIENCE_MS,
    });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

/** The day in the name of a file; null where it has none. */
export function dayInName(name: string): string | null {
  return /\d{4}-\d{2}-\d{2}/.exec(name)?.[0] ?? null;
}
