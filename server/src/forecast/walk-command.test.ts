import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterAll, expect, it } from 'vitest';

import { samplePanel } from '@convergence/shared/forecast/sample-panel';

import { walkCommand } from './walk-command.ts';
import type { WalkReport } from './walk-command.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'convergence-walk-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** A history of eight shares, gzipped, and a universe that names the first six. */
function files(): { readonly history: string; readonly universe: string } {
  const { symbols, dates, closes } = samplePanel({ seed: 1, instruments: 8, sessions: 700 });
  const lines = dates.flatMap((date, t) =>
    symbols.map((symbol, i) => `${date},${symbol},${closes[t * symbols.length + i]!.toFixed(2)}`),
  );
  const [history, universe] = [path.join(dir, 'history.csv.gz'), path.join(dir, 'universe.csv')];
  writeFileSync(history, gzipSync(`date,symbol,close\n${lines.join('\n')}\n`));
  const kinds = symbols.map((symbol, i) => `${symbol},${i < 6 ? 'equity' : 'bond'}`);
  writeFileSync(universe, `symbol,category\n${kinds.join('\n')}\n`);
  return { history, universe };
}

async function run(...argv: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const lines: string[] = [];
  const code = await walkCommand(argv, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

it('prints a table for each model, whatever it says, and takes what the universe names', async () => {
  const { history, universe } = files();
  const { code, text } = await run('--history', history, '--universe', universe, '--category', 'equity');
  expect(code).toBe(0);
  expect(text).toContain('6 instruments, 700 sessions');
  for (const model of ['EQUILIBRIUM', 'SHRUNKEN_MEAN', 'RIDGE']) expect(text).toContain(`## ${model} 1: `);
  expect(text).toMatch(/at most \d+ MB of memory/);
});

it('prints the same as JSON', async () => {
  const { code, text } = await run('--history', files().history, '--json');
  const report = JSON.parse(text) as WalkReport;
  expect(code).toBe(0);
  expect(report.instrumentCount).toBe(8);
  expect(report.tables.map(({ total }) => total.periodCount)).toEqual([9, 9, 9]); // from session 512 on, every 20, the last ends at 692
});

it('says what is missing and exits with 2, or with 1 for a file at fault', async () => {
  expect((await run()).code).toBe(2);
  expect(await run('--history', path.join(dir, 'none.csv'))).toMatchObject({
    code: 2,
    text: expect.stringContaining('No such file'),
  });
  const bad = path.join(dir, 'bad.csv');
  writeFileSync(bad, 'date,symbol\n2026-01-02,005930\n');
  expect(await run('--history', bad)).toEqual({ code: 1, text: 'The file has no column close.' });
  writeFileSync(bad, 'date,symbol,close\n2026-01-02,005930,0\n');
  expect((await run('--history', bad)).text).toContain('no price above 0');
  writeFileSync(bad, 'date,symbol,close\n2026-01-02,005930,100\n');
  expect((await run('--history', bad)).text).toContain('E_HISTORY_TOO_SHORT');
});
