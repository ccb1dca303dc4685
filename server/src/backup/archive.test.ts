import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openObjects } from '../platform/platform.ts';
import { secretsOf } from '../platform/secrets.ts';
import type { Settings } from '../platform/settings.ts';

import { ArchiveError, manifestKey, readManifest, writeManifest } from './archive-format.ts';
import type { Manifest } from './archive-format.ts';
import { LineWriter, readLines } from './archive-lines.ts';
import type { ArchivePlace } from './archive-lines.ts';
import { keptArchives, openPlace, pruneArchives } from './archive-place.ts';
import { archiveIds, archivedSecrets, openArchive, verifyArchive } from './archive-reader.ts';
import { archiveSeal } from './archive-seal.ts';
import { sourceOfArchive } from './archive-source.ts';
import { writeArchive } from './archive-writer.ts';
import type { WrittenArchive } from './archive-writer.ts';
import { loadInstallation } from './load-rows.ts';
import { restoreArchive } from './restore.ts';
import { TableRows } from './table-rows.ts';
import type { Row } from './table-rows.ts';
import { embeddedSettings, fillInstallation, fingerprints, scratchFolder, testObjects } from './test-installation.ts';

const quiet = { signal: new AbortController().signal, tell: () => undefined };
const restoring = { ...quiet, isReplacing: false, until: null, logFolder: null };
const key = 'a key of a test, at least forty-three letters long';
const folder = scratchFolder();
const settings = embeddedSettings(path.join(folder.dir, 'first'), { BACKUP_KEY: key });
let place: ArchivePlace;

beforeAll(async () => {
  await fillInstallation(settings);
  place = await openPlace(settings.backup);
});
afterAll(() => folder.remove());

async function archive(of: Settings, previous: Manifest | null, now = new Date()): Promise<WrittenArchive> {
  const objects = await openObjects(of.objects, '');
  const secrets = of.secrets === null ? secretsOf(of) : null;
  return writeArchive(place, { database: of.database, objects, secrets }, { ...quiet, previous, now });
}

const halted = ['trading_state', 'audit', 'event_log', 'event_stream', 'auth_session'];
const without = (all: Readonly<Record<string, string>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));

