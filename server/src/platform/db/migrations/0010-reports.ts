import type { Migration } from './migration.ts';

export const reports: Migration = {
  name: '0010-reports',
  sqlite: `
create table report (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  kind text check (kind in ('RISK_REPORT', 'DECISION_RECORD')) not null,
  run_id integer not null,
  recommendation_id integer null,
  language text check (language in ('KO', 'EN')) not null,
  status text check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')) not null,
  progress_ratio double not null,
  failure text null,
  attempt_count integer not null default 0,
  created_at datetime not null,
  created_by text null,
  finished_at datetime null,
  kept_until datetime not null,
  content_sha256 text null,
  files json null,
  constraint report_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint report_run_id_foreign foreign key (run_id) references simulation_run (id),
  constraint report_recommendation_id_foreign foreign key (recommendation_id) references recommendation (id) on delete set null
);
create unique index report_public_id_unique on report (public_id);
create index report_organisation_id_index on report (organisation_id);
create index report_run_id_index on report (run_id);
create index report_recommendation_id_index on report (recommendation_id);
create index report_organisation_id_created_at_index on report (organisation_id, created_at);
create index report_run_id_created_at_index on report (run_id, created_at);
create index report_recommendation_id_created_at_index on report (recommendation_id, created_at);
create index report_status_index on report (status);
create index report_kept_until_index on report (kept_until);
`,
};
