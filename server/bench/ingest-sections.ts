import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { interleaved, measure, median } from '../../shared/bench/bench.ts';
import type { BenchRow, BenchSection, Measured, SectionResult } from '../../shared/bench/bench.ts';
import { entities } from '../src/entities.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Orm } from '../src/platform/db/database.ts';
import type { DatabaseSettings } from '../src/platform/settings.ts';
import { debianTree } from '../test/services/debian-tree.ts';
import { freshDatabase } from '../test/services/mysql-database.ts';
import { startMysql } from '../test/services/mysql-service.ts';

import { writeCandleFiles } from './candle-files.ts';
import type { CandleFiles } from './candle-files.ts';
import { importInto } from './import-into.ts';

const runFile = promisify(execFile);

export const ROUNDS = 3;
const SESSIONS = 2_500;
/** Fewer only while the bench itself is worked on. */
const ISSUES = Number(process.env.BENCH_ISSUES ?? 400);
/** What is promised: no more than so many times as long as the server's own loader. */
const GOAL = 3;

/** One kind of database with its own loader. */
interface Arena {
  readonly database: DatabaseSettings;
  readonly orm: Orm;
  /** Empties the table that the product fills, and the one of the loader. */
  readonly empty: () => Promise<void>;
  /** The server's own loader, into a table of the same columns, key and engine. */
  readonly load: () => Promise<void>;
  /** The same where rows are there already; they are replaced, as those of an import are. */
  readonly loadAgain: () => Promise<void>;
  /** Peak of memory of the loader, megabytes, with how it was told. */
  readonly loaderMemory: () => Promise<{ readonly megabytes: number; readonly note: string }>;
  readonly end: () => Promise<void>;
}

const columns = 'instrument_id, dataset, session_date, open_krw, high_krw, low_krw, close_krw, volume_shares';
/** Rows that both tables have, with equal figures. */
const equalRows = `select count(*) as n from candle c join loaded l
  on l.instrument_id = c.instrument_id and l.dataset = c.dataset and l.session_date = c.session_date
  where c.open_krw = l.open_krw and c.high_krw = l.high_krw and c.low_krw = l.low_krw and c.close_krw = l.close_krw
    and c.volume_shares = l.volume_shares`;

async function storeIssues(orm: Orm, { symbols }: CandleFiles): Promise<void> {
  const connection = orm.em.getConnection();
  for (const [at, symbol] of symbols.entries())
    await connection.execute(
      `insert into instrument (id, public_id, symbol, name_ko, name_en, segment, sector, is_simulated, dataset, updated_at)
       values (?, ?, ?, ?, ?, 'UNKNOWN', 'ETC', 0, 'IMPORT', '2026-11-23 00:00:00')`,
      [at + 1, `ins_${symbol}`, symbol, symbol, symbol],
    );
}

const count = async (orm: Orm, sql: string): Promise<number> => {
  const [row] = await orm.em.getConnection().execute<{ n: number | string }[]>(sql);
  return Number(row!.n);
};

/** @throws Error unless the product and the loader have left the same rows. */
async function requireSame(orm: Orm, rowCount: number): Promise<void> {
  const counts = await Promise.all(
    ['select count(*) as n from candle', 'select count(*) as n from loaded', equalRows].map((sql) => count(orm, sql)),
  );
  if (counts.some((found) => found !== rowCount))
    throw new Error(`The tables differ: ${counts.join(', ')} of ${rowCount} rows.`);
}

/** Peak of memory of a process so far, megabytes; null where there is no /proc. */
function peakOf(pid: number): number | null {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return null;
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) ?? [];
  return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
}

async function mysqlArena(dir: string, files: CandleFiles): Promise<Arena & { readonly version: string }> {
  const server = await startMysql(path.join(dir, 'mysql'), {
    isDurable: true,
    flags: ['--innodb-buffer-pool-size=512M', '--innodb-redo-log-capacity=1G'],
  });
  const { url } = await freshDatabase(server.url);
  const database = { kind: 'mysql', url } as const;
  const orm = await openDatabase({ database }, entities);
  const run = (sql: string): Promise<unknown> => orm.em.getConnection().execute(sql);
  await storeIssues(orm, files);
  await run('create table loaded like candle');
  const load = async (): Promise<void> => {
    await run(`load data infile '${files.tabs}' replace into table loaded (${columns})`);
  };
  return {
    version: server.version,
    database,
    orm,
    empty: async () => {
      await run('truncate table candle');
      await run('truncate table loaded');
    },
    load,
    loadAgain: load,
    loaderMemory: () => {
      const megabytes = peakOf(server.pid!) ?? 0;
      return Promise.resolve({ megabytes, note: 'the server, with 512 MB of buffers, after all rounds' });
    },
    end: async () => {
      await orm.close();
      await server.stop();
    },
  };
}

async function sqliteShell(): Promise<readonly [string, ...string[]]> {
  const tree = await debianTree('bookworm', 'sqlite3');
  return tree.command('usr/bin/sqlite3');
}

