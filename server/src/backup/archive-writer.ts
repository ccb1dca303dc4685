import { createHash, randomBytes } from 'node:crypto';

import { engineVersion } from '@convergence/shared/simulation/engine-version';

import { buckets } from '../platform/object-store.ts';
import type { ObjectStat, ObjectStore } from '../platform/object-store.ts';
import type { DatabaseSettings, Secrets } from '../platform/settings.ts';

import { ARCHIVE_FORMAT, archiveId, manifestKey, writeManifest } from './archive-format.ts';
import type { ArchivedObject, ArchivedTable, Manifest } from './archive-format.ts';
import { LineWriter } from './archive-lines.ts';
import type { ArchivePlace } from './archive-lines.ts';
import { archivedObjects, objectKey } from './archive-reader.ts';
import { TableRows } from './table-rows.ts';

/** What an archive is made of. */
export interface Installation {
  readonly database: DatabaseSettings;
  readonly objects: ObjectStore;
  /** Of an embedded installation, which has them nowhere else; null: the operator keeps them. */
  readonly secrets: Secrets | null;
}

export interface WriteOptions {
  /** Objects that it holds are not copied again; null copies all. */
  readonly previous: Manifest | null;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Lines for people, with how far it is. */
  readonly tell: (line: string) => void;
}

export interface WrittenArchive {
  readonly manifest: Manifest;
  /** Objects that were copied now, and their bytes as stored. */
  readonly copied: { readonly count: number; readonly sizeBytes: number };
  /** Why it cannot be taken further by the binary log; null where it can, or where there is none to speak of. */
  readonly withoutLog: string | null;
}

/** Objects on their way at once, and their bytes. */
const MOST_AT_ONCE = 16;
const MOST_BYTES_AT_ONCE = 64 * 1024 * 1024;
/** Rows between two lines for people. */
const TELL_EVERY = 1_000_000;

/**
 * Writes an archive: rows as they are at one moment, then the objects that they name, which are never changed and were stored
 * before their rows. The manifest comes last: what was cut off before it is no archive, and its files are removed by the next pruning.
 *
 * Memory does not grow with the number of rows. Cost: one reading of everything, one writing of what is new.
 */
export async function writeArchive(
  place: ArchivePlace,
  from: Installation,
  { previous, now, signal, tell }: WriteOptions,
): Promise<WrittenArchive> {
  const id = archiveId(now, randomBytes(3).toString('hex'));
  const rows = await TableRows.open(from.database);
  try {
    const { log, why } = await rows.beginSnapshot();
    const tables: ArchivedTable[] = [];
    for (const { name, columns } of await rows.tables()) {
      const writer = new LineWriter(place, `archives/${id}/${name}`);
      let written = 0;
      for await (const page of rows.pages(name)) {
        signal.throwIfAborted();
        await writer.write(page);
        const before = written;
        written += page.length;
        if (Math.floor(written / TELL_EVERY) > Math.floor(before / TELL_EVERY)) tell(`${name}: ${written} rows so far`);
      }
      const { lines, sha256, parts } = await writer.end();
      tables.push({ name, columns: [...columns], rows: lines, sha256, nextId: await rows.nextId(name), parts });
    }
    const migrations = [...(await rows.migrations())];
    const version = await rows.version();
    await rows.endSnapshot();
    tell(`${tables.length} tables, ${tables.reduce((sum, table) => sum + table.rows, 0)} rows`);
    const { objects, copied } = await writeObjects(place, id, from.objects, previous, signal);
    tell(`${objects.count} objects, ${copied.count} of them new`);
    const hasSecrets = from.secrets !== null && place.seal.keyId !== null;
    if (hasSecrets) {
      const key = secretsKey(id);
      await place.store.put('backup', key, place.seal.lock(Buffer.from(JSON.stringify(from.secrets)), key));
    }
    const manifest: Manifest = {
      format: ARCHIVE_FORMAT,
      id,
      createdAt: now.toISOString(),
      finishedAt: new Date().toISOString(),
      engineVersion,
      database: { engine: rows.engine, version, name: nameOf(from.database) },
      migrations,
      keyId: place.seal.keyId,
      log,
      hasSecrets,
      tables,
      objects,
    };
    signal.throwIfAborted();
    await place.store.put(
      'backup',
      manifestKey(id),
      writeManifest(manifest, (text) => place.seal.sign(text)),
    );
    return { manifest, copied, withoutLog: from.database.kind === 'mysql' ? why : null };
  } finally {
    await rows.close();
  }
}

export function secretsKey(id: string): string {
  return `archives/${id}/secrets.enc`;
}

function nameOf(database: DatabaseSettings): string {
  return database.kind === 'mysql' ? new URL(database.url).pathname.slice(1) : 'convergence.sqlite';
}

async function writeObjects(
  place: ArchivePlace,
  id: string,
  from: ObjectStore,
  previous: Manifest | null,
  signal: AbortSignal,
): Promise<{ objects: Manifest['objects']; copied: WrittenArchive['copied'] }> {
  const known = new Map<string, ArchivedObject>();
  if (previous)
    for await (const some of archivedObjects(place, previous))
      for (const each of some) known.set(`${each.bucket}/${each.key}`, each);
  const stored = new Set<string>();
  for await (const { key } of place.store.list('backup', 'objects/')) stored.add(key);

  const writer = new LineWriter(place, `archives/${id}/objects`);
  const copied = { count: 0, sizeBytes: 0 };
  let sizeBytes = 0;
  const copy = async (bucket: ArchivedObject['bucket'], stat: ObjectStat): Promise<ArchivedObject | null> => {
    const before = known.get(`${bucket}/${stat.key}`);
    const modifiedMs = stat.modifiedAt.getTime();
    if (before?.sizeBytes === stat.sizeBytes && before.modifiedMs === modifiedMs) {
      if (stored.has(objectKey(place, before.sha256))) return before;
    }
    const bytes = await from.get(bucket, stat.key);
    if (bytes === null) return null; // its time was over, and no row names it any longer
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const key = objectKey(place, sha256);
    if (!stored.has(key)) {
      stored.add(key);
      const locked = place.seal.lock(bytes, key);
      await place.store.put('backup', key, locked);
      copied.count += 1;
      copied.sizeBytes += locked.length;
    }
    return { bucket, key: stat.key, sizeBytes: bytes.length, modifiedMs, sha256 };
  };
  for (const bucket of buckets) {
    for await (const some of inBatches(from.list(bucket, ''))) {
      signal.throwIfAborted();
      const done = await Promise.all(some.map((stat) => copy(bucket, stat)));
      const kept = done.filter((each) => each !== null);
      for (const each of kept) sizeBytes += each.sizeBytes;
      await writer.write(kept);
    }
  }
  const { lines, sha256, parts } = await writer.end();
  return { objects: { count: lines, sizeBytes, sha256, parts }, copied };
}

/** As many as fit into memory at once. */
async function* inBatches(all: AsyncIterable<ObjectStat>): AsyncGenerator<readonly ObjectStat[]> {
  let some: ObjectStat[] = [];
  let bytes = 0;
  for await (const stat of all) {
    if (some.length > 0 && (some.length >= MOST_AT_ONCE || bytes + stat.sizeBytes > MOST_BYTES_AT_ONCE)) {
      yield some;
      some = [];
      bytes = 0;
    }
    some.push(stat);
    bytes += stat.sizeBytes;
  }
  if (some.length > 0) yield some;
}
