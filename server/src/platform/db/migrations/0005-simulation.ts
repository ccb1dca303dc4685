import type { Migration } from './migration.ts';

export const simulation: Migration = {
  name: '0005-simulation',
  sqlite: `
create table simulation_run (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  scenario_id integer not null,
  scenario_version integer not null,
  status text check (status in ('QUEUED', 'RUNNING', 'MERGING', 'SUCCEEDED', 'FAILED', 'CANCELLED')) not null,
  inputs json not null,
  inputs_sha256 text not null,
  snapshot_sha256 text not null,
  engine_version text not null,
  seed text not null,
  path_count integer not null,
  chunk_count integer not null,
  round integer not null default 0,
  market_as_of_date text not null,
  is_data_simulated integer not null,
  created_at datetime not null,
  created_by text null,
  started_at datetime null,
  finished_at datetime null,
  moved_at datetime not null,
  failure text null,
  estimate json null,
  result_sha256 text null,
  constraint simulation_run_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint simulation_run_scenario_id_foreign foreign key (scenario_id) references scenario (id)
);
create unique index simulation_run_public_id_unique on simulation_run (public_id);
create index simulation_run_organisation_id_index on simulation_run (organisation_id);
create index simulation_run_scenario_id_index on simulation_run (scenario_id);
create index simulation_run_organisation_id_created_at_index on simulation_run (organisation_id, created_at);
create index simulation_run_scenario_id_created_at_index on simulation_run (scenario_id, created_at);
create index simulation_run_status_index on simulation_run (status);

create table simulation_chunk (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  run_id integer not null,
  chunk integer not null,
  stored_at datetime not null,
  constraint simulation_chunk_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint simulation_chunk_run_id_foreign foreign key (run_id) references simulation_run (id)
);
create index simulation_chunk_organisation_id_index on simulation_chunk (organisation_id);
create index simulation_chunk_run_id_index on simulation_chunk (run_id);
create unique index simulation_chunk_run_id_chunk_unique on simulation_chunk (run_id, chunk);

create table risk_assessment (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  run_id integer not null,
  result json not null,
  document text not null,
  created_at datetime not null,
  constraint risk_assessment_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint risk_assessment_run_id_foreign foreign key (run_id) references simulation_run (id)
);
create index risk_assessment_organisation_id_index on risk_assessment (organisation_id);
create index risk_assessment_run_id_index on risk_assessment (run_id);
create unique index risk_assessment_run_id_unique on risk_assessment (run_id);

create table recommendation (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  run_id integer not null,
  status text check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')) not null,
  maximum_weight_ratio double not null,
  fresh_seed text not null,
  progress_ratio double not null,
  failure text null,
  attempt_count integer not null default 0,
  created_at datetime not null,
  created_by text null,
  finished_at datetime null,
  result json null,
  constraint recommendation_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint recommendation_run_id_foreign foreign key (run_id) references simulation_run (id)
);
create unique index recommendation_public_id_unique on recommendation (public_id);
create index recommendation_organisation_id_index on recommendation (organisation_id);
create index recommendation_run_id_index on recommendation (run_id);
create index recommendation_run_id_created_at_index on recommendation (run_id, created_at);
create index recommendation_status_index on recommendation (status);
`,
};
