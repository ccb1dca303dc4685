import type { Migration } from './migration.ts';

export const forecast: Migration = {
  name: '0009-forecast',
  sqlite: `
create table forecast_training (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  status text check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')) not null,
  progress_ratio double not null,
  attempt_count integer not null default 0,
  failure text null,
  created_at datetime not null,
  created_by text null,
  finished_at datetime null,
  constraint forecast_training_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index forecast_training_public_id_unique on forecast_training (public_id);
create index forecast_training_organisation_id_index on forecast_training (organisation_id);
create index forecast_training_organisation_id_created_at_index on forecast_training (organisation_id, created_at);
create index forecast_training_status_index on forecast_training (status);

create table forecast_model_version (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  training_id integer not null,
  model text check (model in ('EQUILIBRIUM', 'SHRUNKEN_MEAN', 'RIDGE')) not null,
  version text not null,
  status text check (status in ('CANDIDATE', 'PROMOTED', 'RETIRED')) not null,
  reason text not null,
  trained_at datetime not null,
  promoted_at datetime null,
  retired_at datetime null,
  data_sha256 text not null,
  data_from_date text not null,
  data_to_date text not null,
  instrument_count integer not null,
  is_data_simulated integer not null,
  settings json not null,
  parameters json not null,
  metrics json not null,
  years json not null,
  periods json not null,
  artefact_key text not null,
  artefact_sha256 text not null,
  constraint forecast_model_version_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint forecast_model_version_training_id_foreign foreign key (training_id) references forecast_training (id)
);
create unique index forecast_model_version_public_id_unique on forecast_model_version (public_id);
create index forecast_model_version_organisation_id_index on forecast_model_version (organisation_id);
create index forecast_model_version_training_id_index on forecast_model_version (training_id);
create index forecast_model_version_organisation_id_trained_at_index on forecast_model_version (organisation_id, trained_at);
create index forecast_model_version_organisation_id_status_index on forecast_model_version (organisation_id, status);

create table quality_week (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  week_start_date text not null,
  figures json not null,
  year_figures json not null,
  valid_answer_ratio double null,
  updated_at datetime not null,
  constraint quality_week_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create index quality_week_organisation_id_index on quality_week (organisation_id);
create unique index quality_week_organisation_id_week_start_date_unique on quality_week (organisation_id, week_start_date);

create table forecast_statement (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  kind text check (kind in ('RUN', 'RECOMMENDATION')) not null,
  source_id text not null,
  run_id integer not null,
  recommendation_id integer null,
  model_version_id integer null,
  made_at datetime not null,
  as_of_date text not null,
  due_date text null,
  is_data_simulated integer not null,
  holdings json not null,
  cash_krw bigint not null,
  stated json not null,
  scored_at datetime null,
  score json null,
  stale_symbols json null,
  constraint forecast_statement_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint forecast_statement_run_id_foreign foreign key (run_id) references simulation_run (id),
  constraint forecast_statement_recommendation_id_foreign foreign key (recommendation_id) references recommendation (id) on delete set null,
  constraint forecast_statement_model_version_id_foreign foreign key (model_version_id) references forecast_model_version (id) on delete set null
);
create unique index forecast_statement_public_id_unique on forecast_statement (public_id);
create index forecast_statement_organisation_id_index on forecast_statement (organisation_id);
create unique index forecast_statement_source_id_unique on forecast_statement (source_id);
create index forecast_statement_run_id_index on forecast_statement (run_id);
create index forecast_statement_recommendation_id_index on forecast_statement (recommendation_id);
create index forecast_statement_model_version_id_index on forecast_statement (model_version_id);
create index forecast_statement_organisation_id_made_at_index on forecast_statement (organisation_id, made_at);
create index forecast_statement_scored_at_due_date_index on forecast_statement (scored_at, due_date);
`,
};
