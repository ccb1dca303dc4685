import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterAll, describe, expect, it } from 'vitest';

import { samplePanel } from '@convergence/shared/forecast/sample-panel';
import { strategies } from '@convergence/shared/walk-forward/strategies';

import { strategiesCommand } from './strategies-command.ts';
import type { StrategiesReport } from './strategies-command.ts';
import { adjustVolumes, cashReturns, indexReturns } from './strategies-file.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'convergence-strategies-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** Eight shares over 800 days from 2000-01-03 on, one of which leaves in the middle of the walk, and an index. */
function files(): { readonly history: string; readonly universe: string; readonly indices: string } {
  const { symbols, dates, closes } = samplePanel({ seed: 1, instruments: 8, sessions: 800 });
  const end = 650;
  const at = (name: string): string => path.join(dir, name);
  const rows = dates.flatMap((date, t) =>
    symbols.flatMap((symbol, i) =>
      i === 7 && t > end ? [] : [`${date},${symbol},${closes[t * symbols.length + i]!.toFixed(2)}`],
    ),
  );
  writeFileSync(at('history.csv.gz'), gzipSync(`date,symbol,close\n${rows.join('\n')}\n`));
  const names = symbols.map(
    (symbol, i) => `${symbol},equity,${i === 7 ? dates[end + 1] : ''},${dates[i === 7 ? end : 799]}`,
  );
  writeFileSync(at('universe.csv'), `symbol,category,delisted_on,last_date\n${names.join('\n')}\n`);
  writeFileSync(
    at('indices.csv'),
    `date,index,close\n${dates.map((date, t) => `${date},KOSPI200,${300 + (t % 7)}`).join('\n')}\n`,
  );
  return { history: at('history.csv.gz'), universe: at('universe.csv'), indices: at('indices.csv') };
}

