import '../platform/javascript-engine.ts';
import { entities } from '../entities.ts';
import { openDatabase } from '../platform/db/database.ts';
import { openObjects } from '../platform/platform.ts';
import { secretsOf } from '../platform/secrets.ts';
import { readEnvironment, readSettings } from '../platform/settings.ts';

import { openPlace } from './archive-place.ts';
import { archiveIds, openArchive, verifyArchive } from './archive-reader.ts';
import type { Manifest } from './archive-format.ts';
import type { ArchivePlace } from './archive-lines.ts';
import { BackupService } from './backup.service.ts';
import { exitCodeOf, optionsOf, terminal } from './command-line.ts';
import type { Terminal } from './command-line.ts';

const usage = `npm run backup -- [--data DIR] [--in FOLDER] [--full] [--keep-all]
npm run backup -- --list | --verify ID|latest [--data DIR] [--in FOLDER]
  Writes an archive of rows and objects, reads it back, and removes those whose time is over. A running server is not disturbed.
  --in FOLDER  where archives lie, instead of BACKUP_DIR or BACKUP_S3_*
  --full       reads every object back too, and restores the rows into a scratch database
  --keep-all   removes nothing
  --list       the archives that are there
  --verify     reads an archive back, down to its last byte`;

/** @returns The exit code: 0, or 2 where what was asked for cannot be done. */
export function runBackupCommand(
  argv: readonly string[],
  io: Terminal,
  environment: Readonly<Record<string, string | undefined>> = readEnvironment(),
): Promise<number> {
  return exitCodeOf(async () => {
    const text = { type: 'string' } as const;
    const yes = { type: 'boolean' } as const;
    const known = { data: text, in: text, full: yes, 'keep-all': yes, list: yes, verify: text, help: yes };
    const values = optionsOf(argv, known, usage);
    if (values.help) return tell(io, usage);
    const settings = readSettings(values.data === undefined ? [] : ['--data', values.data], environment);
    const dir = values.in ?? null;
    if (values.list || values.verify !== undefined) {
      const place = await openPlace(settings.backup, dir);
      if (values.list) return list(place, io);
      const manifest = await chosenArchive(place, values.verify!);
      const { rows, objects } = await verifyArchive(place, manifest, true);
      return tell(io, `${manifest.id} is whole: ${rows} rows, ${objects} objects.`);
    }
    await (await openPlace(settings.backup, dir)).store.close(); // a wrong place is told before anything else
    const secrets = secretsOf(settings);
    const orm = await openDatabase(settings, entities);
    const objects = await openObjects(settings.objects, secrets.signing);
    try {
      const backups = new BackupService({ orm, settings, objects, secrets });
      const options = { signal: io.signal, tell: io.print, dir, isPruning: !values['keep-all'] };
      const run = await backups.run(values.full ? 'WEEKLY' : 'MANUAL', options);
      const megabytes = ((run.writtenBytes ?? 0) / 1e6).toFixed(1);
      io.print(`Archive ${run.archive}: ${run.rowCount} rows, ${run.objectCount} objects, ${megabytes} MB written.`);
      if (run.withoutLog !== null) io.print(`No restore to a point in time from it: ${run.withoutLog}.`);
      if (!run.isEncrypted)
        io.print(
          settings.secrets === null
            ? 'Not encrypted (BACKUP_KEY), so without secrets.json: keep a copy of that file elsewhere.'
            : 'Not encrypted (BACKUP_KEY). Keep the secrets of the settings elsewhere: COOKIE_SECRET, SIGNING_SECRET, TOKEN_PEPPER.',
        );
      else io.print('Encrypted. Keep BACKUP_KEY elsewhere: without it the archive is lost.');
      return 0;
    } finally {
      await objects.close();
      await orm.close();
    }
  }, io);
}

/** @param which - An id, or `latest`. @throws ArchiveError where there is none. */
export async function chosenArchive(place: ArchivePlace, which: string): Promise<Manifest> {
  return openArchive(place, which === 'latest' ? ((await archiveIds(place)).at(-1) ?? 'latest') : which);
}

async function list(place: ArchivePlace, { print }: Terminal): Promise<number> {
  const ids = await archiveIds(place);
  for (const id of ids) {
    const { createdAt, database, tables, objects, keyId, log } = await openArchive(place, id);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const marks = `${keyId === null ? 'not encrypted' : 'encrypted'}${log === null ? '' : ', goes on in the binary log'}`;
    print(`${id}  ${createdAt}  ${database.version}  ${rows} rows  ${objects.count} objects  ${marks}`);
  }
  print(`${ids.length} ${ids.length === 1 ? 'archive' : 'archives'}.`);
  return 0;
}

function tell({ print }: Terminal, line: string): number {
  print(line);
  return 0;
}

if (import.meta.main) process.exitCode = await runBackupCommand(process.argv.slice(2), terminal());
