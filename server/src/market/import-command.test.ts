import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { importCommand } from './import-command.ts';

const good = [
  'date,symbol,open,high,low,close,volume',
  '2024-01-02,005930,10,12,9,11,100',
  '2024-01-03,005930,11,12,9,12,',
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const run = async (...argv: string[]): Promise<{ code: number; text: string }> => {
  const lines: string[] = [];
  const code = await importCommand([...argv, '--data', folder, '--lang', 'en'], {
    line: (text) => lines.push(text),
    progress: () => undefined,
  });
  return { code, text: lines.join('\n') };
};
const query = (sql: string): unknown[] => {
  const db = new DatabaseSync(join(folder, 'convergence.sqlite'));
  try {
    return db
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    db.close();
  }
};
const candles = (): unknown[] =>
  query('select symbol, session_date as date, close_krw as close, volume_shares as volume from candle join instrument on id = instrument_id order by 1, 2'); // prettier-ignore

it('stores a gzip file with byte order mark and CRLF, and nothing more the second time', async () => {
  const path = await file('prices.csv.gz', gzipSync(`\uFEFF${good.join('\r\n')}\r\n`));
  expect(await run(path)).toMatchObject({
    code: 0,
    text: expect.stringContaining('2 new, 0 changed, 0 unchanged') as string,
  });
  expect(candles()).toEqual([
    { symbol: '005930', date: '2024-01-02', close: 11, volume: 100 },
    { symbol: '005930', date: '2024-01-03', close: 12, volume: null },
  ]);
  expect((await run(path)).text).toContain('0 new, 0 changed, 2 unchanged');
});

it('changes only the rows that differ, a volume that came or went included', async () => {
  await run(await file('first.csv', good.join('\n')));
  const changed = [good[0], good[1]!.replace(',11,100', ',10,100'), '2024-01-03,005930,11,12,9,12,7', '2024-01-04,005930,1,1,1,1,1']; // prettier-ignore
  expect((await run(await file('second.csv', changed.join('\n')))).text).toContain('1 new, 2 changed, 0 unchanged');
});

it('stores nothing at all when one line of many is at fault, and names it', async () => {
  const path = await file('prices.csv', [...good, '2024-01-04,005930,1,1,1,1x,1'].join('\n'));
  const { code, text } = await run(path);
  expect(code).toBe(1);
  expect(text).toContain('line 4: not a whole number [close]: 1x');
  expect(text).toContain('1 errors: nothing was stored.');
  expect(candles()).toEqual([]);
  expect(query('select * from instrument')).toEqual([]);
});

it('shows the same report in a dry run and opens no database', async () => {
  const path = await file('prices.csv', good.join('\n'));
  const dry = await run(path, '--dry-run');
  const wet = await run(path);
  expect(dry.code).toBe(0);
  expect(dry.text.split('\n').slice(0, -1)).toEqual(wet.text.split('\n').slice(0, -1));
  expect(dry.text).toContain('Dry run: nothing was stored.');
});

it('takes names and sectors from a universe file and keeps them when imported again without', async () => {
  const universe = 'symbol,name_ko,name_en,sector\n005930,삼성전자,Samsung Electronics,IT hardware\n';
  const path = await file('prices.csv', good.join('\n'));
  await run(path, '--universe', await file('universe.csv', universe));
  await run(path);
  expect(query('select symbol, name_ko as name, sector, is_simulated as simulated, dataset from instrument')).toEqual([
    { symbol: '005930', name: '삼성전자', sector: 'MANU', simulated: 0, dataset: 'IMPORT' },
  ]);
});

it('refuses a universe file without names, a file that is not there, and an unknown option', async () => {
  const path = await file('prices.csv', good.join('\n'));
  expect(await run(path, '--universe', await file('universe.csv', 'symbol,sector\n005930,Banks\n'))).toEqual({
    code: 1,
    text: 'Universe file, line 1: column or value of name_ko is missing.',
  });
  expect(await run(join(folder, 'none.csv'))).toMatchObject({ code: 2 });
  expect(await run(path, '--force')).toMatchObject({
    code: 2,
    text: expect.stringContaining('npm run import') as string,
  });
});

it('speaks Korean unless told otherwise', async () => {
  const lines: string[] = [];
  const path = await file('prices.csv', good.join('\n'));
  await importCommand([path, '--dry-run', '--lang', 'ko'], {
    line: (text) => lines.push(text),
    progress: () => undefined,
  });
  expect(lines.at(-1)).toBe('시험 실행: 저장하지 않았습니다.');
});
