import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { itemChartOutputs } from './answers.ts';
import { loadReplay } from './replay-market.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});
afterEach(() => rm(folder, { recursive: true }));

const history = [
  'date,symbol,open,high,low,close,volume',
  '2024-01-03,005930,11,12,9,12,7',
  '2024-01-02,005930,10,12,9,11,',
  '2024-01-04,000660,20,21,19,20,5',
].join('\r\n');
const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

it('serves a file in order of time, with names, and its clock stands at the end of it', async () => {
  const universe = await file(
    'universe.csv',
    '\uFEFFsymbol,name_ko,name_en,sector\n005930,삼성전자,Samsung,IT hardware',
  );
  const market = await loadReplay(await file('prices.csv.gz', gzipSync(history)), universe, null);
  expect(market.asOfDate).toBe('2024-01-04');
  expect(market.instruments.map(({ symbol, nameKo }) => [symbol, nameKo])).toEqual([
    ['000660', '000660'],
    ['005930', '삼성전자'],
  ]);
  const { output2 } = itemChartOutputs(market, '005930', '2024-01-01', '2024-12-31');
  expect(output2.map((row) => [row['stck_bsop_date'], row['stck_clpr'], row['acml_vol'], row['prdy_vrss']])).toEqual([
    ['20240103', '12', '7', '1'],
    ['20240102', '11', '', '0'],
  ]);
});

it('knows nothing behind its clock', async () => {
  const market = await loadReplay(await file('prices.csv', history), null, '2024-01-02');
  expect(market.asOfDate).toBe('2024-01-02');
  expect(market.candles('005930').map((row) => row.date)).toEqual(['2024-01-02']);
  expect(market.candles('000660')).toEqual([]);
});

it('refuses a file that it cannot read, and says where', async () => {
  await expect(loadReplay(await file('a.csv', history.replace(',20,5', ',2O,5')), null, null)).rejects.toThrow(
    'line 4: close "2O"',
  );
  await expect(loadReplay(await file('b.csv', 'date,symbol\n'), null, null)).rejects.toThrow('column open is missing');
});
