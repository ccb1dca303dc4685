/** A migration as one engine sees it. */
export interface Step {
  readonly name: string;
  /** SHA-256 of the text. */
  readonly sha256: string;
  readonly statements: readonly string[];
}

/** Where it stands which migrations a database has. */
export const migrationTable = {
  sqlite:
    'create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at text not null)',
  mysql: `create table if not exists schema_migration (
    name varchar(100) not null primary key,
    sha256 char(64) not null,
    done_count int not null,
    applied_at varchar(30) not null
  ) default character set utf8mb4 collate utf8mb4_bin`,
} as const;

/** Stands among the migrations from the first change that a restore makes to its last: no program starts on half of it. */
export const UNFINISHED = '9999-unfinished-restore';

/**
 * @param isRestoring - Whether the caller is the restore that is on.
 * @throws Error where the database has a migration that this program does not know, or a restore was cut off.
 */
export function refuseNewer(names: readonly string[], steps: readonly Step[], isRestoring: boolean): void {
  if (names.includes(UNFINISHED) && !isRestoring)
    throw new Error(
      'A restore into this database was cut off or is still on: run the same command (npm run restore or migrate-store) again to its end; it begins anew.',
    );
  const known = new Set(steps.map(({ name }) => name));
  const foreign = names.find((name) => name !== UNFINISHED && !known.has(name));
  if (foreign)
    throw new Error(
      `The database has migration ${foreign}, which this version does not know: start the newer version, or give another data folder.`,
    );
}

/** @throws Error where the text is not the one that was applied. */
export function refuseChanged(step: Step, sha256: string): void {
  if (step.sha256 === sha256) return;
  throw new Error(
    `Migration ${step.name} was changed after it had been applied here: give another data folder, or restore it and add a new one.`,
  );
}
