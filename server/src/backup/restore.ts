import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { openObjects } from '../platform/platform.ts';
import { lockForProcess } from '../platform/process-lock.ts';
import { secretsOf } from '../platform/secrets.ts';
import { SettingsError } from '../platform/settings.ts';
import type { Secrets, Settings } from '../platform/settings.ts';

import { closeBeforeOpening, settleRestored } from './after-restore.ts';
import { ArchiveError } from './archive-format.ts';
import type { Manifest } from './archive-format.ts';
import type { ArchivePlace } from './archive-lines.ts';
import { archivedSecrets, verifyArchive } from './archive-reader.ts';
import { sourceOfArchive } from './archive-source.ts';
import { loadInstallation } from './load-rows.ts';
import type { Loaded } from './load-rows.ts';
import { replayLog } from './replay-log.ts';

export interface RestoreOptions {
  readonly isReplacing: boolean;
  /** Changes up to here are made too; null: the archive as it is. */
  readonly until: Date | null;
  /** Copies of the binary logs; null: they are read from the server of the target. */
  readonly logFolder: string | null;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

export interface Restored extends Loaded {
  /** Statements of the binary log that were made again. */
  readonly replayed: number;
  /** The installation is as of this moment. */
  readonly asOf: Date;
  readonly organisations: number;
}

/**
 * Puts an archive into the installation of the settings, which has to be empty and stopped. The archive is read through before
 * anything is changed. Trading is stopped in what was restored, and nobody is signed in.
 *
 * @throws ArchiveError with the way out.
 */
export async function restoreArchive(
  place: ArchivePlace,
  manifest: Manifest,
  settings: Settings,
  { isReplacing, until, logFolder, signal, tell }: RestoreOptions,
): Promise<Restored> {
  const replay = until === null ? null : requireLog(manifest, settings, until);
  const unlock = lockForProcess(path.join(settings.dataDir, 'server.lock'));
  try {
    const checked = await verifyArchive(place, manifest, true);
    tell(`the archive is whole: ${checked.rows} rows, ${checked.objects} objects`);
    await putSecrets(place, manifest, settings, tell);
    const objects = await openObjects(settings.objects, secretsOf(settings).signing);
    const asOf = until ?? new Date(manifest.createdAt);
    let [replayed, organisations] = [0, 0];
    const loaded = await loadInstallation(
      sourceOfArchive(place, manifest),
      { database: settings.database, objects },
      {
        isReplacing,
        signal,
        tell,
        whenLoaded: async (rows) => {
          if (replay) {
            replayed = await replayLog({ ...replay, folder: logFolder });
            tell(`${replayed} statements of the binary log up to ${until!.toISOString()}`);
          }
          await closeBeforeOpening(rows, asOf);
        },
        settle: async () => {
          organisations = await settleRestored(settings, manifest.id, asOf);
        },
      },
    );
    await objects.close();
    return { ...loaded, replayed, asOf, organisations };
  } finally {
    unlock();
  }
}

function requireLog({ log, createdAt, database }: Manifest, { database: to, backup }: Settings, until: Date) {
  if (database.engine === 'sqlite' || to.kind === 'sqlite')
    throw new ArchiveError('Only MySQL keeps a log of changes: an embedded installation is restored as of an archive.');
  if (log === null)
    throw new ArchiveError(
      'The archive does not say where its binary log goes on: the server wrote none, or the account may not ask (RELOAD, REPLICATION CLIENT).',
    );
  if (until.getTime() < new Date(createdAt).getTime())
    throw new ArchiveError(`The archive is of ${createdAt}, which is later: choose an older one.`);
  if (until.getTime() > Date.now()) throw new ArchiveError('The moment has not come yet.');
  if (backup.mysqlbinlog === null)
    throw new SettingsError(
      'MYSQLBINLOG',
      'is missing: the path of MySQL’s program mysqlbinlog (package mysql-client or mysql-server-core).',
    );
  return { program: backup.mysqlbinlog, databaseUrl: to.url, from: database.name, log, until };
}

/** Those of the archive for an embedded target that has none; what stands there already has to be the same. */
async function putSecrets(
  place: ArchivePlace,
  manifest: Manifest,
  settings: Settings,
  tell: (line: string) => void,
): Promise<void> {
  if (!manifest.hasSecrets) {
    tell('the archive holds no secrets: those of the settings or of secrets.json have to be the old ones');
    return;
  }
  const secrets = await archivedSecrets(place, manifest);
  await keepSecrets(secrets, settings);
}

/** @throws ArchiveError where the target has others: sign-in, tokens and sealed texts would be void. */
export async function keepSecrets(secrets: Secrets, settings: Settings): Promise<void> {
  if (settings.secrets === null) {
    await mkdir(settings.dataDir, { recursive: true });
    const file = path.join(settings.dataDir, 'secrets.json');
    await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' }).catch(
      (error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      },
    );
  }
  const { cookie, signing, pepper } = secretsOf(settings);
  if (cookie === secrets.cookie && signing === secrets.signing && pepper === secrets.pepper) return;
  throw new ArchiveError(
    settings.secrets === null
      ? `${path.join(settings.dataDir, 'secrets.json')} holds other secrets than the rows were made with: move it away, and run this again.`
      : 'COOKIE_SECRET, SIGNING_SECRET and TOKEN_PEPPER are not those that the rows were made with: give the old ones (npm run migrate-store -- --write-secrets DIR writes those of a data folder as files).',
  );
}
