import type { Migration } from './migration.ts';

/** What became of backups. */
export const backup: Migration = {
  name: '0022-backup',
  sqlite: `
create table backup_run (
  id integer not null primary key autoincrement,
  public_id text not null,
  kind text check (kind in ('DAILY', 'WEEKLY', 'MANUAL')) not null,
  started_at datetime not null,
  finished_at datetime not null,
  outcome text check (outcome in ('SUCCEEDED', 'FAILED')) not null,
  archive text null,
  row_count integer null,
  object_count integer null,
  written_bytes integer null,
  is_encrypted integer null,
  is_fully_read integer null,
  is_drilled integer null,
  without_log text null,
  error text null
);
create unique index backup_run_public_id_unique on backup_run (public_id);
create index backup_run_outcome_started_at_index on backup_run (outcome, started_at);
`,
  mysql: `
create table backup_run (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  kind enum('DAILY','WEEKLY','MANUAL') not null,
  started_at datetime(3) not null,
  finished_at datetime(3) not null,
  outcome enum('SUCCEEDED','FAILED') not null,
  archive varchar(40) null,
  row_count bigint null,
  object_count bigint null,
  written_bytes bigint null,
  is_encrypted tinyint(1) null,
  is_fully_read tinyint(1) null,
  is_drilled tinyint(1) null,
  without_log varchar(300) null,
  error varchar(300) null,
  unique key backup_run_public_id_unique (public_id),
  key backup_run_outcome_started_at_index (outcome, started_at)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
`,
};
