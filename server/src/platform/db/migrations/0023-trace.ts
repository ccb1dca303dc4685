import type { Migration } from './migration.ts';

/** Work on its way to the queue says which request it comes from, for the log and for traces. */
export const causes: Migration = {
  name: '0023-trace',
  sqlite: `
alter table outbox add column cause json null;
`,
  mysql: `
alter table outbox add column cause longtext null;
`,
};