async function sqliteArena(dir: string, files: CandleFiles): Promise<Arena & { readonly version: string }> {
  const file = path.join(dir, 'convergence.sqlite');
  const database = { kind: 'sqlite', file } as const;
  const orm = await openDatabase({ database }, entities);
  const [shell, ...flags] = await sqliteShell();
  const run = (sql: string): Promise<unknown> => orm.em.getConnection().execute(sql);
  await storeIssues(orm, files);
  const [table] = await orm.em
    .getConnection()
    .execute<{ sql: string }[]>("select sql from sqlite_master where name = 'candle'");
  await run(table!.sql.replace(/candle/, 'loaded'));

  let peak = 0;
  const shellRuns = async (lines: readonly string[]): Promise<void> => {
    const script = ['.bail on', '.timeout 10000', 'pragma synchronous = normal;', '.mode csv', ...lines];
    const child = spawn(shell, [...flags, file], { stdio: ['pipe', 'ignore', 'inherit'] });
    const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid!) ?? 0)), 20);
    child.stdin.end(`${script.join('\n')}\n`);
    const [code] = (await once(child, 'exit')) as [number | null];
    clearInterval(watch);
    if (code !== 0) throw new Error(`The sqlite3 shell ended with ${code}.`);
  };
  const { stdout: version } = await runFile(shell, [...flags, '--version']);
  return {
    version: `SQLite shell ${version.split(' ')[0]} (Debian bookworm), node:sqlite ${process.versions.sqlite}`,
    database,
    orm,
    empty: async () => {
      await run('delete from candle');
      await run('delete from loaded');
      await run('pragma wal_checkpoint(truncate)');
    },
    load: () => shellRuns([`.import ${files.commas} loaded`]),
    // the shell itself refuses rows that are there, one by one; so they go around by a table without a key
    loadAgain: () =>
      shellRuns([
        `create temp table again as select * from loaded where false;`,
        `.import --schema temp ${files.commas} again`,
        `insert or replace into loaded select * from again;`,
      ]),
    loaderMemory: () => Promise.resolve({ megabytes: peak, note: 'the sqlite3 shell, with its default cache' }),
    end: () => orm.close(),
  };
}

async function contest(
  title: string,
  open: (dir: string, files: CandleFiles) => Promise<Arena & { readonly version: string }>,
  loader: string,
): Promise<SectionResult> {
  const dir = await mkdtemp(path.join(tmpdir(), 'convergence-ingest-'));
  try {
    const files = await writeCandleFiles(dir, ISSUES, SESSIONS);
    const arena = await open(dir, files);
    try {
      return await contestIn(title, arena, files, loader);
    } finally {
      await arena.end();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function contestIn(
  title: string,
  arena: Arena & { readonly version: string },
  files: CandleFiles,
  loader: string,
): Promise<SectionResult> {
  const { database, orm } = arena;
  const cold = (work: () => Promise<unknown>) => async (): Promise<Measured> => {
    await arena.empty();
    return measure(async () => void (await work()));
  };
  const imported = (): Promise<unknown> => importInto(database, orm, files.csv);
  const first = await interleaved({ ours: cold(imported), loader: cold(arena.load) }, ROUNDS);

  await arena.empty();
  await arena.load();
  const written = await importInto(database, orm, files.csv);
  if (written.insertedCount !== files.rowCount) throw new Error(`The import counts ${written.insertedCount} new rows.`);
  await requireSame(orm, files.rowCount);

  const again = await interleaved(
    {
      ours: () =>
        measure(async () => {
          const { unchangedCount } = await importInto(database, orm, files.csv);
          if (unchangedCount !== files.rowCount) throw new Error(`A second import changed rows: ${unchangedCount}`);
        }),
      loader: () => measure(arena.loadAgain),
    },
    ROUNDS,
  );
  await requireSame(orm, files.rowCount);

  await arena.empty();
  const program = path.join(import.meta.dirname, 'ingest-run.ts');
  const child = await runFile(process.execPath, [program, JSON.stringify(database), files.csv]);
  const { megabytes, note } = await arena.loaderMemory();
  const seconds = (rounds: readonly Measured[]): number => median(rounds.map(({ elapsed }) => elapsed));
  const ratio = ({ ours, loader: theirs }: Record<'ours' | 'loader', readonly Measured[]>): number =>
    median(ours.map(({ elapsed }, round) => elapsed / theirs[round]!.elapsed));
  const rows: BenchRow[] = [
    {
      what: 'import, table empty',
      value: seconds(first.ours),
      unit: 's',
      note: 'reads, checks, stores all or nothing',
    },
    {
      what: `${loader}, table empty`,
      value: seconds(first.loader),
      unit: 's',
      note: 'numbers of issues looked up before',
    },
    { what: 'times as long, table empty', value: ratio(first), unit: '×', goal: GOAL, isAtMost: true },
    { what: 'rows a second of the import', value: files.rowCount / seconds(first.ours), unit: '/s' },
    {
      what: 'import, rows all there',
      value: seconds(again.ours),
      unit: 's',
      note: 'compares every value; nothing changes',
    },
    {
      what: `${loader}, rows all there`,
      value: seconds(again.loader),
      unit: 's',
      note: 'with what replaces rows that are there',
    },
    { what: 'times as long, rows all there', value: ratio(again), unit: '×', goal: GOAL, isAtMost: true },
    { what: 'peak memory of an importing process', value: Number(child.stdout), unit: 'MB' },
    { what: `peak memory beside ${loader}`, value: megabytes, unit: 'MB', note },
  ];
  return {
    title: `${title}: ${arena.version}`,
    rows,
    facts: { rowCount: files.rowCount, issues: ISSUES, first, again },
  };
}

export const mysqlSection: BenchSection = {
  id: 'mysql',
  run: () => contest('A million candles into MySQL, durable, with binary log', mysqlArena, 'LOAD DATA INFILE'),
};

export const sqliteSection: BenchSection = {
  id: 'sqlite',
  run: () => contest('A million candles into SQLite', sqliteArena, 'sqlite3 .import'),
};
