/**
 * One step forward of the schema. There is no way back: a mistake is mended by the next migration.
 * Once it has been applied anywhere its statements never change; the migrator refuses to go on if they do.
 */
export interface Migration {
  /** `NNNN-what`, in the order of the list. */
  readonly name: string;
  /** Statements for SQLite, each ending with `;` at the end of a line, run in one transaction; `npm run migration:draft` prints them. */
  readonly sqlite: string;
}
