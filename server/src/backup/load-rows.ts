import { migrate } from '../platform/db/migrate.ts';
import { migrations } from '../platform/db/migrations/migrations.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import { SILENT_MS } from '../platform/process-register.ts';
import type { DatabaseSettings } from '../platform/settings.ts';

import { ArchiveError } from './archive-format.ts';
import type { ArchivedObject } from './archive-format.ts';
import { sha256Of } from './archive-lines.ts';
import { TableRows } from './table-rows.ts';
import type { Row, TableShape } from './table-rows.ts';

/** Where rows and objects go. */
export interface LoadTarget {
  readonly database: DatabaseSettings;
  readonly objects: ObjectStore;
}

/** A table of whatever is loaded from: an archive, or another database. */
export interface LoadedTable extends TableShape {
  /** Known from the start, or when the last row has been read. */
  readonly expected: () => Promise<{ readonly rows: number; readonly sha256: string }>;
  readonly nextId: number | null;
  readonly pages: () => AsyncIterable<readonly Row[]>;
}

export interface LoadSource {
  /** Names of migrations that it has, ascending. */
  readonly migrations: readonly string[];
  readonly tables: readonly LoadedTable[];
  readonly objects: () => AsyncIterable<readonly ArchivedObject[]>;
  readonly bytes: (object: ArchivedObject) => Promise<Uint8Array>;
}

export interface LoadOptions {
  /** Whether what is there is removed first. */
  readonly isReplacing: boolean;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
  /** When all rows are there and compared, in the schema of the source. */
  readonly whenLoaded?: (rows: TableRows) => Promise<void>;
  /** What is left to do in the schema of this program. No program may start before. */
  readonly settle?: () => Promise<void>;
}

export interface Loaded {
  readonly rows: number;
  readonly objects: number;
  /** Migrations that brought the rows to this program's version. */
  readonly applied: readonly string[];
}

const TELL_EVERY = 1_000_000;
const OBJECTS_AT_ONCE = 8;

/**
 * Fills an empty installation: schema as the source's, rows, objects, then the newer migrations. Every table and every object is read
 * back and compared. What is cut off, wherever, leaves a mark that no program starts on, and a second call begins anew.
 *
 * @throws ArchiveError where the target is in use or not empty, the source is newer, or what was read back differs.
 */
export async function loadInstallation(
  source: LoadSource,
  target: LoadTarget,
  { isReplacing, signal, tell, whenLoaded, settle }: LoadOptions,
): Promise<Loaded> {
  const steps = stepsOf(source.migrations, target.database.kind);
  const rows = await TableRows.open(target.database);
  try {
    await refuseUnlessFree(rows, isReplacing);
    await rows.beginLoading();
    await migrate(rows.orm, steps, true);
    await rows.beginRows();
    requireSameShape(source.tables, await rows.tables());
    let total = 0;
    for (const table of source.tables) {
      signal.throwIfAborted();
      total += await loadTable(rows, table, { signal, tell });
    }
    tell(`${source.tables.length} tables, ${total} rows, each table compared by count and SHA-256`);
    const dangling = await rows.danglingReferences();
    if (dangling.length > 0) throw new ArchiveError(`Rows refer to rows that are not there: ${dangling.join(', ')}.`);
    const objects = await loadObjects(source, target.objects, signal);
    tell(`${objects} objects, each read back and compared by SHA-256`);
    await whenLoaded?.(rows);
    await rows.endRows();
    const applied = await migrate(rows.orm, migrations, true);
    await settle?.();
    await rows.open();
    return { rows: total, objects, applied };
  } finally {
    await rows.close();
  }
}

/** Migrations up to the last of the source, in the order of this program. @throws ArchiveError where it has one that is not known here. */
function stepsOf(names: readonly string[], engine: DatabaseSettings['kind']) {
  const known = migrations.map(({ name }) => name);
  const foreign = names.find((name) => !known.includes(name));
  if (foreign !== undefined)
    throw new ArchiveError(`It has migration ${foreign}, which this version does not know: take the newer program.`);
  const steps = migrations.slice(0, known.indexOf(names.at(-1)!) + 1);
  if (!steps.some((step) => step[engine] !== undefined))
    throw new ArchiveError(
      'It is from before MySQL was possible: restore it into an embedded installation, start that once, and move it (npm run migrate-store).',
    );
  return steps;
}

/** @throws ArchiveError with the way out. */
async function refuseUnlessFree(rows: TableRows, isReplacing: boolean): Promise<void> {
  const alive = await rows.alive(SILENT_MS);
  if (alive.length > 0)
    throw new ArchiveError(
      `The target is in use by ${alive.join(', ')}: stop every program of it first (one that was killed counts for ${SILENT_MS / 1000} s).`,
    );
  if (isReplacing || (await rows.isUnfinished())) return;
  const filled = await rows.filled();
  if (filled.length > 0)
    throw new ArchiveError(
      `The target is not empty (${filled.slice(0, 5).join(', ')}${filled.length > 5 ? ', …' : ''}): name an empty database or data folder, or say --replace to remove what is there.`,
    );
}

function requireSameShape(source: readonly TableShape[], target: readonly TableShape[]): void {
  const text = ({ name, columns }: TableShape): string =>
    `${name}(${columns.map((column) => `${column.name} ${column.kind}`).join(', ')})`;
  const [theirs, ours] = [source.map(text), target.map(text)];
  const odd = [...theirs.filter((each) => !ours.includes(each)), ...ours.filter((each) => !theirs.includes(each))];
  if (odd.length > 0)
    throw new ArchiveError(`Its tables are not those of these migrations: ${odd.slice(0, 3).join('; ')}.`);
}

async function loadTable(
  rows: TableRows,
  table: LoadedTable,
  { signal, tell }: Pick<LoadOptions, 'signal' | 'tell'>,
): Promise<number> {
  const { name } = table;
  if ((await rows.count(name)) > 0) await rows.execute(`delete from "${name}"`); // made by a migration
  let loaded = 0;
  for await (const page of table.pages()) {
    signal.throwIfAborted();
    await rows.insert(name, page);
    const before = loaded;
    loaded += page.length;
    if (Math.floor(loaded / TELL_EVERY) > Math.floor(before / TELL_EVERY)) tell(`${name}: ${loaded} rows so far`);
  }
  const isLater = table.nextId !== null && (await rows.nextId(name)) !== table.nextId; // rows at the end were removed once
  if (isLater) await rows.setNextId(name, table.nextId);
  const [expected, found] = [await table.expected(), await rows.fingerprint(name)];
  if (found.rows !== expected.rows || found.sha256 !== expected.sha256)
    throw new ArchiveError(
      `Table ${name} is not what it was: ${found.rows} rows in place of ${expected.rows}, or other values in them.`,
    );
  return found.rows;
}

async function loadObjects({ objects, bytes }: LoadSource, to: ObjectStore, signal: AbortSignal): Promise<number> {
  let count = 0;
  for await (const some of objects()) {
    for (let at = 0; at < some.length; at += OBJECTS_AT_ONCE) {
      signal.throwIfAborted();
      await Promise.all(
        some.slice(at, at + OBJECTS_AT_ONCE).map(async (object) => {
          const { bucket, key, sha256 } = object;
          await to.put(bucket, key, await bytes(object));
          const back = await to.get(bucket, key);
          if (back === null || sha256Of(back) !== sha256)
            throw new ArchiveError(`Object ${bucket}/${key} is not what it was.`);
        }),
      );
    }
    count += some.length;
  }
  return count;
}
