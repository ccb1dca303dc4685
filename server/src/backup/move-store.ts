import path from 'node:path';

import { openObjects } from '../platform/platform.ts';
import { lockForProcess } from '../platform/process-lock.ts';
import { SILENT_MS } from '../platform/process-register.ts';
import { secretsOf } from '../platform/secrets.ts';
import type { Settings } from '../platform/settings.ts';

import { ArchiveError } from './archive-format.ts';
import { loadInstallation } from './load-rows.ts';
import type { Loaded } from './load-rows.ts';
import { keepSecrets } from './restore.ts';
import { sourceOfStore } from './store-source.ts';
import { TableRows } from './table-rows.ts';

export interface MoveOptions {
  /** Only looks, and tells what there is. */
  readonly isDryRun: boolean;
  readonly isReplacing: boolean;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

/**
 * Copies a stopped installation into another kind of store; the source stays as it is. Rows, objects and secrets are carried over, so
 * people sign in as before. Sessions and a halt of trading stay what they were: nothing happened in between.
 *
 * @returns Null after a dry run.
 * @throws ArchiveError where one of the two is in use, the target is not empty, or what was read back differs.
 */
export async function moveStore(
  from: Settings,
  to: Settings,
  { isDryRun, isReplacing, signal, tell }: MoveOptions,
): Promise<Loaded | null> {
  const unlocks = [...new Set([from.dataDir, to.dataDir])].map((dir) => lockForProcess(path.join(dir, 'server.lock')));
  const rows = await TableRows.open(from.database);
  const source = await openObjects(from.objects, secretsOf(from).signing);
  try {
    const alive = await rows.alive(SILENT_MS);
    if (alive.length > 0)
      throw new ArchiveError(
        `The source is in use by ${alive.join(', ')}: stop every program of it first (one that was killed counts for ${SILENT_MS / 1000} s).`,
      );
    if ((await rows.migrations()).length === 0)
      throw new ArchiveError('The source is empty: there is nothing to move.');
    if (await rows.isUnfinished()) throw new ArchiveError('The source is half restored: finish that first.');
    await rows.beginSnapshot();
    if (isDryRun) {
      for (const { name } of await rows.tables()) tell(`${name}: ${await rows.count(name)} rows`);
      let [count, bytes] = [0, 0];
      const stored = await sourceOfStore(rows, source);
      for await (const some of stored.objects()) {
        count += some.length;
        for (const { sizeBytes } of some) bytes += sizeBytes;
      }
      tell(`${count} objects, ${bytes} bytes`);
      return null;
    }
    await keepSecrets(secretsOf(from), to);
    const target = await openObjects(to.objects, secretsOf(to).signing);
    const loaded = await loadInstallation(
      await sourceOfStore(rows, source),
      { database: to.database, objects: target },
      { isReplacing, signal, tell },
    );
    await target.close();
    await rows.endSnapshot();
    return loaded;
  } finally {
    await source.close();
    await rows.close();
    for (const unlock of unlocks) unlock();
  }
}
