import type { Migration } from './migration.ts';

export const alerts: Migration = {
  name: '0007-alerts',
  sqlite: `
create table alert_level_change (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  version integer not null,
  level text check (level in ('NORMAL', 'ATTENTION', 'CAUTION', 'ALERT', 'SEVERE')) not null,
  previous_level text check (previous_level in ('NORMAL', 'ATTENTION', 'CAUTION', 'ALERT', 'SEVERE')) not null,
  reason text not null,
  source_url text null,
  changed_at datetime not null,
  changed_by text null,
  constraint alert_level_change_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index alert_level_change_public_id_unique on alert_level_change (public_id);
create index alert_level_change_organisation_id_index on alert_level_change (organisation_id);
create unique index alert_level_change_organisation_id_version_unique on alert_level_change (organisation_id, version);

create table alert (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  key text not null,
  rule text not null,
  severity text check (severity in ('info', 'watch', 'warn', 'critical')) not null,
  status text check (status in ('OPEN', 'CLOSED')) not null,
  playbook text not null,
  value double not null,
  threshold double not null,
  opened_at datetime not null,
  notified_at datetime null,
  acknowledged_at datetime null,
  acknowledged_by text null,
  escalated_at datetime null,
  closed_at datetime null,
  calm_count integer not null,
  last_fact text not null,
  is_record integer not null,
  evidence json not null,
  details json null,
  constraint alert_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index alert_public_id_unique on alert (public_id);
create index alert_organisation_id_index on alert (organisation_id);
create index alert_organisation_id_key_index on alert (organisation_id, key);
create index alert_organisation_id_opened_at_index on alert (organisation_id, opened_at);
create index alert_organisation_id_status_opened_at_index on alert (organisation_id, status, opened_at);

create table alert_history (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  alert_id integer not null,
  event text check (event in ('RAISE', 'REOPEN_SILENT', 'CLEAR', 'ESCALATE', 'ACKNOWLEDGE')) not null,
  occurred_at datetime not null,
  value double not null,
  severity text check (severity in ('info', 'watch', 'warn', 'critical')) not null,
  by text null,
  constraint alert_history_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint alert_history_alert_id_foreign foreign key (alert_id) references alert (id)
);
create index alert_history_organisation_id_index on alert_history (organisation_id);
create index alert_history_alert_id_index on alert_history (alert_id);
create index alert_history_alert_id_occurred_at_index on alert_history (alert_id, occurred_at);

create table watched_session (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  session_date text not null,
  constraint watched_session_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create index watched_session_organisation_id_index on watched_session (organisation_id);
create unique index watched_session_organisation_id_unique on watched_session (organisation_id);

create table incident (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  version integer not null,
  title text not null,
  description text not null,
  threat_id text not null,
  status text check (status in ('OPEN', 'CONTAINED', 'CLOSED')) not null,
  priority text check (priority in ('P1', 'P2', 'P3', 'P4')) not null,
  is_priority_chosen integer not null,
  detected_at datetime not null,
  is_malicious integer not null,
  has_personal_data integer not null,
  record_count integer not null,
  has_sensitive_data integer not null,
  has_outside_access integer not null,
  outage_minutes integer not null,
  subscriber_count integer not null,
  estimated_loss_krw integer not null,
  is_financial_operator integer not null,
  created_at datetime not null,
  created_by text null,
  closed_at datetime null,
  closed_by text null,
  close_reason text null,
  constraint incident_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index incident_public_id_unique on incident (public_id);
create index incident_organisation_id_index on incident (organisation_id);
create index incident_organisation_id_detected_at_index on incident (organisation_id, detected_at);
create index incident_organisation_id_status_index on incident (organisation_id, status);

create table incident_clock (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  incident_id integer not null,
  clock text check (clock in ('KISA_INCIDENT', 'PIPC_NOTICE', 'PIPC_REPORT', 'FSS_EFARS')) not null,
  due_at datetime not null,
  is_required integer not null,
  completed_at datetime null,
  completed_by text null,
  note text null,
  constraint incident_clock_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint incident_clock_incident_id_foreign foreign key (incident_id) references incident (id)
);
create index incident_clock_organisation_id_index on incident_clock (organisation_id);
create index incident_clock_incident_id_index on incident_clock (incident_id);
create unique index incident_clock_incident_id_clock_unique on incident_clock (incident_id, clock);

create table incident_step (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  incident_id integer not null,
  position integer not null,
  step json not null,
  due_at datetime not null,
  completed_at datetime null,
  completed_by text null,
  evidence_note text null,
  constraint incident_step_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint incident_step_incident_id_foreign foreign key (incident_id) references incident (id)
);
create index incident_step_organisation_id_index on incident_step (organisation_id);
create index incident_step_incident_id_index on incident_step (incident_id);
create unique index incident_step_incident_id_position_unique on incident_step (incident_id, position);
`,
};
