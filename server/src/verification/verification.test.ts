import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { readEvidence, varBacktestEvidence } from './evidence.ts';
import { markdownTable } from './markdown-table.ts';
import { VerificationService } from './verification.service.ts';
import { verdictOf, verificationView } from './verification-view.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'convergence-evidence-'));
afterAll(() => rmSync(dir, { recursive: true }));
const write = (name: string, content: unknown): void =>
  writeFileSync(path.join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
const view = async () => verificationView(await new VerificationService(dir).evidence());

const golden = (id: string, largestDeviation: number | null, passed = true) => ({
  set: 'golden',
  family: 'returns-stats',
  id,
  kind: id === 'printed' ? 'published' : 'computed',
  source: id === 'printed' ? 'Somebody (1999), table 2' : null,
  passed,
  largestDeviation,
});

it('tells every file that is not there by its name and the command that makes it', async () => {
  const { golden: cases, coverage, bench, optimisers, walk, varBacktests } = await view();
  expect([cases, coverage, bench, optimisers, walk, varBacktests].map(({ file }) => [file.name, file.problem])).toEqual(
    [
      ['golden-cases.json', 'MISSING'],
      ['coverage-DATE.json', 'MISSING'],
      ['bench-engine-DATE.json', 'MISSING'],
      ['bench-optimisers-DATE.json', 'MISSING'],
      ['walk-strategies-DATE.json', 'MISSING'],
      ['var-backtests-DATE.md', 'MISSING'],
    ],
  );
  expect(cases.file.command).toBe('npm run evidence:golden');
  expect(cases.families).toEqual([]);
});

it('sums golden cases by family, with the largest share of a tolerance, and lists what was published', async () => {
  const cases = [golden('one', 0.25), golden('two', null), golden('printed', 0.5), golden('wrong', 3, false)];
  write('golden-cases.json', { date: '2026-11-23', engineVersion: '2.0.0', cases });
  const { file, families, published } = (await view()).golden;
  expect(file).toMatchObject({ problem: null, madeDate: '2026-11-23', engineVersion: '2.0.0', commit: null });
  expect(families).toEqual([
    { set: 'golden', family: 'returns-stats', passedCount: 3, totalCount: 4, largestDeviationRatio: 3 },
  ]);
  expect(published).toEqual([
    { family: 'returns-stats', name: 'printed', source: 'Somebody (1999), table 2', isReproduced: true },
  ]);
});

it.each([
  ['half a file', '{"date": "2026-'],
  ['other words', { hello: 'world' }],
  ['a share above 1', { date: '2026-11-23', engineVersion: '2.0.0', level: 95, rows: [] }],
])('calls a file with %s unreadable instead of hiding it', async (_, content) => {
  write('coverage-2026-11-23.json', content);
  expect((await view()).coverage.file).toMatchObject({
    name: 'coverage-2026-11-23.json',
    problem: 'UNREADABLE',
    madeDate: '2026-11-23',
  });
});

it('shows the newest bench, and whether each figure keeps what was promised', async () => {
  const bench = (at: string, value: number) => ({
    at,
    machine: { processor: 'a processor', cores: 2, node: 'v24.0.0' },
    sections: [
      { id: 'gbm', title: 'GBM', idleShare: 0.9, rows: [{ what: 'speed', value, unit: 'x', floor: 1.5, goal: 2 }] },
    ],
  });
  write('bench-engine-2026-11-22.json', bench('2026-11-22T10:00:00.000Z', 1));
  write('bench-engine-2026-11-23.json', bench('2026-11-23T10:00:00.000Z', 2.5));
  const shown = (await view()).bench;
  expect(shown.file).toMatchObject({ name: 'bench-engine-2026-11-23.json', madeDate: '2026-11-23' });
  expect(shown.machine).toBe('a processor, 2 cores, Node v24.0.0');
  expect(shown.sections[0]!.rows[0]).toMatchObject({ value: 2.5, verdict: 'GOAL_REACHED' });
});

it.each([
  [{ value: 1.6, floor: 1.5, goal: 2 }, 'FLOOR_KEPT'],
  [{ value: 1.4, floor: 1.5, goal: 2 }, 'FLOOR_MISSED'],
  [{ value: 1.4, goal: 2 }, 'GOAL_MISSED'],
  [{ value: 9, goal: 10, isAtMost: true }, 'GOAL_REACHED'],
  [{ value: 11, floor: 10, isAtMost: true }, 'FLOOR_MISSED'],
  [{ value: 1 }, 'NOT_PROMISED'],
] as const)('calls %o %s', (row, verdict) => expect(verdictOf(row)).toBe(verdict));

describe('tables of Markdown', () => {
  const text =
    '# Title\n\n| a | b |\n| --- | ---: |\n| 1 | 2 % |\n| 3 | 4 % |\n\n| a | b |\n| --- | --- |\n| 5 | 6 |\n';
  it('are read from the first that has all columns', () =>
    expect(markdownTable(text, ['b', 'a'])).toEqual([
      { b: '2 %', a: '1' },
      { b: '4 %', a: '3' },
    ]));
  it('are none where a column is missing', () => expect(markdownTable(text, ['c'])).toEqual([]));
  it('are no evidence where a cell is no percentage', async () => {
    write(
      'var-backtests-2026-11-23.md',
      '| model | level | forecasts | green | yellow | red | exceptions | expected | Kupiec rejects |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n| GBM | much | 250 | 70.0 % | 20.0 % | 10.0 % | 5.4 | 2.5 | 33.3 % |\n',
    );
    expect((await readEvidence(dir, varBacktestEvidence)).problem).toBe('UNREADABLE');
  });
});

it('can read every file of evidence that is committed', async () => {
  const committed = await new VerificationService(
    path.join(import.meta.dirname, '../../../mdfiles/evidence'),
  ).evidence();
  const problems = Object.values(committed).map(({ name, problem }) => `${name} ${problem}`);
  expect(problems.filter((each) => each.endsWith('UNREADABLE'))).toEqual([]);
  expect(committed.golden.problem).toBeNull();
});
