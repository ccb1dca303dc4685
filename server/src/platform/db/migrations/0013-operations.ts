import type { Migration } from './migration.ts';

export const operations: Migration = {
  name: '0013-operations',
  sqlite: `
create table schedule_run (
  id integer not null primary key autoincrement,
  schedule text not null,
  is_by_hand integer not null,
  started_at datetime not null,
  finished_at datetime not null,
  outcome text check (outcome in ('SUCCEEDED', 'FAILED')) not null,
  error text null
);
create index schedule_run_schedule_id_index on schedule_run (schedule, id);
create index schedule_run_finished_at_index on schedule_run (finished_at);
`,
};