async function run(...argv: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const lines: string[] = [];
  const code = await strategiesCommand(argv, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

const months = ['--from', '2001-01', '--to', '2002-02'] as const;

describe('npm run walk:strategies', () => {
  it('prints every strategy beside the index, and writes the same figures as Markdown and JSON', async () => {
    const { history, universe, indices } = files();
    const out = path.join(dir, 'out');
    const { code, text } = await run(
      '--history',
      history,
      '--universe',
      universe,
      '--indices',
      indices,
      '--out',
      out,
      ...months,
    );
    expect(code).toBe(0);
    const names = [...strategies.map(({ name }) => name), 'KOSPI200'];
    expect(text).toContain(`| net of costs | ${names.join(' | ')} |`);
    const [json, markdown] = readdirSync(out).toSorted();
    expect(markdown).toMatch(/^walk-strategies-\d{4}-\d{2}-\d{2}\.md$/);
    expect(text).toContain(readFileSync(path.join(out, markdown!), 'utf8').trim());
    const report = JSON.parse(readFileSync(path.join(out, json!), 'utf8')) as StrategiesReport;
    expect(report.lines.map(({ name }) => name)).toEqual(names);
    expect(report.rebalanceCount).toBe(14);
    expect(report.memberCounts).toEqual([7, 8]); // the one that left is there until its end
    const equal = report.lines.find(({ name }) => name === 'EQUAL_WEIGHT')!;
    expect(equal.trading!.payoutCount).toBe(1);
    expect(JSON.stringify(report)).not.toContain('"nav"'); // no series of prices
  });
  it('charges impact where the history has volumes, beside the market and cash, and nothing of it with --impact off', async () => {
    const { universe } = files();
    const { symbols, dates, closes } = samplePanel({ seed: 1, instruments: 8, sessions: 800 });
    const rows = dates.flatMap((date, t) =>
      symbols.map(
        (symbol, i) => `${date},${symbol},${closes[t * symbols.length + i]!.toFixed(2)},${i === 0 ? 900 : 90_000}`,
      ),
    );
    const history = path.join(dir, 'traded.csv');
    writeFileSync(history, `date,symbol,close,volume\n${rows.join('\n')}\n`);
    const given = ['--history', history, '--universe', universe, '--from', '2001-01', '--to', '2001-06'];
    const out = path.join(dir, 'charged');
    const { code, text } = await run(...given, '--out', out);
    expect(code).toBe(0);
    expect(text).toContain('square-root law with Y = 0.7');
    expect(text).toContain('VALUE_TRADED_WEIGHT: a proxy of the market');
    expect(text).toContain('Cash: 0.0 % a year');
    const read = (folder: string): StrategiesReport =>
      JSON.parse(readFileSync(path.join(folder, readdirSync(folder).toSorted()[0]!), 'utf8')) as StrategiesReport;
    const charged = read(out).lines.find(({ name }) => name === 'EQUAL_WEIGHT')!;
    expect(charged.trading!.execution!.impact).toBeGreaterThan(0);
    expect(charged.trading!.execution!.cappedOrders).toBeGreaterThan(0); // of the first name hardly anybody trades
    const listed = path.join(dir, 'shares.csv');
    writeFileSync(
      listed,
      `symbol,shares_outstanding\n${symbols
        .slice(1)
        .map((symbol) => `${symbol},1000`)
        .join('\n')}\n`,
    );
    const free = path.join(dir, 'free');
    const plain = await run(...given, '--impact', 'off', '--shares', listed, '--out', free);
    expect(plain.text).toContain('neither spread nor market impact');
    expect(plain.text).toContain(`Without a count, so without weight: ${symbols[0]}.`);
    const uncharged = read(free).lines.find(({ name }) => name === 'EQUAL_WEIGHT')!;
    expect(uncharged.trading!.execution).toBeNull();
    expect(uncharged.endNav).not.toBe(charged.endNav);
    expect((await run(...given, '--impact', '6')).code).toBe(2);
  });
  it('says what the interval of a difference allows it to say', async () => {
    const { history, universe } = files();
    const { text } = await run('--history', history, '--universe', universe, ...months);
    expect(text).toMatch(/^MIN_CVAR: (no advantage over equal weight is shown|a (higher|lower) Sharpe ratio)/m);
    expect(text).not.toMatch(/^EQUAL_WEIGHT: /m);
  });
  it('says what is missing and exits with 2, or with 1 for a file at fault', async () => {
    const { history, universe } = files();
    expect((await run()).code).toBe(2);
    expect((await run('--history', history, '--universe', universe)).code).toBe(2);
    expect(await run('--history', 'none.csv', '--universe', universe, ...months)).toMatchObject({
      code: 2,
      text: 'No such file: none.csv',
    });
    const given = ['--history', history, '--universe', universe, ...months] as const;
    expect((await run(...given, '--category', 'bond')).text).toBe('The universe has no name of these categories.');
    const bad = path.join(dir, 'bad.csv');
    writeFileSync(bad, 'date,index,close\n2001-01-02,KOSDAQ,900\n');
    expect(await run(...given, '--indices', bad)).toEqual({ code: 1, text: 'The file has no index KOSPI200.' });
    expect(
      await run('--history', history, '--universe', universe, '--from', '2000-02', '--to', '2000-03'),
    ).toMatchObject({ code: 1, text: expect.stringContaining('E_HISTORY_TOO_SHORT') });
  });
});

it('lets cash earn the rate that was in force, by calendar days', () => {
  const rates = [{ from: '2024-01-01', rate: 0.0365 }];
  expect([...cashReturns(['2023-12-29', '2024-01-02', '2024-01-05'], rates)]).toEqual([0, 0, 0.0365 * (3 / 365)]);
});

it('buys an index once, and keeps its level on a day without one', () => {
  const closes = new Map([
    ['2024-01-02', 100],
    ['2024-01-04', 110],
  ]);
  const returns = indexReturns(['2024-01-02', '2024-01-03', '2024-01-04'], closes, 1_000_000);
  expect(returns[0]).toBe(-0.001);
  expect(returns[1]).toBe(0);
  expect(returns[2]).toBeCloseTo(0.1, 12);
  expect(() => indexReturns(['2024-01-01'], closes, 0)).toThrow('no level on 2024-01-01');
});

it('brings volumes before a split to the shares of the adjusted closes', async () => {
  const file = path.join(dir, 'splits.csv');
  writeFileSync(file, 'symbol,effective_date,kind,ratio\nA,2024-01-03,stock split,5\nB,2024-01-03,spin-off,\n');
  const volumes = Float64Array.of(10, 1, Number.NaN, 1, 50, 1);
  await adjustVolumes(volumes, { symbols: ['A', 'B'], dates: ['2024-01-01', '2024-01-02', '2024-01-03'] }, file);
  expect([...volumes]).toEqual([50, 1, Number.NaN, 1, 50, 1]);
});
