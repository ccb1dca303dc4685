import { secretsShape } from '../platform/secrets.ts';
import type { Secrets } from '../platform/settings.ts';

import { ArchiveError, archivedObjectShape, manifestKey, readManifest } from './archive-format.ts';
import type { ArchivedObject, ArchivedTable, Manifest } from './archive-format.ts';
import { readLines, sha256Of } from './archive-lines.ts';
import type { ArchivePlace } from './archive-lines.ts';
import type { Row } from './table-rows.ts';

function isValue(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

/** Ids of the archives that are complete, oldest first. One listing of the place. */
export async function archiveIds({ store }: Pick<ArchivePlace, 'store'>): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { key } of store.list('backup', 'archives/')) {
    const [, id, file] = key.split('/');
    if (file === 'manifest.json' && manifestKey(id!) === key) ids.push(id!);
  }
  return ids.toSorted();
}

/** @throws ArchiveError where there is none, it is damaged, or cannot be opened. */
export async function openArchive({ store, seal }: ArchivePlace, id: string): Promise<Manifest> {
  const bytes = await store.get('backup', manifestKey(id));
  if (bytes === null) throw new ArchiveError(`There is no archive ${id}.`);
  const manifest = readManifest(bytes, seal);
  if (manifest.id !== id) throw new ArchiveError(`The manifest of ${id} is that of ${manifest.id}.`);
  return manifest;
}

/** Key of the bytes of an object: what several archives hold is stored once. */
export function objectKey({ seal }: Pick<ArchivePlace, 'seal'>, sha256: string): string {
  const name = seal.nameOf(sha256);
  return `objects/${name.slice(0, 2)}/${name}`;
}

/** Rows of a table, some at a time. @throws ArchiveError as `readLines`. */
export async function* archivedRows(place: ArchivePlace, table: ArchivedTable): AsyncGenerator<readonly Row[]> {
  const width = table.columns.length;
  for await (const lines of readLines(place, table)) {
    for (const line of lines)
      if (!Array.isArray(line) || line.length !== width || !line.every(isValue))
        throw new ArchiveError(`A row of ${table.name} is damaged.`);
    yield lines as readonly Row[];
  }
}

/** The list of objects, some at a time. */
export async function* archivedObjects(
  place: ArchivePlace,
  { objects }: Manifest,
): AsyncGenerator<readonly ArchivedObject[]> {
  for await (const lines of readLines(place, objects)) yield lines.map((line) => archivedObjectShape.parse(line));
}

/** Bytes of one object, checked. @throws ArchiveError. */
export async function archivedBytes(
  place: ArchivePlace,
  { bucket, key, sha256 }: Pick<ArchivedObject, 'bucket' | 'key' | 'sha256'>,
): Promise<Uint8Array> {
  const at = objectKey(place, sha256);
  const locked = await place.store.get('backup', at);
  if (locked === null) throw new ArchiveError(`Object ${bucket}/${key} is missing in the archive.`);
  const bytes = openOrFail(place, locked, at);
  if (sha256Of(bytes) !== sha256)
    throw new ArchiveError(`Object ${bucket}/${key} was changed or damaged in the archive.`);
  return bytes;
}

/** Those of an embedded installation. @throws ArchiveError where the archive has none. */
export async function archivedSecrets(place: ArchivePlace, { id, hasSecrets }: Manifest): Promise<Secrets> {
  const key = `archives/${id}/secrets.enc`;
  const locked = hasSecrets ? await place.store.get('backup', key) : null;
  if (locked === null) throw new ArchiveError(`The archive ${id} has no secrets: they were kept elsewhere.`);
  return secretsShape.parse(JSON.parse(Buffer.from(openOrFail(place, locked, key)).toString('utf8')));
}

function openOrFail({ seal }: ArchivePlace, locked: Uint8Array, name: string): Uint8Array {
  try {
    return seal.open(locked, name);
  } catch (cause) {
    throw new ArchiveError((cause as Error).message, { cause });
  }
}

export interface Verified {
  readonly rows: number;
  readonly objects: number;
  /** Objects whose bytes were read, and not only seen to be there. */
  readonly objectsRead: number;
}

/**
 * Reads an archive back, down to its last line.
 *
 * @param isFull - Whether the bytes of every object are read too; else each is seen to be there.
 * @throws ArchiveError for the first thing that is missing or damaged.
 */
export async function verifyArchive(place: ArchivePlace, manifest: Manifest, isFull: boolean): Promise<Verified> {
  let rows = 0;
  for (const table of manifest.tables) {
    let read = 0;
    for await (const some of archivedRows(place, table)) read += some.length;
    if (read !== table.rows) throw new ArchiveError(`Table ${table.name} has ${read} rows in place of ${table.rows}.`);
    rows += read;
  }
  const stored = new Set<string>();
  for await (const { key } of place.store.list('backup', 'objects/')) stored.add(key);
  let objects = 0;
  const read = new Set<string>();
  for await (const some of archivedObjects(place, manifest)) {
    objects += some.length;
    for (const each of some) {
      if (!stored.has(objectKey(place, each.sha256)))
        throw new ArchiveError(`Object ${each.bucket}/${each.key} is missing in the archive.`);
      if (!isFull || read.has(each.sha256)) continue;
      await archivedBytes(place, each);
      read.add(each.sha256);
    }
  }
  if (objects !== manifest.objects.count) throw new ArchiveError('The list of objects is not complete.');
  if (manifest.hasSecrets) await archivedSecrets(place, manifest);
  return { rows, objects, objectsRead: read.size };
}
