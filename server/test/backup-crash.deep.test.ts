import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { TableRows } from '../src/backup/table-rows.ts';
import { embeddedSettings, fillInstallation } from '../src/backup/test-installation.ts';
import { openObjects } from '../src/platform/platform.ts';
import { readSecrets } from '../src/platform/secrets.ts';
import type { DatabaseSettings } from '../src/platform/settings.ts';
import { endPrograms, runCommand, startProgram } from './processes.ts';
import { freshDatabase } from './services/mysql-database.ts';
import type { FreshDatabase } from './services/mysql-database.ts';
import { serverEnvironment } from './services/server-environment.ts';
import { serviceUrls } from './services/service-url.ts';

/** Real commands, killed in the middle of their work; each step goes on from the last. */
const services = await serviceUrls();
const dir = mkdtempSync(path.join(tmpdir(), 'convergence-backup-crash-'));
const archives = path.join(dir, 'archives');
const source = path.join(dir, 'data');
const environment = { BACKUP_DIR: archives, BACKUP_KEY: 'a key of a test, at least forty-three letters long' };
/** Enough that copying them takes a while. */
const objectCount = 300;

beforeAll(async () => {
  const settings = embeddedSettings(dir);
  await fillInstallation(settings);
  const store = await openObjects(settings.objects, '');
  for (let n = 0; n < objectCount; n++) await store.put('runs', `run_${n}/0`, Buffer.from(`sample ${n}`));
  await store.close();
});
afterAll(() => {
  endPrograms();
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

const refusal = { code: 1, text: expect.stringMatching(/A restore into this database was cut off.*npm run restore/) };
const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => path.join(parentPath, name))
    : [];
const stored = (): number => filesBelow(path.join(archives, 'backup')).length;
const manifests = (): number => filesBelow(archives).filter((file) => file.endsWith('manifest.json')).length;
/** Those that hold a file. */
const archiveFolders = (): readonly string[] => [
  ...new Set(filesBelow(path.join(archives, 'backup', 'archives~')).map((file) => path.dirname(file))),
];
const drills = (): readonly string[] =>
  filesBelow(path.join(source, 'backup')).filter((file) => file.includes('drill-'));

/** Starts a command and kills it as soon as `isThere`. */
async function killed(
  file: string,
  args: readonly string[],
  isThere: () => boolean | Promise<boolean>,
  settings: Readonly<Record<string, string>> = environment,
): Promise<void> {
  const program = startProgram(file, args, settings);
  const { child } = program;
  const closed = once(child, 'close');
  while (!(await isThere())) {
    if (child.exitCode !== null) throw new Error(`It ended before it could be killed:\n${program.said()}`);
    await pause(1);
  }
  child.kill('SIGKILL');
  await closed;
  expect(child.signalCode, program.said()).toBe('SIGKILL');
}
const backup = (...args: readonly string[]) =>
  runCommand('server/src/backup/backup-command.ts', ['--data', source, ...args], environment);
const restore = (target: string, ...args: readonly string[]) =>
  runCommand('server/src/backup/restore-command.ts', ['--data', target, ...args], environment);

const databaseOf = (data: string): DatabaseSettings => ({
  kind: 'sqlite',
  file: path.join(data, 'convergence.sqlite'),
});

async function expectSameRows(target: DatabaseSettings): Promise<void> {
  const [theirs, ours] = await Promise.all(
    [databaseOf(source), target].map(async (database) => {
      const rows = await TableRows.open(database);
      const prints: Record<string, string> = {};
      for (const { name } of await rows.tables()) prints[name] = (await rows.fingerprint(name)).sha256;
      await rows.close();
      return prints;
    }),
  );
  // trading is stopped in it, which is written down; and backups go on at the source
  for (const name of ['trading_state', 'audit', 'event_log', 'event_stream', 'backup_run']) {
    delete theirs![name];
    delete ours![name];
  }
  expect(Object.keys(ours!).length).toBeGreaterThan(40);
  expect(ours).toEqual(theirs);
}
async function expectRestored(target: string): Promise<void> {
  await expectSameRows(databaseOf(target));
  const objects = filesBelow(path.join(target, 'objects', 'runs')).length;
  expect(objects).toBe(objectCount);
}

describe('a backup that is killed', () => {
  it.each([
    ['among the rows', 5],
    ['among the objects', 150],
  ])('%s is no archive: it is not listed, and nothing can be restored from it', async (_name, files) => {
    await killed('server/src/backup/backup-command.ts', ['--data', source], () => stored() >= files);
    expect(manifests()).toBe(0);
    expect(stored()).toBeGreaterThanOrEqual(files);
    expect(archiveFolders().length).toBeGreaterThan(0);
    expect(await backup('--list')).toMatchObject({ code: 0, text: '0 archives.\n' });
    const { code, text } = await restore(path.join(dir, 'nothing'));
    expect({ code, text }).toEqual({ code: 2, text: 'There is no archive latest.\n' });
    expect(existsSync(path.join(dir, 'nothing', 'convergence.sqlite'))).toBe(false);
  });
  it('is followed by one that succeeds and removes what the others have left', async () => {
    const drafts = path.join(archives, '.unfinished');
    const half = path.join(drafts, 'half-of-an-object');
    writeFileSync(half, 'half');
    utimesSync(half, Date.now() / 1000 - 7200, Date.now() / 1000 - 7200);
    const { code, text } = await backup();
    expect(code, text).toBe(0);
    expect(manifests()).toBe(1);
    expect(archiveFolders()).toHaveLength(1);
    expect(existsSync(half)).toBe(false);
    expect((await backup('--verify', 'latest')).text).toContain('is whole');
  });
  it('in its drill leaves an archive, and a scratch database that the next one removes', async () => {
    await killed('server/src/backup/backup-command.ts', ['--data', source, '--full'], () => drills().length > 1);
    expect(drills().length).toBeGreaterThan(0);
    expect(manifests()).toBe(2); // written whole and read back before the drill
    expect((await backup()).code).toBe(0);
    expect(drills()).toEqual([]);
  });
});

describe('a restore that is killed', () => {
  const fresh = path.join(dir, 'fresh');
  const filled = path.join(dir, 'filled');
  /** Asks the database beside whoever works on it. */
  const asks = (data: string, sql: string): number => {
    const file = path.join(data, 'convergence.sqlite');
    if (!existsSync(file)) return 0;
    let database: DatabaseSync | undefined;
    try {
      database = new DatabaseSync(file, { readOnly: true });
      return Number(Object.values(database.prepare(sql).get() ?? {})[0] ?? 0);
    } catch {
      return 0; // no such table yet, or the file is being made
    } finally {
      database?.close();
    }
  };
  const tables = (data: string): number => asks(data, `select count(*) from sqlite_master where type = 'table'`);

  const start = (data: string) => runCommand('server/dist/main.js', ['--data', data, '--port', '0']);

  it.each([
    ['while it makes the tables', () => tables(fresh) > 10],
    ['among the rows', () => asks(fresh, 'select count(*) from candle') > 0],
    ['among the objects', () => filesBelow(path.join(fresh, 'objects', 'runs')).length > objectCount / 2],
  ])('%s leaves a target that nothing starts on', async (_name, isThere) => {
    rmSync(path.join(fresh, 'objects'), { recursive: true, force: true });
    rmSync(path.join(fresh, 'convergence.sqlite'), { force: true });
    for (const name of ['-wal', '-shm']) rmSync(path.join(fresh, `convergence.sqlite${name}`), { force: true });
    await killed('server/src/backup/restore-command.ts', ['--data', fresh], isThere);
    expect(await start(fresh)).toEqual(refusal);
  });
  it('is done by the same command once more', async () => {
    const { code, text } = await restore(fresh);
    expect(code, text).toBe(0);
    await expectRestored(fresh);
  });
  it('while it removes what it replaces leaves nothing that passes for the old or for an empty one', async () => {
    expect((await restore(filled)).code).toBe(0);
    const before = tables(filled);
    await killed(
      'server/src/backup/restore-command.ts',
      ['--data', filled, '--replace', '--yes'],
      () => tables(filled) < before,
    );
    expect(await start(filled)).toEqual(refusal);
    const { code, text } = await restore(filled); // --replace was said once
    expect(code, text).toBe(0);
    await expectRestored(filled);
  });
});

describe.skipIf(!services)('a restore into MySQL and S3 that is killed', () => {
  const scratch = path.join(dir, 'scratch');
  const command = 'server/src/backup/restore-command.ts';
  let database: FreshDatabase;
  let server: Record<string, string>;
  let rows: TableRows;

  beforeAll(async () => {
    database = await freshDatabase(services!.mysql);
    server = {
      ...environment,
      ...serverEnvironment(database.url, services!, readSecrets(source)),
      REDIS_URL: new URL('/8', services!.redis).href,
    };
    rows = await TableRows.open({ kind: 'mysql', url: database.url });
  });
  afterAll(async () => {
    await rows.close();
    await database.drop();
  });
  const count = async (sql: string): Promise<number> => Number((await rows.execute<{ n: number | string }>(sql))[0]!.n);
  const tables = (): Promise<number> =>
    count('select count(*) as n from information_schema.tables where table_schema = database()');
  const start = () => runCommand('server/dist/main.js', ['--role', 'api', '--data', scratch, '--port', '0'], server);

  it('while it makes the tables is refused by every program, and done by the same command once more', async () => {
    await killed(command, ['--data', scratch], async () => (await tables()) > 20, server);
    expect(await start()).toEqual(refusal);
    const { code, text } = await runCommand(command, ['--data', scratch], server);
    expect(code, text).toBe(0);
    await expectSameRows({ kind: 'mysql', url: database.url });
  });
  it('while it removes what it replaces is refused too, and done by the same command once more', async () => {
    const before = await tables();
    await killed(command, ['--data', scratch, '--replace', '--yes'], async () => (await tables()) < before, server);
    expect(await start()).toEqual(refusal);
    const { code, text } = await runCommand(command, ['--data', scratch], server);
    expect(code, text).toBe(0);
    await expectSameRows({ kind: 'mysql', url: database.url });
  });
});
