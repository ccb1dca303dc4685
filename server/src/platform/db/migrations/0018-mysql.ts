import type { Migration } from './migration.ts';

/** All that the migrations before have made on SQLite, in one step: MySQL came later. The tables `auth_*` are the sign-in library's own. */
export const mysql: Migration = {
  name: '0018-mysql',
  mysql: `
create table event_log (
  id int unsigned not null auto_increment primary key,
  stream varchar(120) not null,
  sequence bigint not null,
  kind varchar(60) not null,
  payload longtext not null,
  occurred_at datetime(3) not null,
  key event_log_occurred_at_index (occurred_at),
  unique key event_log_stream_sequence_unique (stream, sequence)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table event_stream (
  stream varchar(120) not null,
  last_sequence bigint not null,
  pruned_sequence bigint not null default 0,
  primary key (stream)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table organisation (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  name varchar(100) not null,
  created_at datetime(3) not null,
  unique key organisation_public_id_unique (public_id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table idempotency_key (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  "key" varchar(64) not null,
  input_hash varchar(64) not null,
  answer longtext null,
  expires_at datetime(3) not null,
  key idempotency_key_organisation_id_index (organisation_id),
  key idempotency_key_expires_at_index (expires_at),
  unique key idempotency_key_organisation_id_key_unique (organisation_id, "key"),
  constraint idempotency_key_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table audit (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  actor varchar(100) not null,
  action varchar(100) not null,
  subject varchar(100) null,
  details longtext null,
  origin varchar(100) null,
  request_id varchar(64) null,
  occurred_at datetime(3) not null,
  unique key audit_public_id_unique (public_id),
  key audit_organisation_id_index (organisation_id),
  key audit_organisation_id_occurred_at_index (organisation_id, occurred_at),
  constraint audit_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table outbox (
  id int unsigned not null auto_increment primary key,
  job varchar(100) not null,
  payload longtext not null,
  job_id varchar(200) null,
  delay_ms bigint null,
  attempts bigint null,
  created_at datetime(3) not null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table instrument (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  symbol varchar(12) not null,
  name_ko varchar(120) not null,
  name_en varchar(120) not null,
  segment varchar(10) not null,
  sector varchar(4) not null,
  is_simulated tinyint(1) not null,
  dataset varchar(10) not null,
  listed_shares bigint null,
  updated_at datetime(3) not null,
  unique key instrument_public_id_unique (public_id),
  unique key instrument_symbol_unique (symbol),
  key instrument_sector_index (sector)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table candle (
  instrument_id int unsigned not null,
  dataset varchar(10) not null,
  session_date varchar(10) not null,
  open_krw bigint not null,
  high_krw bigint not null,
  low_krw bigint not null,
  close_krw bigint not null,
  volume_shares bigint null,
  primary key (instrument_id, dataset, session_date)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table index_candle (
  index_code varchar(10) not null,
  session_date varchar(10) not null,
  open double not null,
  high double not null,
  low double not null,
  close double not null,
  volume_thousands bigint null,
  primary key (index_code, session_date)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table ingested_range (
  "call" varchar(40) not null,
  code varchar(12) not null,
  from_date varchar(10) not null,
  to_date varchar(10) not null,
  updated_at datetime(3) not null,
  primary key ("call", code)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table etl_failure (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  "call" varchar(40) not null,
  code varchar(12) not null,
  from_date varchar(10) not null,
  to_date varchar(10) not null,
  failure varchar(20) not null,
  msg_cd varchar(20) null,
  text varchar(300) not null,
  attempt_count bigint not null,
  first_at datetime(3) not null,
  last_at datetime(3) not null,
  resolved_at datetime(3) null,
  unique key etl_failure_public_id_unique (public_id),
  unique key etl_failure_call_code_unique ("call", code)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table auth_user (
  id varchar(36) not null primary key,
  name varchar(255) not null,
  email varchar(255) not null,
  "emailVerified" boolean not null,
  image longtext null,
  "createdAt" datetime(3) not null,
  "updatedAt" datetime(3) not null,
  "twoFactorEnabled" boolean null default false,
  unique key auth_user_email_unique (email)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table auth_session (
  id varchar(36) not null primary key,
  "expiresAt" datetime(3) not null,
  token varchar(255) not null,
  "createdAt" datetime(3) not null,
  "updatedAt" datetime(3) not null,
  "ipAddress" longtext null,
  "userAgent" longtext null,
  "userId" varchar(36) not null,
  unique key auth_session_token_unique (token),
  key "auth_session_userId_idx" ("userId"),
  constraint "auth_session_userId_foreign" foreign key ("userId") references auth_user (id) on delete cascade
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table auth_account (
  id varchar(36) not null primary key,
  "accountId" longtext not null,
  "providerId" longtext not null,
  "userId" varchar(36) not null,
  "accessToken" longtext null,
  "refreshToken" longtext null,
  "idToken" longtext null,
  "accessTokenExpiresAt" datetime(3) null,
  "refreshTokenExpiresAt" datetime(3) null,
  scope longtext null,
  password longtext null,
  "createdAt" datetime(3) not null,
  "updatedAt" datetime(3) not null,
  key "auth_account_userId_idx" ("userId"),
  constraint "auth_account_userId_foreign" foreign key ("userId") references auth_user (id) on delete cascade
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table auth_verification (
  id varchar(36) not null primary key,
  identifier varchar(255) not null,
  value longtext not null,
  "expiresAt" datetime(3) not null,
  "createdAt" datetime(3) not null,
  "updatedAt" datetime(3) not null,
  key auth_verification_identifier_idx (identifier)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table member (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  auth_user_id varchar(36) not null,
  email varchar(254) not null,
  display_name varchar(100) not null,
  role enum('VIEWER','ANALYST','TRADER','APPROVER','ADMIN') not null,
  language enum('KO','EN') not null,
  created_at datetime(3) not null,
  removed_at datetime(3) null,
  unique key member_public_id_unique (public_id),
  key member_organisation_id_index (organisation_id),
  unique key member_auth_user_id_unique (auth_user_id),
  unique key member_email_unique (email),
  constraint member_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table api_token (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  member_id int unsigned not null,
  name varchar(100) not null,
  hash varchar(64) not null,
  scopes longtext not null,
  allowed_addresses longtext null,
  created_at datetime(3) not null,
  expires_at datetime(3) null,
  last_used_at datetime(3) null,
  revoked_at datetime(3) null,
  unique key api_token_public_id_unique (public_id),
  key api_token_organisation_id_index (organisation_id),
  key api_token_member_id_index (member_id),
  unique key api_token_hash_unique (hash),
  constraint api_token_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint api_token_member_id_foreign foreign key (member_id) references member (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table operator_profile (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  version bigint not null,
  "values" longtext not null,
  created_at datetime(3) not null,
  created_by varchar(100) null,
  unique key operator_profile_public_id_unique (public_id),
  key operator_profile_organisation_id_index (organisation_id),
  unique key operator_profile_organisation_id_version_unique (organisation_id, version),
  constraint operator_profile_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table scenario (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  status enum('DRAFT','READY','ARCHIVED') not null,
  version bigint not null,
  name_key varchar(200) not null,
  "values" longtext not null,
  created_at datetime(3) not null,
  updated_at datetime(3) not null,
  created_by varchar(100) null,
  unique key scenario_public_id_unique (public_id),
  key scenario_organisation_id_index (organisation_id),
  key scenario_organisation_id_created_at_index (organisation_id, created_at),
  key scenario_organisation_id_updated_at_index (organisation_id, updated_at),
  key scenario_organisation_id_name_key_index (organisation_id, name_key),
  constraint scenario_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table scenario_version (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  scenario_id int unsigned not null,
  version bigint not null,
  "values" longtext not null,
  changed_fields longtext not null,
  changed_at datetime(3) not null,
  changed_by varchar(100) null,
  key scenario_version_organisation_id_index (organisation_id),
  key scenario_version_scenario_id_index (scenario_id),
  unique key scenario_version_scenario_id_version_unique (scenario_id, version),
  constraint scenario_version_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint scenario_version_scenario_id_foreign foreign key (scenario_id) references scenario (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table simulation_run (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  scenario_id int unsigned not null,
  scenario_version bigint not null,
  status enum('QUEUED','RUNNING','MERGING','SUCCEEDED','FAILED','CANCELLED') not null,
  inputs longtext not null,
  inputs_sha256 varchar(64) not null,
  snapshot_sha256 varchar(64) not null,
  engine_version varchar(20) not null,
  seed varchar(16) not null,
  path_count bigint not null,
  chunk_count bigint not null,
  round bigint not null default 0,
  market_as_of_date varchar(10) not null,
  is_data_simulated tinyint(1) not null,
  created_at datetime(3) not null,
  created_by varchar(100) null,
  started_at datetime(3) null,
  finished_at datetime(3) null,
  moved_at datetime(3) not null,
  failure varchar(40) null,
  estimate longtext null,
  result_sha256 varchar(64) null,
  unique key simulation_run_public_id_unique (public_id),
  key simulation_run_organisation_id_index (organisation_id),
  key simulation_run_scenario_id_index (scenario_id),
  key simulation_run_organisation_id_created_at_index (organisation_id, created_at),
  key simulation_run_scenario_id_created_at_index (scenario_id, created_at),
  key simulation_run_status_index (status),
  constraint simulation_run_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint simulation_run_scenario_id_foreign foreign key (scenario_id) references scenario (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table simulation_chunk (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  run_id int unsigned not null,
  chunk bigint not null,
  stored_at datetime(3) not null,
  key simulation_chunk_organisation_id_index (organisation_id),
  key simulation_chunk_run_id_index (run_id),
  unique key simulation_chunk_run_id_chunk_unique (run_id, chunk),
  constraint simulation_chunk_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint simulation_chunk_run_id_foreign foreign key (run_id) references simulation_run (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table risk_assessment (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  run_id int unsigned not null,
  result longtext not null,
  document longtext not null,
  created_at datetime(3) not null,
  key risk_assessment_organisation_id_index (organisation_id),
  key risk_assessment_run_id_index (run_id),
  unique key risk_assessment_run_id_unique (run_id),
  constraint risk_assessment_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint risk_assessment_run_id_foreign foreign key (run_id) references simulation_run (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table recommendation (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  run_id int unsigned not null,
  status enum('QUEUED','RUNNING','SUCCEEDED','FAILED') not null,
  maximum_weight_ratio double not null,
  minimum_return_ratio double null,
  impact_constant double null,
  fresh_seed varchar(16) not null,
  progress_ratio double not null,
  failure varchar(40) null,
  conflict longtext null,
  attempt_count bigint not null default 0,
  created_at datetime(3) not null,
  created_by varchar(100) null,
  finished_at datetime(3) null,
  result longtext null,
  unique key recommendation_public_id_unique (public_id),
  key recommendation_organisation_id_index (organisation_id),
  key recommendation_run_id_index (run_id),
  key recommendation_run_id_created_at_index (run_id, created_at),
  key recommendation_status_index (status),
  constraint recommendation_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint recommendation_run_id_foreign foreign key (run_id) references simulation_run (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table llm_usage (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  purpose enum('EXPLANATION') not null,
  subject varchar(30) not null,
  model varchar(100) not null,
  is_simulated tinyint(1) not null,
  outcome enum('OK','REPAIRED','CACHE_HIT','REJECTED','TIMEOUT','RATE_LIMITED','SERVER_ERROR','CONNECTION','REFUSED','MALFORMED','CUT','BUDGET','CIRCUIT_OPEN') not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  cost_krw bigint not null,
  is_cost_estimated tinyint(1) not null,
  latency_ms bigint not null,
  request_sha256 varchar(64) not null,
  is_cache_hit tinyint(1) not null,
  object_key varchar(120) null,
  occurred_at datetime(3) not null,
  unique key llm_usage_public_id_unique (public_id),
  key llm_usage_organisation_id_index (organisation_id),
  key llm_usage_organisation_id_occurred_at_index (organisation_id, occurred_at),
  key llm_usage_organisation_id_request_sha256_index (organisation_id, request_sha256),
  constraint llm_usage_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table llm_budget_day (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  day varchar(10) not null,
  spent_krw bigint not null,
  reserved_krw bigint not null,
  key llm_budget_day_organisation_id_index (organisation_id),
  unique key llm_budget_day_organisation_id_day_unique (organisation_id, day),
  constraint llm_budget_day_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table explanation (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  run_id int unsigned not null,
  recommendation_id int unsigned null,
  subject_key varchar(80) not null,
  language enum('KO','EN') not null,
  status enum('QUEUED','WRITING','FINISHED') not null,
  source enum('MODEL','TEMPLATE') not null,
  outcome enum('OK','REPAIRED','CACHE_HIT','REJECTED','TIMEOUT','RATE_LIMITED','SERVER_ERROR','CONNECTION','REFUSED','MALFORMED','CUT','BUDGET','CIRCUIT_OPEN','NO_MODEL','INTERNAL') null,
  sections longtext not null,
  facts longtext not null,
  is_fresh tinyint(1) not null,
  model varchar(100) null,
  is_simulated tinyint(1) not null,
  usage_id varchar(30) null,
  call_count bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  cost_krw bigint not null,
  attempt_count bigint not null,
  created_at datetime(3) not null,
  created_by varchar(100) null,
  finished_at datetime(3) null,
  unique key explanation_public_id_unique (public_id),
  key explanation_organisation_id_index (organisation_id),
  key explanation_run_id_index (run_id),
  key explanation_recommendation_id_index (recommendation_id),
  unique key explanation_subject_key_unique (subject_key),
  key explanation_run_id_language_id_index (run_id, language, id),
  key explanation_status_index (status),
  constraint explanation_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint explanation_run_id_foreign foreign key (run_id) references simulation_run (id),
  constraint explanation_recommendation_id_foreign foreign key (recommendation_id) references recommendation (id) on delete set null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table alert_level_change (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  version bigint not null,
  level enum('NORMAL','ATTENTION','CAUTION','ALERT','SEVERE') not null,
  previous_level enum('NORMAL','ATTENTION','CAUTION','ALERT','SEVERE') not null,
  reason varchar(500) not null,
  source_url varchar(500) null,
  changed_at datetime(3) not null,
  changed_by varchar(100) null,
  unique key alert_level_change_public_id_unique (public_id),
  key alert_level_change_organisation_id_index (organisation_id),
  unique key alert_level_change_organisation_id_version_unique (organisation_id, version),
  constraint alert_level_change_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table alert (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  "key" varchar(60) not null,
  rule varchar(3) not null,
  severity enum('info','watch','warn','critical') not null,
  status enum('OPEN','CLOSED') not null,
  playbook varchar(20) not null,
  value double not null,
  threshold double not null,
  opened_at datetime(3) not null,
  notified_at datetime(3) null,
  acknowledged_at datetime(3) null,
  acknowledged_by varchar(100) null,
  escalated_at datetime(3) null,
  closed_at datetime(3) null,
  calm_count bigint not null,
  last_fact varchar(60) not null,
  is_record tinyint(1) not null,
  evidence longtext not null,
  details longtext null,
  unique key alert_public_id_unique (public_id),
  key alert_organisation_id_index (organisation_id),
  key alert_organisation_id_key_index (organisation_id, "key"),
  key alert_organisation_id_opened_at_index (organisation_id, opened_at),
  key alert_organisation_id_status_opened_at_index (organisation_id, status, opened_at),
  constraint alert_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table alert_history (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  alert_id int unsigned not null,
  event enum('RAISE','REOPEN_SILENT','CLEAR','ESCALATE','ACKNOWLEDGE') not null,
  occurred_at datetime(3) not null,
  value double not null,
  severity enum('info','watch','warn','critical') not null,
  "by" varchar(100) null,
  key alert_history_organisation_id_index (organisation_id),
  key alert_history_alert_id_index (alert_id),
  key alert_history_alert_id_occurred_at_index (alert_id, occurred_at),
  constraint alert_history_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint alert_history_alert_id_foreign foreign key (alert_id) references alert (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table watched_session (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  session_date varchar(10) not null,
  key watched_session_organisation_id_index (organisation_id),
  unique key watched_session_organisation_id_unique (organisation_id),
  constraint watched_session_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table incident (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  version bigint not null,
  title varchar(200) not null,
  description varchar(2000) not null,
  threat_id varchar(3) not null,
  status enum('OPEN','CONTAINED','CLOSED') not null,
  priority enum('P1','P2','P3','P4') not null,
  is_priority_chosen tinyint(1) not null,
  detected_at datetime(3) not null,
  is_malicious tinyint(1) not null,
  has_personal_data tinyint(1) not null,
  record_count bigint not null,
  has_sensitive_data tinyint(1) not null,
  has_outside_access tinyint(1) not null,
  outage_minutes bigint not null,
  subscriber_count bigint not null,
  estimated_loss_krw bigint not null,
  is_financial_operator tinyint(1) not null,
  created_at datetime(3) not null,
  created_by varchar(100) null,
  closed_at datetime(3) null,
  closed_by varchar(100) null,
  close_reason varchar(500) null,
  unique key incident_public_id_unique (public_id),
  key incident_organisation_id_index (organisation_id),
  key incident_organisation_id_detected_at_index (organisation_id, detected_at),
  key incident_organisation_id_status_index (organisation_id, status),
  constraint incident_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table incident_clock (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  incident_id int unsigned not null,
  clock enum('KISA_INCIDENT','PIPC_NOTICE','PIPC_REPORT','FSS_EFARS') not null,
  due_at datetime(3) not null,
  is_required tinyint(1) not null,
  completed_at datetime(3) null,
  completed_by varchar(100) null,
  note varchar(500) null,
  key incident_clock_organisation_id_index (organisation_id),
  key incident_clock_incident_id_index (incident_id),
  unique key incident_clock_incident_id_clock_unique (incident_id, clock),
  constraint incident_clock_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint incident_clock_incident_id_foreign foreign key (incident_id) references incident (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table incident_step (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  incident_id int unsigned not null,
  position bigint not null,
  step longtext not null,
  due_at datetime(3) not null,
  completed_at datetime(3) null,
  completed_by varchar(100) null,
  evidence_note varchar(500) null,
  key incident_step_organisation_id_index (organisation_id),
  key incident_step_incident_id_index (incident_id),
  unique key incident_step_incident_id_position_unique (incident_id, position),
  constraint incident_step_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint incident_step_incident_id_foreign foreign key (incident_id) references incident (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table trading_account (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  account_key varchar(64) not null,
  masked_number varchar(20) not null,
  environment enum('paper','real') not null,
  is_simulated tinyint(1) not null,
  opening_cash_krw bigint null,
  opening_positions longtext null,
  opened_at datetime(3) null,
  snapshot longtext null,
  snapshot_at datetime(3) null,
  differences longtext null,
  ledger_cash_krw bigint null,
  compared_at datetime(3) null,
  failure varchar(300) null,
  created_at datetime(3) not null,
  unique key trading_account_public_id_unique (public_id),
  key trading_account_organisation_id_index (organisation_id),
  unique key trading_account_account_key_unique (account_key),
  constraint trading_account_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table order_basket (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  account_id int unsigned not null,
  recommendation_id int unsigned null,
  version bigint not null,
  available_cash_krw bigint not null,
  cut_count bigint not null,
  created_at datetime(3) not null,
  created_by varchar(100) null,
  unique key order_basket_public_id_unique (public_id),
  key order_basket_organisation_id_index (organisation_id),
  key order_basket_account_id_index (account_id),
  key order_basket_recommendation_id_index (recommendation_id),
  key order_basket_organisation_id_created_at_index (organisation_id, created_at),
  constraint order_basket_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint order_basket_account_id_foreign foreign key (account_id) references trading_account (id),
  constraint order_basket_recommendation_id_foreign foreign key (recommendation_id) references recommendation (id) on delete set null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table trade_order (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  account_id int unsigned not null,
  basket_id int unsigned null,
  symbol varchar(12) not null,
  side enum('BUY','SELL') not null,
  type enum('LIMIT','MARKET') not null,
  quantity bigint not null,
  limit_price_krw bigint null,
  status enum('DRAFT','AWAITING_APPROVAL','APPROVED','SENDING','UNKNOWN','ACCEPTED','PARTLY_FILLED','FILLED','CANCELLED','DECLINED','REJECTED','EXPIRED','DISCARDED') not null,
  version bigint not null,
  approved_version bigint null,
  reference_price_krw bigint not null,
  estimated_fee_krw bigint not null,
  estimated_tax_krw bigint not null,
  asked_by_ids longtext not null,
  created_by varchar(100) null,
  requested_by varchar(100) null,
  requested_at datetime(3) null,
  approved_by_id varchar(40) null,
  approved_by varchar(100) null,
  approved_at datetime(3) null,
  failure varchar(40) null,
  reason varchar(500) null,
  note varchar(500) not null,
  trade_date varchar(10) null,
  sent_at datetime(3) null,
  absent_count bigint not null default 0,
  return_count bigint not null default 0,
  broker_order_number varchar(20) null,
  filled_quantity bigint not null,
  filled_amount_krw bigint not null,
  fee_krw bigint not null,
  tax_krw bigint not null,
  pending_change enum('CANCEL','AMEND') null,
  pending_limit_krw bigint null,
  pending_by_id varchar(40) null,
  is_pending_approved tinyint(1) not null default false,
  created_at datetime(3) not null,
  updated_at datetime(3) not null,
  closed_at datetime(3) null,
  unique key trade_order_public_id_unique (public_id),
  key trade_order_organisation_id_index (organisation_id),
  key trade_order_account_id_index (account_id),
  key trade_order_basket_id_index (basket_id),
  key trade_order_organisation_id_created_at_index (organisation_id, created_at),
  key trade_order_account_id_status_index (account_id, status),
  key trade_order_account_id_trade_date_index (account_id, trade_date),
  constraint trade_order_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint trade_order_account_id_foreign foreign key (account_id) references trading_account (id),
  constraint trade_order_basket_id_foreign foreign key (basket_id) references order_basket (id) on delete set null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table order_transition (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  order_id int unsigned not null,
  action varchar(20) not null,
  from_status enum('DRAFT','AWAITING_APPROVAL','APPROVED','SENDING','UNKNOWN','ACCEPTED','PARTLY_FILLED','FILLED','CANCELLED','DECLINED','REJECTED','EXPIRED','DISCARDED') null,
  to_status enum('DRAFT','AWAITING_APPROVAL','APPROVED','SENDING','UNKNOWN','ACCEPTED','PARTLY_FILLED','FILLED','CANCELLED','DECLINED','REJECTED','EXPIRED','DISCARDED') not null,
  actor_name varchar(100) null,
  reason varchar(500) null,
  order_version bigint not null,
  occurred_at datetime(3) not null,
  key order_transition_organisation_id_index (organisation_id),
  key order_transition_order_id_index (order_id),
  constraint order_transition_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint order_transition_order_id_foreign foreign key (order_id) references trade_order (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table order_leg (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  account_id int unsigned not null,
  order_id int unsigned not null,
  trade_date varchar(10) not null,
  number varchar(20) not null,
  branch varchar(10) not null,
  original_number varchar(20) null,
  quantity bigint not null,
  open_quantity bigint not null,
  filled_quantity bigint not null,
  filled_amount_krw bigint not null,
  fee_krw bigint not null,
  tax_krw bigint not null,
  created_at datetime(3) not null,
  key order_leg_organisation_id_index (organisation_id),
  key order_leg_account_id_index (account_id),
  key order_leg_order_id_index (order_id),
  unique key order_leg_account_id_trade_date_number_unique (account_id, trade_date, number),
  constraint order_leg_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint order_leg_account_id_foreign foreign key (account_id) references trading_account (id),
  constraint order_leg_order_id_foreign foreign key (order_id) references trade_order (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table order_fill (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  account_id int unsigned not null,
  order_id int unsigned not null,
  trade_date varchar(10) not null,
  symbol varchar(12) not null,
  side enum('BUY','SELL') not null,
  quantity bigint not null,
  amount_krw bigint not null,
  fee_krw bigint not null,
  tax_krw bigint not null,
  observed_at datetime(3) not null,
  unique key order_fill_public_id_unique (public_id),
  key order_fill_organisation_id_index (organisation_id),
  key order_fill_account_id_index (account_id),
  key order_fill_order_id_index (order_id),
  constraint order_fill_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint order_fill_account_id_foreign foreign key (account_id) references trading_account (id),
  constraint order_fill_order_id_foreign foreign key (order_id) references trade_order (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table trading_state (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  version bigint not null,
  is_halted tinyint(1) not null,
  switched_by_id varchar(40) null,
  switched_by_name varchar(100) null,
  switched_at datetime(3) null,
  reason varchar(500) null,
  maximum_order_krw bigint not null,
  maximum_day_krw bigint not null,
  maximum_instrument_ratio double not null,
  maximum_day_orders bigint not null,
  price_band_ratio double not null,
  updated_at datetime(3) not null,
  unique key trading_state_public_id_unique (public_id),
  key trading_state_organisation_id_index (organisation_id),
  unique key trading_state_organisation_id_unique (organisation_id),
  constraint trading_state_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table forecast_training (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  status enum('QUEUED','RUNNING','SUCCEEDED','FAILED') not null,
  progress_ratio double not null,
  attempt_count bigint not null default 0,
  failure varchar(40) null,
  created_at datetime(3) not null,
  created_by varchar(100) null,
  finished_at datetime(3) null,
  unique key forecast_training_public_id_unique (public_id),
  key forecast_training_organisation_id_index (organisation_id),
  key forecast_training_organisation_id_created_at_index (organisation_id, created_at),
  key forecast_training_status_index (status),
  constraint forecast_training_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table forecast_model_version (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  training_id int unsigned not null,
  model enum('EQUILIBRIUM','SHRUNKEN_MEAN','RIDGE') not null,
  version varchar(20) not null,
  status enum('CANDIDATE','PROMOTED','RETIRED') not null,
  reason varchar(30) not null,
  trained_at datetime(3) not null,
  promoted_at datetime(3) null,
  retired_at datetime(3) null,
  data_sha256 varchar(64) not null,
  data_from_date varchar(10) not null,
  data_to_date varchar(10) not null,
  instrument_count bigint not null,
  is_data_simulated tinyint(1) not null,
  settings longtext not null,
  parameters longtext not null,
  metrics longtext not null,
  years longtext not null,
  periods longtext not null,
  artefact_key varchar(80) not null,
  artefact_sha256 varchar(64) not null,
  unique key forecast_model_version_public_id_unique (public_id),
  key forecast_model_version_organisation_id_index (organisation_id),
  key forecast_model_version_training_id_index (training_id),
  key forecast_model_version_organisation_id_trained_at_index (organisation_id, trained_at),
  key forecast_model_version_organisation_id_status_index (organisation_id, status),
  constraint forecast_model_version_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint forecast_model_version_training_id_foreign foreign key (training_id) references forecast_training (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table quality_week (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  week_start_date varchar(10) not null,
  figures longtext not null,
  year_figures longtext not null,
  valid_answer_ratio double null,
  updated_at datetime(3) not null,
  key quality_week_organisation_id_index (organisation_id),
  unique key quality_week_organisation_id_week_start_date_unique (organisation_id, week_start_date),
  constraint quality_week_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table forecast_statement (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  kind enum('RUN','RECOMMENDATION') not null,
  source_id varchar(30) not null,
  run_id int unsigned not null,
  recommendation_id int unsigned null,
  model_version_id int unsigned null,
  made_at datetime(3) not null,
  as_of_date varchar(10) not null,
  due_date varchar(10) null,
  is_data_simulated tinyint(1) not null,
  holdings longtext not null,
  cash_krw bigint not null,
  stated longtext not null,
  scored_at datetime(3) null,
  score longtext null,
  stale_symbols longtext null,
  unique key forecast_statement_public_id_unique (public_id),
  key forecast_statement_organisation_id_index (organisation_id),
  unique key forecast_statement_source_id_unique (source_id),
  key forecast_statement_run_id_index (run_id),
  key forecast_statement_recommendation_id_index (recommendation_id),
  key forecast_statement_model_version_id_index (model_version_id),
  key forecast_statement_organisation_id_made_at_index (organisation_id, made_at),
  key forecast_statement_scored_at_due_date_index (scored_at, due_date),
  constraint forecast_statement_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint forecast_statement_run_id_foreign foreign key (run_id) references simulation_run (id),
  constraint forecast_statement_recommendation_id_foreign foreign key (recommendation_id) references recommendation (id) on delete set null,
  constraint forecast_statement_model_version_id_foreign foreign key (model_version_id) references forecast_model_version (id) on delete set null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table report (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  kind enum('RISK_REPORT','DECISION_RECORD') not null,
  run_id int unsigned not null,
  recommendation_id int unsigned null,
  language enum('KO','EN') not null,
  status enum('QUEUED','RUNNING','SUCCEEDED','FAILED') not null,
  progress_ratio double not null,
  failure varchar(40) null,
  attempt_count bigint not null default 0,
  created_at datetime(3) not null,
  created_by varchar(100) null,
  finished_at datetime(3) null,
  kept_until datetime(3) not null,
  content_sha256 varchar(64) null,
  files longtext null,
  unique key report_public_id_unique (public_id),
  key report_organisation_id_index (organisation_id),
  key report_run_id_index (run_id),
  key report_recommendation_id_index (recommendation_id),
  key report_organisation_id_created_at_index (organisation_id, created_at),
  key report_run_id_created_at_index (run_id, created_at),
  key report_recommendation_id_created_at_index (recommendation_id, created_at),
  key report_status_index (status),
  key report_kept_until_index (kept_until),
  constraint report_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint report_run_id_foreign foreign key (run_id) references simulation_run (id),
  constraint report_recommendation_id_foreign foreign key (recommendation_id) references recommendation (id) on delete set null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table auth_two_factor (
  id varchar(36) not null primary key,
  secret varchar(255) not null,
  "backupCodes" longtext not null,
  "userId" varchar(36) not null,
  verified boolean null,
  "failedVerificationCount" int null,
  "lockedUntil" datetime(3) null,
  key auth_two_factor_secret_idx (secret),
  key "auth_two_factor_userId_idx" ("userId"),
  constraint "auth_two_factor_userId_foreign" foreign key ("userId") references auth_user (id) on delete cascade
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table invitation (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  email varchar(254) not null,
  role enum('VIEWER','ANALYST','TRADER','APPROVER','ADMIN') not null,
  language enum('KO','EN') not null,
  token_hash varchar(64) not null,
  invited_by varchar(100) null,
  created_at datetime(3) not null,
  expires_at datetime(3) not null,
  accepted_at datetime(3) null,
  revoked_at datetime(3) null,
  unique key invitation_public_id_unique (public_id),
  key invitation_organisation_id_index (organisation_id),
  unique key invitation_token_hash_unique (token_hash),
  key invitation_organisation_id_created_at_index (organisation_id, created_at),
  constraint invitation_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table access_log (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  person_id varchar(30) not null,
  kind enum('SIGN_IN','SIGN_IN_FAILED','SECOND_FACTOR_ASKED','SECOND_FACTOR_FAILED','SIGN_OUT','SESSION_REVOKED','TOKEN_USED') not null,
  method enum('PASSWORD','TOTP','RECOVERY_CODE','API_TOKEN') null,
  token_id varchar(30) null,
  address varchar(100) null,
  agent varchar(300) null,
  request_id varchar(64) null,
  occurred_at datetime(3) not null,
  unique key access_log_public_id_unique (public_id),
  key access_log_organisation_id_index (organisation_id),
  key access_log_organisation_id_occurred_at_index (organisation_id, occurred_at),
  key access_log_organisation_id_person_id_occurred_at_index (organisation_id, person_id, occurred_at),
  constraint access_log_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table organisation_security (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  totp_required_roles longtext not null,
  updated_at datetime(3) not null,
  key organisation_security_organisation_id_index (organisation_id),
  unique key organisation_security_organisation_id_unique (organisation_id),
  constraint organisation_security_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table notification_channel (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  kind enum('IN_APP','WEBHOOK','SLACK','EMAIL') not null,
  name varchar(100) not null,
  language enum('KO','EN') not null,
  locked_address longtext null,
  shown_address varchar(200) null,
  locked_secret longtext null,
  is_enabled tinyint(1) not null,
  version bigint not null,
  created_at datetime(3) not null,
  created_by varchar(100) null,
  updated_at datetime(3) not null,
  archived_at datetime(3) null,
  unique key notification_channel_public_id_unique (public_id),
  key notification_channel_organisation_id_index (organisation_id),
  key notification_channel_organisation_id_archived_at_index (organisation_id, archived_at),
  constraint notification_channel_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table notification_rule (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  name varchar(100) not null,
  kind enum('RISK_SCORE_ABOVE','CVAR_ABOVE','PRICE_MOVE','RUN_FINISHED','DATA_LATE','ORDER_STATE','SYSTEM_ALERT') not null,
  threshold double null,
  symbol varchar(12) null,
  order_statuses longtext not null,
  minimum_severity enum('INFO','WATCH','WARN','CRITICAL') null,
  scenario_id varchar(30) null,
  channel_ids longtext not null,
  is_enabled tinyint(1) not null,
  silenced_until datetime(3) null,
  minimum_minutes bigint not null,
  version bigint not null,
  created_at datetime(3) not null,
  created_by varchar(100) null,
  updated_at datetime(3) not null,
  archived_at datetime(3) null,
  unique key notification_rule_public_id_unique (public_id),
  key notification_rule_organisation_id_index (organisation_id),
  key notification_rule_organisation_id_archived_at_created_at_index (organisation_id, archived_at, created_at),
  key notification_rule_kind_is_enabled_index (kind, is_enabled),
  constraint notification_rule_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table notification (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  rule_id int unsigned null,
  kind enum('RISK_SCORE_ABOVE','CVAR_ABOVE','PRICE_MOVE','RUN_FINISHED','DATA_LATE','ORDER_STATE','SYSTEM_ALERT','TEST') not null,
  subject_id varchar(100) not null,
  dedupe_key varchar(200) not null,
  facts longtext not null,
  title_ko varchar(200) not null,
  title_en varchar(200) not null,
  text_ko longtext not null,
  text_en longtext not null,
  link varchar(200) not null,
  is_simulated tinyint(1) not null,
  is_in_app tinyint(1) not null,
  occurred_at datetime(3) not null,
  created_at datetime(3) not null,
  unique key notification_public_id_unique (public_id),
  key notification_organisation_id_index (organisation_id),
  key notification_rule_id_index (rule_id),
  key notification_organisation_id_created_at_index (organisation_id, created_at),
  key notification_rule_id_subject_id_created_at_index (rule_id, subject_id, created_at),
  unique key notification_rule_id_dedupe_key_unique (rule_id, dedupe_key),
  constraint notification_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint notification_rule_id_foreign foreign key (rule_id) references notification_rule (id) on delete set null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table notification_read (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  notification_id int unsigned not null,
  person_id varchar(30) not null,
  read_at datetime(3) not null,
  key notification_read_organisation_id_index (organisation_id),
  key notification_read_notification_id_index (notification_id),
  unique key notification_read_notification_id_person_id_unique (notification_id, person_id),
  constraint notification_read_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint notification_read_notification_id_foreign foreign key (notification_id) references notification (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table notification_delivery (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  notification_id int unsigned not null,
  channel_id int unsigned not null,
  status enum('PENDING','SENT','FAILED','GAVE_UP','SUPPRESSED') not null,
  attempt_count bigint not null,
  attempt_limit bigint not null,
  give_up_at datetime(3) not null,
  next_attempt_at datetime(3) null,
  last_status_code bigint null,
  last_failure enum('NETWORK','TIMEOUT','RATE_LIMITED','SERVER_ERROR','CLIENT_ERROR','REDIRECT','ADDRESS_REFUSED','MAIL_REFUSED','MAIL_OFF','SILENCED','TOO_SOON','CHANNEL_OFF','INTERNAL') null,
  latency_ms bigint null,
  created_at datetime(3) not null,
  ended_at datetime(3) null,
  unique key notification_delivery_public_id_unique (public_id),
  key notification_delivery_organisation_id_index (organisation_id),
  key notification_delivery_notification_id_index (notification_id),
  key notification_delivery_channel_id_index (channel_id),
  key notification_delivery_organisation_id_created_at_index (organisation_id, created_at),
  key notification_delivery_status_next_attempt_at_index (status, next_attempt_at),
  unique key notification_delivery_notification_id_channel_id_unique (notification_id, channel_id),
  constraint notification_delivery_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint notification_delivery_notification_id_foreign foreign key (notification_id) references notification (id),
  constraint notification_delivery_channel_id_foreign foreign key (channel_id) references notification_channel (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table notification_attempt (
  id int unsigned not null auto_increment primary key,
  organisation_id int unsigned not null,
  delivery_id int unsigned not null,
  number bigint not null,
  started_at datetime(3) not null,
  latency_ms bigint not null,
  status_code bigint null,
  failure enum('NETWORK','TIMEOUT','RATE_LIMITED','SERVER_ERROR','CLIENT_ERROR','REDIRECT','ADDRESS_REFUSED','MAIL_REFUSED','MAIL_OFF','SILENCED','TOO_SOON','CHANNEL_OFF','INTERNAL') null,
  key notification_attempt_organisation_id_index (organisation_id),
  key notification_attempt_delivery_id_index (delivery_id),
  key notification_attempt_delivery_id_number_index (delivery_id, number),
  constraint notification_attempt_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint notification_attempt_delivery_id_foreign foreign key (delivery_id) references notification_delivery (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table schedule_run (
  id int unsigned not null auto_increment primary key,
  schedule varchar(60) not null,
  is_by_hand tinyint(1) not null,
  started_at datetime(3) not null,
  finished_at datetime(3) not null,
  outcome enum('SUCCEEDED','FAILED') not null,
  error varchar(300) null,
  key schedule_run_schedule_id_index (schedule, id),
  key schedule_run_finished_at_index (finished_at)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create trigger audit_is_not_changed before update on audit for each row begin signal sqlstate '45000' set message_text = 'audit rows are never changed'; end;
create trigger audit_is_not_removed before delete on audit for each row begin signal sqlstate '45000' set message_text = 'audit rows are never removed'; end;
create trigger access_log_is_not_changed before update on access_log for each row begin signal sqlstate '45000' set message_text = 'access rows are never changed'; end;
create trigger access_log_is_not_removed before delete on access_log for each row begin signal sqlstate '45000' set message_text = 'access rows are never removed'; end;
`,
};
