import { openObjects } from '../platform/platform.ts';
import type { BackupSettings, ObjectSettings } from '../platform/settings.ts';
import { SettingsError } from '../platform/settings.ts';

import { ArchiveError } from './archive-format.ts';
import { archivedObjects, archiveIds, objectKey, openArchive } from './archive-reader.ts';
import type { ArchivePlace } from './archive-lines.ts';
import { archiveSeal } from './archive-seal.ts';

/**
 * Opens the place of archives.
 *
 * @param dir - Folder that a person named on the command line; it goes before the settings.
 * @throws SettingsError where neither names one, or the store does not answer.
 */
export async function openPlace({ place, key }: BackupSettings, dir: string | null = null): Promise<ArchivePlace> {
  const where: ObjectSettings | null = dir === null ? place : { kind: 'folder', dir };
  if (where === null)
    throw new SettingsError(
      'BACKUP_DIR',
      'no place for archives is given: set BACKUP_DIR or BACKUP_S3_*, or name a folder with --in.',
    );
  return { store: await openObjects(where, ''), seal: archiveSeal(key) };
}

const DAY_MS = 86_400_000;
const SEOUL_MS = 9 * 3_600_000;

/** Archives to keep: the newest of all, the newest of each of the last days, and of each of the last weeks, in Seoul. */
export function keptArchives(
  ids: readonly string[],
  { keptDays, keptWeeks }: Pick<BackupSettings, 'keptDays' | 'keptWeeks'>,
): ReadonlySet<string> {
  const newestFirst = ids.toSorted().toReversed();
  const kept = new Set(newestFirst.slice(0, 1));
  const keep = (numberOf: (day: number) => number, most: number): void => {
    const seen = new Set<number>();
    for (const id of newestFirst) {
      const number = numberOf(Math.floor((momentOfArchive(id).getTime() + SEOUL_MS) / DAY_MS));
      if (seen.has(number)) continue;
      if (seen.size === most) return;
      seen.add(number);
      kept.add(id);
    }
  };
  keep((day) => day, keptDays);
  keep((day) => Math.floor((day + 3) / 7), keptWeeks); // 1 January 1970 was a Thursday: weeks begin on Mondays
  return kept;
}

/** When the rows of an archive were looked at. */
export function momentOfArchive(id: string): Date {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(id)!;
  return new Date(`${y}-${m}-${d}T${h}:${min}:${s}Z`);
}

/**
 * Removes archives whose time is over, archives that were cut off, and the bytes of objects that no archive holds any longer.
 * Nothing else may write to the place meanwhile.
 *
 * @returns How many were removed, and archives that cannot be read though they stay: what they hold is not known, so all objects stay.
 */
export async function pruneArchives(
  place: ArchivePlace,
  settings: Pick<BackupSettings, 'keptDays' | 'keptWeeks'>,
): Promise<{ readonly archives: number; readonly objects: number; readonly unread: readonly string[] }> {
  const { store } = place;
  const ids = await archiveIds(place);
  const kept = keptArchives(ids, settings);
  const gone: string[] = [];
  for await (const { key } of store.list('backup', 'archives/')) if (!kept.has(key.split('/')[1]!)) gone.push(key);
  const manifestsFirst = gone.toSorted(
    (a, b) => Number(b.endsWith('manifest.json')) - Number(a.endsWith('manifest.json')),
  );
  for (const key of manifestsFirst) await store.remove('backup', key);

  const archives = ids.filter((id) => !kept.has(id)).length;
  const needed = new Set<string>();
  const unread: string[] = [];
  for (const id of kept) {
    try {
      for await (const some of archivedObjects(place, await openArchive(place, id)))
        for (const { sha256 } of some) needed.add(objectKey(place, sha256));
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      unread.push(id);
    }
  }
  if (unread.length > 0) return { archives, objects: 0, unread };
  const unneeded: string[] = [];
  for await (const { key } of store.list('backup', 'objects/')) if (!needed.has(key)) unneeded.push(key);
  for (const key of unneeded) await store.remove('backup', key);
  return { archives, objects: unneeded.length, unread };
}
