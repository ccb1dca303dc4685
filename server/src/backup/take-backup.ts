import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

import type { Bucket, ObjectStore } from '../platform/object-store.ts';
import { lockForProcess } from '../platform/process-lock.ts';
import type { Secrets, Settings } from '../platform/settings.ts';
import { SettingsError } from '../platform/settings.ts';

import { ArchiveError } from './archive-format.ts';
import type { Manifest } from './archive-format.ts';
import type { ArchivePlace } from './archive-lines.ts';
import { pruneArchives } from './archive-place.ts';
import { archiveIds, openArchive, verifyArchive } from './archive-reader.ts';
import { sourceOfArchive } from './archive-source.ts';
import { writeArchive } from './archive-writer.ts';
import { loadInstallation } from './load-rows.ts';
import { TableRows } from './table-rows.ts';

export interface BackupParts {
  readonly settings: Settings;
  readonly objects: ObjectStore;
  readonly secrets: Secrets;
  readonly place: ArchivePlace;
}

export interface BackupOptions {
  /** Whether the bytes of every object are read back too. */
  readonly isFull: boolean;
  /** Whether its rows are restored into a scratch database. */
  readonly isDrill: boolean;
  /** Whether archives whose time is over are removed. */
  readonly isPruning: boolean;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

export interface TakenBackup {
  readonly manifest: Manifest;
  readonly rows: number;
  readonly objects: number;
  readonly writtenBytes: number;
  readonly withoutLog: string | null;
  readonly removed: { readonly archives: number; readonly objects: number };
}

/**
 * Writes an archive, reads it back, and only then removes older ones. One at a time for an installation.
 *
 * @throws ArchiveError where another one is on, or what was written cannot be read.
 */
export async function takeBackup(
  { settings, objects, secrets, place }: BackupParts,
  { isFull, isDrill, isPruning, now, signal, tell }: BackupOptions,
): Promise<TakenBackup> {
  const unlock = await lockBackups(settings);
  try {
    const scratch = path.join(settings.dataDir, 'backup');
    await mkdir(scratch, { recursive: true });
    await removeCutOffDrills(scratch);
    const previous = await previousOf(place, tell);
    // a server's secrets are the operator's own files; those of an embedded installation are nowhere else
    const own = settings.secrets === null ? secrets : null;
    const from = { database: settings.database, objects, secrets: own };
    const { manifest, copied, withoutLog } = await writeArchive(place, from, { previous, now, signal, tell });
    const read = await verifyArchive(place, manifest, isFull);
    tell(
      `read back: ${read.rows} rows, ${read.objects} objects${isFull ? ' with all their bytes' : ' seen to be there'}`,
    );
    if (isDrill) {
      await restoreDrill(place, manifest, scratch, signal);
      tell('restored into a scratch database, every table compared');
    }
    const removed = isPruning ? await pruneArchives(place, settings.backup) : { archives: 0, objects: 0, unread: [] };
    if (removed.unread.length > 0)
      tell(`no objects were removed: ${removed.unread.join(', ')} may need them, and cannot be read`);
    const ofRows = manifest.tables.flatMap(({ parts }) => parts).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    return {
      manifest,
      rows: read.rows,
      objects: read.objects,
      writtenBytes: ofRows + copied.sizeBytes,
      withoutLog,
      removed,
    };
  } finally {
    await unlock();
  }
}

/** The newest archive that can be read: what it holds need not be copied again. */
async function previousOf(place: ArchivePlace, tell: (line: string) => void): Promise<Manifest | null> {
  for (const id of (await archiveIds(place)).toReversed()) {
    try {
      return await openArchive(place, id);
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      tell(`archive ${id} cannot be used: ${error.message}`);
    }
  }
  return null;
}

async function lockBackups({ database, dataDir }: Settings): Promise<() => Promise<void>> {
  const isOn = 'Another backup of this installation is on: wait for its end.';
  if (database.kind === 'sqlite') {
    try {
      const unlock = lockForProcess(path.join(dataDir, 'backup', 'lock'));
      return () => Promise.resolve(unlock());
    } catch (cause) {
      throw cause instanceof SettingsError ? new ArchiveError(isOn, { cause }) : cause;
    }
  }
  const rows = await TableRows.open(database); // the server gives the lock back if we are killed
  const name = `${new URL(database.url).pathname.slice(1, 51)}.backup`;
  const [answer] = await rows.execute<{ held: number | null }>('select get_lock(?, 0) as held', [name]);
  if (answer?.held === 1) return () => rows.close();
  await rows.close();
  throw new ArchiveError(isOn);
}

/** Nothing is kept: the drill is about rows, and the bytes of objects were read back before. */
const nowhere: ObjectStore = {
  put: () => Promise.resolve(),
  get: () => Promise.resolve(null),
  stat: () => Promise.resolve(null),
  list: async function* () {},
  remove: () => Promise.resolve(),
  signedUrl: (bucket: Bucket, key: string) => Promise.reject(new Error(`${bucket}/${key} is nowhere.`)),
  close: () => Promise.resolve(),
};

/**
 * Restores the rows of an archive into a scratch database and compares every table; an archive of MySQL fits into SQLite as well.
 *
 * @param below - Folder in which the scratch database is for as long; it needs room for all rows.
 * @throws ArchiveError where it could not be restored.
 */
export async function restoreDrill(
  place: ArchivePlace,
  manifest: Manifest,
  below: string,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(below, { recursive: true });
  await removeCutOffDrills(below);
  const dir = path.join(below, `drill-${randomBytes(4).toString('hex')}`);
  const unlock = lockForProcess(`${dir}.lock`); // first, so that nobody takes the folder for one that was left behind
  try {
    await mkdir(dir);
    const source = { ...sourceOfArchive(place, manifest), objects: async function* () {} };
    const target = { database: { kind: 'sqlite', file: path.join(dir, 'drill.sqlite') }, objects: nowhere } as const;
    await loadInstallation(source, target, { isReplacing: false, signal, tell: () => undefined });
  } finally {
    await rm(dir, { recursive: true, force: true });
    unlock();
  }
}

/** Scratch databases of drills whose process was killed. */
async function removeCutOffDrills(below: string): Promise<void> {
  const names = await readdir(below);
  for (const name of new Set(names.flatMap((each) => /^drill-[^.]+/.exec(each)?.[0] ?? []))) {
    let unlock: () => void;
    try {
      unlock = lockForProcess(path.join(below, `${name}.lock`));
    } catch (error) {
      if (error instanceof SettingsError) continue; // that one is on
      throw error;
    }
    await rm(path.join(below, name), { recursive: true, force: true });
    unlock();
  }
}