describe('an archive of an embedded installation', () => {
  it('is restored into an empty folder with the same rows, objects and secrets, and with trading stopped', async () => {
    const { manifest } = await archive(settings, null);
    expect(manifest.tables.find(({ name }) => name === 'candle')!.rows).toBe(4000);
    expect(manifest.objects.count).toBe(testObjects.length);
    const target = embeddedSettings(path.join(folder.dir, 'second'), { BACKUP_KEY: key });
    const before = await fingerprints(settings);
    const { rows, objects, organisations } = await restoreArchive(place, manifest, target, restoring);
    expect({ rows, objects, organisations }).toEqual({
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      objects: testObjects.length,
      organisations: 1,
    });
    expect(without(await fingerprints(target), halted)).toEqual(without(before, halted));
    expect(secretsOf(target)).toEqual(secretsOf(settings));
    const store = await openObjects(target.objects, '');
    for (const [bucket, name, bytes] of testObjects)
      expect(Buffer.from((await store.get(bucket, name))!)).toEqual(bytes);
    const read = await TableRows.open(target.database);
    const [state] = await read.execute<{ is_halted: number; reason: string }>('select * from trading_state');
    expect(state!.is_halted).toBe(1);
    expect(state!.reason).toContain('백업에서 복원됨');
    const [sequence] = await read.execute<{ seq: number }>(`select seq from sqlite_sequence where name = 'instrument'`);
    expect(sequence!.seq).toBe(10); // the next share gets the number that it would have got
    await read.close();
  });
  it('is refused where something stands already, and takes its place when that is said', async () => {
    const manifest = await openArchive(place, (await archiveIds(place)).at(-1)!);
    const target = embeddedSettings(path.join(folder.dir, 'third'), { BACKUP_KEY: key });
    await restoreArchive(place, manifest, target, restoring);
    await expect(restoreArchive(place, manifest, target, restoring)).rejects.toThrow(/not empty .*--replace/);
    await restoreArchive(place, manifest, target, { ...restoring, isReplacing: true });
  });
  it('begins anew where a restore was cut off, and no program starts on half of it', async () => {
    const manifest = await openArchive(place, (await archiveIds(place)).at(-1)!);
    const target = embeddedSettings(path.join(folder.dir, 'fourth'), { BACKUP_KEY: key });
    const cut = new AbortController();
    const tell = (line: string): void => {
      if (line.includes('tables')) cut.abort(new Error('cut off'));
    };
    await expect(restoreArchive(place, manifest, target, { ...restoring, signal: cut.signal, tell })).rejects.toThrow(
      'cut off',
    );
    await expect(fillInstallation(target)).rejects.toThrow(/restore into this database was cut off/);
    await restoreArchive(place, manifest, target, restoring);
    expect(without(await fingerprints(target), halted)).toEqual(without(await fingerprints(settings), halted));
  });
  it('is open to programs only when trading is settled in it: a restore cut off there is refused and begins anew', async () => {
    const manifest = await openArchive(place, (await archiveIds(place)).at(-1)!);
    const target = embeddedSettings(path.join(folder.dir, 'unsettled'), { BACKUP_KEY: key });
    const to = { database: target.database, objects: await openObjects(target.objects, '') };
    const settle = async (): Promise<void> => {
      await expect(fillInstallation(target)).rejects.toThrow(/restore into this database was cut off/);
      throw new Error('cut off');
    };
    const options = { ...quiet, isReplacing: false, settle };
    await expect(loadInstallation(sourceOfArchive(place, manifest), to, options)).rejects.toThrow('cut off');
    await expect(fillInstallation(target)).rejects.toThrow(/run the same command/);
    expect((await restoreArchive(place, manifest, target, restoring)).organisations).toBe(1);
  });
  it('copies an object once, however many archives hold it', async () => {
    const first = await openArchive(place, (await archiveIds(place)).at(-1)!);
    const { manifest, copied } = await archive(settings, first);
    expect(copied.count).toBe(0);
    expect(manifest.objects.sha256).toBe(first.objects.sha256);
    expect((await verifyArchive(place, manifest, true)).objectsRead).toBe(testObjects.length - 1); // two are equal
  });
  it('says when the key is missing, is another one, or is not needed', async () => {
    const id = (await archiveIds(place)).at(-1)!;
    await expect(openArchive({ ...place, seal: archiveSeal(null) }, id)).rejects.toThrow(
      /is encrypted: give BACKUP_KEY/,
    );
    await expect(openArchive({ ...place, seal: archiveSeal(`${key}!`) }, id)).rejects.toThrow(/another|is the one of/);
  });
  it('holds the secrets of the installation only where it is encrypted', async () => {
    const manifest = await openArchive(place, (await archiveIds(place)).at(-1)!);
    expect(await archivedSecrets(place, manifest)).toEqual(secretsOf(settings));
    const open = embeddedSettings(path.join(folder.dir, 'first'));
    const plain = await openPlace({ ...open.backup, place: { kind: 'folder', dir: path.join(folder.dir, 'plain') } });
    const from = { database: open.database, objects: await openObjects(open.objects, ''), secrets: secretsOf(open) };
    const written = await writeArchive(plain, from, { ...quiet, previous: null, now: new Date() });
    expect(written.manifest.hasSecrets).toBe(false);
    expect((await verifyArchive(plain, written.manifest, true)).rows).toBeGreaterThan(4000);
  });
  it.each(['candle.000001', 'objects.000001', 'manifest', 'secrets'])(
    'is found out when its %s is changed',
    async (what) => {
      const { manifest } = await archive(settings, null);
      const file = filesBelow(path.join(folder.dir, 'first/archives')).find(
        (name) => name.includes(manifest.id) && path.basename(name).startsWith(what),
      )!;
      const bytes = readFileSync(file);
      bytes[Math.floor(bytes.length / 2)]! ^= 1;
      writeFileSync(file, bytes);
      const look = async () => verifyArchive(place, await openArchive(place, manifest.id), false);
      await expect(look()).rejects.toThrow(ArchiveError);
      rmSync(file);
      await expect(look()).rejects.toThrow(/missing|There is no archive|has no secrets/);
      await place.store.remove('backup', manifestKey(manifest.id));
    },
  );
  it('is refused by a program that is older than it', async () => {
    const manifest = await openArchive(place, (await archiveIds(place)).at(-1)!);
    const newer = { ...manifest, migrations: [...manifest.migrations, '0999-of-tomorrow'] };
    const target = embeddedSettings(path.join(folder.dir, 'fifth'), { BACKUP_KEY: key });
    await expect(restoreArchive(place, newer, target, restoring)).rejects.toThrow(/0999-of-tomorrow.*newer program/);
    const { seal } = place;
    const bytes = writeManifest({ ...manifest, format: 2 }, (text) => seal.sign(text));
    expect(() => readManifest(bytes, seal)).toThrow(/format 2/);
  });
});

