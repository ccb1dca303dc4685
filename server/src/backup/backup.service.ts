import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import type { BackupSettings, Secrets, Settings } from '../platform/settings.ts';

import { openPlace } from './archive-place.ts';
import { BackupRun } from './backup.entity.ts';
import type { BackupKind } from './backup.entity.ts';
import { takeBackup } from './take-backup.ts';

export interface BackupServiceParts {
  readonly orm: Orm;
  readonly settings: Settings;
  readonly objects: ObjectStore;
  readonly secrets: Secrets;
}

const LONGEST_TEXT = 300;
/** How long it is known what became of backups. */
const KEPT_MS = 400 * 24 * 3_600_000;

/** Archives of this installation: taken by the clock or by hand, and what became of them. */
export class BackupService {
  readonly #parts: BackupServiceParts;

  constructor(parts: BackupServiceParts) {
    this.#parts = parts;
  }

  get settings(): BackupSettings {
    return this.#parts.settings.backup;
  }

  /**
   * Takes a backup and keeps what became of it.
   *
   * @param dir - Folder that a person named; it goes before the settings.
   * @throws SettingsError without a place; whatever went wrong, when that is kept.
   */
  async run(kind: BackupKind, { signal, tell, dir = null, isPruning = true }: RunOptions): Promise<BackupRun> {
    const { settings } = this.#parts;
    const place = await openPlace(settings.backup, dir);
    const startedAt = new Date();
    const isWeekly = kind === 'WEEKLY';
    try {
      const options = { isFull: isWeekly, isDrill: isWeekly, isPruning, now: startedAt, signal, tell };
      const { manifest, rows, objects, writtenBytes, withoutLog } = await takeBackup(
        { ...this.#parts, place },
        options,
      );
      return await this.#keep({
        kind,
        startedAt,
        outcome: 'SUCCEEDED',
        archive: manifest.id,
        rowCount: rows,
        objectCount: objects,
        writtenBytes,
        isEncrypted: manifest.keyId !== null,
        isFullyRead: isWeekly,
        isDrilled: isWeekly,
        withoutLog: withoutLog?.slice(0, LONGEST_TEXT) ?? null,
        error: null,
      });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      await this.#keep({ kind, startedAt, outcome: 'FAILED', error: text.slice(0, LONGEST_TEXT) });
      throw error;
    } finally {
      await place.store.close();
    }
  }

  /** The last one that ended, and the last that succeeded; null before the first. Two queries of an index. */
  async last(): Promise<{ readonly run: BackupRun | null; readonly good: BackupRun | null }> {
    const em = systemEm(this.#parts.orm);
    const [run = null] = await em.find(BackupRun, {}, { orderBy: { id: 'desc' }, limit: 1 });
    const newest = { orderBy: { startedAt: 'desc' }, limit: 1 } as const;
    const [good = null] = await em.find(BackupRun, { outcome: 'SUCCEEDED' }, newest);
    return { run, good };
  }

  /** Since the rows of the last archive that was read back; null before the first. */
  async ageSeconds(now: Date): Promise<number | null> {
    const { good } = await this.last();
    return good && (now.getTime() - good.startedAt.getTime()) / 1000;
  }

  async #keep(row: Partial<BackupRun> & Pick<BackupRun, 'kind' | 'startedAt' | 'outcome'>): Promise<BackupRun> {
    const em = systemEm(this.#parts.orm);
    const finishedAt = new Date();
    await em.nativeDelete(BackupRun, { finishedAt: { $lt: new Date(finishedAt.getTime() - KEPT_MS) } });
    const id = await em.insert(BackupRun, { publicId: newId('bak'), finishedAt, ...row });
    return em.findOneOrFail(BackupRun, { id });
  }
}

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
  readonly dir?: string | null;
  readonly isPruning?: boolean;
}
