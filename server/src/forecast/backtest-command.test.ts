import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterAll, expect, it } from 'vitest';

import { samplePanel } from '@convergence/shared/forecast/sample-panel';

import { backtestCommand } from './backtest-command.ts';
import type { BacktestReport } from './backtest-command.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'convergence-backtest-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** A history of three shares, gzipped; the third has the last 400 sessions only. */
function historyFile(): string {
  const { symbols, dates, closes } = samplePanel({ seed: 1, instruments: 3, sessions: 760 });
  const lines = dates.flatMap((date, t) =>
    symbols.flatMap((symbol, i) =>
      i < 2 || t >= 360 ? [`${date},${symbol},${closes[t * symbols.length + i]!.toFixed(2)}`] : [],
    ),
  );
  const file = path.join(dir, 'history.csv.gz');
  writeFileSync(file, gzipSync(`date,symbol,close\n${lines.join('\n')}\n`));
  return file;
}

async function run(...argv: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const lines: string[] = [];
  const code = await backtestCommand(argv, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

it('counts each instrument once in one zone, and names those whose history is too short', async () => {
  const { code, text } = await run('--history', historyFile(), '--json');
  const report = JSON.parse(text) as BacktestReport;
  expect(code).toBe(0);
  expect(report.instrumentCount).toBe(2);
  expect(report.leftOut).toHaveLength(1);
  expect(report.rows).toHaveLength(20); // five models, two levels, two numbers of forecasts
  for (const { instruments, green, yellow, red } of report.rows) {
    expect(instruments).toBe(2);
    expect(green + yellow + red).toBe(2);
  }
});
it('prints a table, says what a right model would show, and writes the same to a file', async () => {
  const out = path.join(dir, 'report.md');
  const { code, text } = await run('--history', historyFile(), '--out', out);
  expect(code).toBe(0);
  expect(text).toContain('| FILTERED_HISTORICAL | 95 % | 250 |');
  // Of 250 days at 1 %, at most four exceptions have probability 0.892 and ten or more 0.00026.
  expect(text).toContain('| 99 % | 250 | 89.2 % | 10.8 % | 0.03 % | 24.3 % |');
  expect(text.startsWith(readFileSync(out, 'utf8').trimEnd())).toBe(true);
});
it('says what is missing and exits with 2, or with 1 for a file at fault', async () => {
  expect((await run()).code).toBe(2);
  expect((await run('--history', path.join(dir, 'none.csv'))).code).toBe(2);
  const bad = path.join(dir, 'bad.csv');
  writeFileSync(bad, 'date,symbol\n2026-01-02,005930\n');
  expect(await run('--history', bad)).toEqual({ code: 1, text: 'The file has no column close.' });
});
