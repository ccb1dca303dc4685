import type { Migration } from './migration.ts';

/** Jobs that were given up are kept; rows of the outbox stay until their job has ended; what a process works on. */
export const deadLetters: Migration = {
  name: '0020-operations',
  sqlite: `
alter table outbox add column queued_at datetime null;
create index outbox_queued_at_index on outbox (queued_at);

alter table running_process add column thread_count integer not null default 0;
alter table running_process add column active_jobs json null;
alter table running_process add column is_stopping integer not null default false;

create table dead_letter (
  id integer not null primary key autoincrement,
  job text not null,
  job_id text not null,
  payload json not null,
  reason text not null,
  attempt_count integer not null,
  failed_at datetime not null
);
create index dead_letter_failed_at_index on dead_letter (failed_at);
create unique index dead_letter_job_job_id_unique on dead_letter (job, job_id);
`,
  mysql: `
alter table outbox add column queued_at datetime(3) null;
create index outbox_queued_at_index on outbox (queued_at);

alter table running_process add column thread_count bigint not null default 0;
alter table running_process add column active_jobs longtext null;
alter table running_process add column is_stopping tinyint(1) not null default false;

create table dead_letter (
  id int unsigned not null auto_increment primary key,
  job varchar(100) not null,
  job_id varchar(200) not null,
  payload longtext not null,
  reason varchar(500) not null,
  attempt_count bigint not null,
  failed_at datetime(3) not null,
  key dead_letter_failed_at_index (failed_at),
  unique key dead_letter_job_job_id_unique (job, job_id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
`,
};
