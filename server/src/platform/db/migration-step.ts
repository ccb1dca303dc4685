/** A migration as one engine sees it. */
export interface Step {
  readonly name: string;
  /** SHA-256 of the text. */
  readonly sha256: string;
  readonly statements: readonly string[];
}

/** Stands among the migrations while a restore fills the database: no program starts on half of the rows. */
export const UNFINISHED = '9999-unfinished-restore';

/** @throws Error where the database has a migration that this program does not know. */
export function refuseNewer(names: readonly string[], steps: readonly Step[]): void {
  if (names.includes(UNFINISHED))
    throw new Error('A restore into this database was cut off or is still on: run it again to its end.');
  const known = new Set(steps.map(({ name }) => name));
  const foreign = names.find((name) => !known.has(name));
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