describe('what is kept', () => {
  const idOf = (day: string): string => `${day.replaceAll('-', '')}T180000Z-abcdef`; // three in the morning of the next day in Seoul
  it('is the newest of seven days and of five weeks', () => {
    const days = Array.from({ length: 60 }, (_, at) => new Date(Date.UTC(2026, 8, 1 + at)).toISOString().slice(0, 10));
    const kept = [...keptArchives(days.map(idOf), { keptDays: 7, keptWeeks: 5 })].toSorted();
    // 30 October 18:00 UTC is a Saturday in Seoul; Sundays before it are nights of 24, 17, 10 and 3 October
    expect(kept.map((id) => id.slice(0, 8))).toEqual([
      '20261003',
      '20261010',
      '20261017',
      ...['24', '25', '26', '27', '28', '29', '30'].map((day) => `202610${day}`),
    ]);
  });
  it('is the newest at least', () => {
    expect([...keptArchives([idOf('2026-01-01')], { keptDays: 1, keptWeeks: 0 })]).toHaveLength(1);
  });
  it('loses nothing that a kept archive holds, and nothing else stays', async () => {
    const old = await archive(settings, null, new Date('2026-01-01T00:00:00Z'));
    await place.store.put('backup', 'archives/20260102T000000Z-cutoff/candle.000001.jsonl.gz.enc', Buffer.from('half'));
    await place.store.put('backup', `objects/00/${'0'.repeat(64)}`, Buffer.from('of no archive'));
    const removed = await pruneArchives(place, { keptDays: 1, keptWeeks: 0 });
    expect(removed).toMatchObject({ objects: 1 });
    const ids = await archiveIds(place);
    expect(ids).toHaveLength(1);
    expect(ids).not.toContain(old.manifest.id);
    await verifyArchive(place, await openArchive(place, ids[0]!), true);
    const stranger = { ...place, seal: archiveSeal(`another ${key}`) }; // whose archive it is cannot be known: its objects stay
    expect(await pruneArchives(stranger, { keptDays: 1, keptWeeks: 0 })).toMatchObject({ objects: 0, unread: ids });
    await verifyArchive(place, await openArchive(place, ids[0]!), true);
    expect(filesBelow(path.join(folder.dir, 'first/archives')).filter((name) => name.includes('cutoff'))).toEqual([]);
  });
});

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0), // −0 is 0 in every database
  fc.constant(null),
);

it('gives back the lines that were written, whatever they hold and however many files they take', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 40 }), async (rows) => {
      const writer = new LineWriter(place, `archives/law-${run++}/table`);
      await writer.write(rows);
      const written = await writer.end();
      const back: unknown[] = [];
      for await (const some of readLines(place, written)) back.push(...some);
      expect(back).toEqual(rows.map((row) => row.map((value) => (Object.is(value, -0) ? 0 : value))));
    }),
    { numRuns: 50 },
  );
});
it('keeps memory bounded by writing files of some megabytes', async () => {
  const writer = new LineWriter(place, 'archives/large/table');
  const row: Row = ['x'.repeat(1000), 1, null];
  for (let at = 0; at < 100; at++) await writer.write(Array.from({ length: 100 }, () => row));
  const { parts, lines } = await writer.end();
  expect(lines).toBe(10_000);
  expect(parts).toHaveLength(3); // 10.1 MB of text in files of 4 MiB
});

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(dir, name))
    .filter((name) => statSync(name).isFile());
}
