import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { connectDatabase } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { openObjects } from '../platform/platform.ts';
import { secretsOf } from '../platform/secrets.ts';
import { readSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings.ts';
import { debianTree } from '../../test/services/debian-tree.ts';
import { freshDatabase } from '../../test/services/mysql-database.ts';
import type { FreshDatabase } from '../../test/services/mysql-database.ts';
import { startMysql } from '../../test/services/mysql-service.ts';
import type { RunningService } from '../../test/services/service-process.ts';
import { serverEnvironment } from '../../test/services/server-environment.ts';
import { serviceUrls } from '../../test/services/service-url.ts';

import { ArchiveError } from './archive-format.ts';
import type { Manifest } from './archive-format.ts';
import { openPlace } from './archive-place.ts';
import { openArchive, verifyArchive } from './archive-reader.ts';
import { writeArchive } from './archive-writer.ts';
import { moveStore } from './move-store.ts';
import { restoreArchive } from './restore.ts';
import { TableRows } from './table-rows.ts';
import { embeddedSettings, fillInstallation, fingerprints, scratchFolder, testObjects } from './test-installation.ts';

const services = await serviceUrls();
const quiet = { signal: new AbortController().signal, tell: () => undefined };
const folder = scratchFolder();
afterAll(() => folder.remove());

/** Settings of a server on these services, with a bucket of its own and archives in another. */
function serverSettings(
  name: string,
  databaseUrl: string,
  secrets: Settings['secrets'],
  variables: Readonly<Record<string, string>> = {},
): Settings {
  const environment = serverEnvironment(databaseUrl, services!, secrets ?? undefined);
  return readSettings(['--data', path.join(folder.dir, name)], {
    ...environment,
    BACKUP_S3_ENDPOINT: environment.S3_ENDPOINT,
    BACKUP_S3_ACCESS_KEY: environment.S3_ACCESS_KEY,
    BACKUP_S3_SECRET_KEY: environment.S3_SECRET_KEY,
    BACKUP_S3_BUCKET: `backup-${randomUUID()}`,
    BACKUP_KEY: 'a key of a test, at least forty-three letters long',
    ...variables,
  });
}

async function objectsOf({ objects }: Settings): Promise<readonly (Buffer | null)[]> {
  const store = await openObjects(objects, '');
  const found = await Promise.all(testObjects.map(([bucket, key]) => store.get(bucket, key)));
  return found.map((bytes) => bytes && Buffer.from(bytes));
}

const bytesOfAll = testObjects.map(([, , bytes]) => bytes);

describe.skipIf(!services)('on real services: moving an installation', () => {
  const embedded = embeddedSettings(path.join(folder.dir, 'embedded'));
  let database: FreshDatabase;
  let server: Settings;

  beforeAll(async () => {
    await fillInstallation(embedded);
    database = await freshDatabase(services!.mysql);
    server = serverSettings('server', database.url, secretsOf(embedded));
  });
  afterAll(() => database.drop());

  it('only looks when it is told to', async () => {
    const said: string[] = [];
    const options = { ...quiet, isDryRun: true, isReplacing: false, tell: (line: string) => void said.push(line) };
    expect(await moveStore(embedded, server, options)).toBeNull();
    expect(said).toContain('candle: 4000 rows');
    expect(said.at(-1)).toBe('4 objects, 10018 bytes');
    const rows = await TableRows.open(server.database);
    expect(await rows.tables()).toEqual([]);
    await rows.close();
  });
  it('keeps every row and object on the way to MySQL and S3, and back', async () => {
    const before = await fingerprints(embedded);
    const options = { ...quiet, isDryRun: false, isReplacing: false };
    expect(await moveStore(embedded, server, options)).toMatchObject({ objects: 4, applied: [] });
    expect(await fingerprints(server)).toEqual(before);
    expect(await objectsOf(server)).toEqual(bytesOfAll);

    const back = embeddedSettings(path.join(folder.dir, 'back'));
    await moveStore(server, back, options);
    expect(await fingerprints(back)).toEqual(before);
    expect(await objectsOf(back)).toEqual(bytesOfAll);
    expect(secretsOf(back)).toEqual(secretsOf(embedded));
  });
  it('gives new rows numbers that no row ever had', async () => {
    const orm = await connectDatabase(server.database, [Organisation]);
    const row = { publicId: newId('org'), name: 'later', createdAt: new Date() };
    expect(await systemEm(orm).insert(Organisation, row)).toBe(2);
    await orm.close();
  });
  it('refuses a target that is not empty, or is in use, or has other secrets', async () => {
    const options = { ...quiet, isDryRun: false, isReplacing: false };
    await expect(moveStore(embedded, server, options)).rejects.toThrow(/not empty/);
    const rows = await TableRows.open(server.database);
    const now = rows.moment(new Date());
    await rows.execute(
      `insert into running_process (public_id, role, host_name, pid, engine_version, started_at, beat_at) values ('prc_1', 'api', 'host', 7, '1', ?, ?)`,
      [now, now],
    );
    await expect(moveStore(embedded, server, { ...options, isReplacing: true })).rejects.toThrow(
      /api on host \(process 7\)/,
    );
    await rows.close();
    const stranger = serverSettings('stranger', database.url, null);
    await expect(moveStore(embedded, stranger, options)).rejects.toThrow(/COOKIE_SECRET.*--write-secrets/s);
  });
});

/** Production's durability and binary log. */
async function durableMysql(): Promise<{ readonly service: RunningService; readonly program: string } | null> {
  try {
    const service = await startMysql(path.join(folder.dir, 'mysql'), { isDurable: true });
    const program = (await debianTree('sid', 'mysql-server-core')).command('usr/bin/mysqlbinlog').join(' ');
    return { service, program };
  } catch (error) {
    if (process.env['REQUIRE_SERVICES'] === '1') throw error;
    console.warn(`No MySQL with a binary log: ${(error as Error).message.split('\n')[0]}`);
    return null;
  }
}
const durable = services ? await durableMysql() : null;

describe.skipIf(durable === null)('on real services: a point in time', () => {
  let server: Settings;
  let database: FreshDatabase;
  let manifest: Manifest;
  const moments: Record<string, Date> = {};
  let between: Readonly<Record<string, string>>;

  /** A row whose second is known: binary logs count seconds. */
  async function addOrganisation(name: string): Promise<void> {
    const orm = await connectDatabase(server.database, [Organisation]);
    await systemEm(orm).insert(Organisation, { publicId: newId('org'), name, createdAt: new Date() });
    await orm.close();
  }
  async function nextSecond(): Promise<Date> {
    await setTimeout(1050 - (Date.now() % 1000));
    return new Date();
  }

  beforeAll(async () => {
    const [{ service, program }] = [durable!];
    database = await freshDatabase(service.url);
    server = serverSettings('pitr', database.url, null, { MYSQLBINLOG: program });
    await fillInstallation(server);
    const place = await openPlace(server.backup);
    const objects = await openObjects(server.objects, '');
    const from = { database: server.database, objects, secrets: null };
    const options = { ...quiet, previous: null, now: new Date() };
    manifest = (await writeArchive(place, from, options)).manifest;
    await addOrganisation('one second later');
    moments['between'] = await nextSecond();
    between = await fingerprints(server);
    await addOrganisation('too late');
    const rows = await TableRows.open(server.database);
    await rows.execute('delete from candle'); // the mistake
    await rows.close();
    await nextSecond();
  });
  afterAll(async () => {
    await durable?.service.stop();
  });

  it('knows where the binary log goes on, and what the archive holds', async () => {
    expect(manifest.log).toMatchObject({ position: expect.any(Number), file: expect.stringMatching(/\.\d{6}$/) });
    const place = await openPlace(server.backup);
    const { objects, objectsRead } = await verifyArchive(place, await openArchive(place, manifest.id), true);
    expect([objects, objectsRead]).toEqual([4, 3]);
  });
  it('is reached after everything was dropped, to the row', async () => {
    const rows = await TableRows.open(server.database);
    await rows.dropAll();
    await rows.close();
    const store = await openObjects(server.objects, '');
    for (const [bucket, key] of testObjects) await store.remove(bucket, key);

    const place = await openPlace(server.backup);
    const until = moments['between']!;
    const options = { ...quiet, isReplacing: false, until, logFolder: null };
    const { replayed, organisations } = await restoreArchive(place, manifest, server, options);
    expect(replayed).toBeGreaterThan(3);
    expect(organisations).toBe(2);
    const changedByRestore = new Set(['trading_state', 'audit', 'event_log', 'event_stream']);
    const strip = (all: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !changedByRestore.has(name)));
    expect(strip(await fingerprints(server))).toEqual(strip(between));
    expect(await objectsOf(server)).toEqual(bytesOfAll);
    const read = await TableRows.open(server.database);
    expect(await read.execute('select name from organisation where id > 1')).toEqual([{ name: 'one second later' }]);
    expect(await read.execute('select distinct is_halted from trading_state')).toEqual([{ is_halted: 1 }]);
    await read.close();
  });
  it('can be reached in a database of another name, from copies of the logs', async () => {
    const other = await freshDatabase(durable!.service.url);
    const target = { ...server, database: { kind: 'mysql', url: other.url } as const };
    const place = await openPlace(server.backup);
    const logFolder = path.join(folder.dir, 'mysql/data');
    expect(existsSync(path.join(logFolder, manifest.log!.file))).toBe(true);
    const options = { ...quiet, isReplacing: false, until: moments['between']!, logFolder };
    await restoreArchive(place, manifest, target, options);
    const read = await TableRows.open(target.database);
    expect(await read.execute('select name from organisation where id > 1')).toEqual([{ name: 'one second later' }]);
    expect(await read.count('candle')).toBe(4000);
    await read.close();
  });
  it('is refused where it cannot be', async () => {
    const place = await openPlace(server.backup);
    const options = { ...quiet, isReplacing: true, logFolder: null };
    const early = new Date(new Date(manifest.createdAt).getTime() - 1000);
    await expect(restoreArchive(place, manifest, server, { ...options, until: early })).rejects.toThrow(/older one/);
    const tomorrow = new Date(Date.now() + 86_400_000);
    await expect(restoreArchive(place, manifest, server, { ...options, until: tomorrow })).rejects.toThrow(
      /not come yet/,
    );
    const blind = { ...server, backup: { ...server.backup, mysqlbinlog: null } };
    await expect(restoreArchive(place, manifest, blind, { ...options, until: moments['between']! })).rejects.toThrow(
      /MYSQLBINLOG/,
    );
    const file = embeddedSettings(path.join(folder.dir, 'no-log'));
    await expect(restoreArchive(place, manifest, file, { ...options, until: moments['between']! })).rejects.toThrow(
      ArchiveError,
    );
  });
  it('leaves no password on a command line', () => {
    const source = readFileSync(path.join(import.meta.dirname, 'replay-log.ts'), 'utf8');
    expect(source).not.toMatch(/--password|-p\$/);
  });
});
