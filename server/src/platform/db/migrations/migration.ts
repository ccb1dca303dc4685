/**
 * One step forward of the schema. There is no way back: a mistake is mended by the next migration.
 * Once it has been applied anywhere its statements never change; the migrator refuses to go on if they do.
 *
 * Each statement ends with `;` at the end of a line; `npm run migration:draft` prints those for both engines. On SQLite all of them are
 * one transaction. MySQL commits each by itself, and servers of the version before go on working beside it: expand first (a new
 * column may be null or has a default), contract in a later release.
 */
export interface Migration {
  /** `NNNN-what`, in the order of the list. */
  readonly name: string;
  readonly sqlite?: string;
  /** Left out before `0018-mysql`, which brings all that was there by then. */
  readonly mysql?: string;
}
