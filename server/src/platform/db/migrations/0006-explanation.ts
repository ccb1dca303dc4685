import type { Migration } from './migration.ts';

export const explanation: Migration = {
  name: '0006-explanation',
  sqlite: `
create table llm_usage (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  purpose text check (purpose in ('EXPLANATION')) not null,
  subject text not null,
  model text not null,
  is_simulated integer not null,
  outcome text check (outcome in ('OK', 'REPAIRED', 'CACHE_HIT', 'REJECTED', 'TIMEOUT', 'RATE_LIMITED', 'SERVER_ERROR', 'CONNECTION', 'REFUSED', 'MALFORMED', 'CUT', 'BUDGET', 'CIRCUIT_OPEN')) not null,
  prompt_tokens integer not null,
  completion_tokens integer not null,
  cost_krw integer not null,
  is_cost_estimated integer not null,
  latency_ms integer not null,
  request_sha256 text not null,
  is_cache_hit integer not null,
  object_key text null,
  occurred_at datetime not null,
  constraint llm_usage_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index llm_usage_public_id_unique on llm_usage (public_id);
create index llm_usage_organisation_id_index on llm_usage (organisation_id);
create index llm_usage_organisation_id_occurred_at_index on llm_usage (organisation_id, occurred_at);
create index llm_usage_organisation_id_request_sha256_index on llm_usage (organisation_id, request_sha256);

create table llm_budget_day (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  day text not null,
  spent_krw integer not null,
  reserved_krw integer not null,
  constraint llm_budget_day_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create index llm_budget_day_organisation_id_index on llm_budget_day (organisation_id);
create unique index llm_budget_day_organisation_id_day_unique on llm_budget_day (organisation_id, day);

create table explanation (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  run_id integer not null,
  recommendation_id integer null,
  subject_key text not null,
  language text check (language in ('KO', 'EN')) not null,
  status text check (status in ('QUEUED', 'WRITING', 'FINISHED')) not null,
  source text check (source in ('MODEL', 'TEMPLATE')) not null,
  outcome text check (outcome in ('OK', 'REPAIRED', 'CACHE_HIT', 'REJECTED', 'TIMEOUT', 'RATE_LIMITED', 'SERVER_ERROR', 'CONNECTION', 'REFUSED', 'MALFORMED', 'CUT', 'BUDGET', 'CIRCUIT_OPEN', 'NO_MODEL', 'INTERNAL')) null,
  sections json not null,
  facts json not null,
  is_fresh integer not null,
  model text null,
  is_simulated integer not null,
  usage_id text null,
  call_count integer not null,
  prompt_tokens integer not null,
  completion_tokens integer not null,
  cost_krw integer not null,
  attempt_count integer not null,
  created_at datetime not null,
  created_by text null,
  finished_at datetime null,
  constraint explanation_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint explanation_run_id_foreign foreign key (run_id) references simulation_run (id),
  constraint explanation_recommendation_id_foreign foreign key (recommendation_id) references recommendation (id) on delete set null
);
create unique index explanation_public_id_unique on explanation (public_id);
create index explanation_organisation_id_index on explanation (organisation_id);
create index explanation_run_id_index on explanation (run_id);
create index explanation_recommendation_id_index on explanation (recommendation_id);
create unique index explanation_subject_key_unique on explanation (subject_key);
create index explanation_run_id_language_id_index on explanation (run_id, language, id);
create index explanation_status_index on explanation (status);
`,
};
