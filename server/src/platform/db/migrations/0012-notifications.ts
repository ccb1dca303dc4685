import type { Migration } from './migration.ts';

export const notifications: Migration = {
  name: '0012-notifications',
  sqlite: `
create table notification_channel (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  kind text check (kind in ('IN_APP', 'WEBHOOK', 'SLACK', 'EMAIL')) not null,
  name text not null,
  language text check (language in ('KO', 'EN')) not null,
  locked_address text null,
  shown_address text null,
  locked_secret text null,
  is_enabled integer not null,
  version integer not null,
  created_at datetime not null,
  created_by text null,
  updated_at datetime not null,
  archived_at datetime null,
  constraint notification_channel_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index notification_channel_public_id_unique on notification_channel (public_id);
create index notification_channel_organisation_id_index on notification_channel (organisation_id);
create index notification_channel_organisation_id_archived_at_index on notification_channel (organisation_id, archived_at);

create table notification_rule (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  name text not null,
  kind text check (kind in ('RISK_SCORE_ABOVE', 'CVAR_ABOVE', 'PRICE_MOVE', 'RUN_FINISHED', 'DATA_LATE', 'ORDER_STATE', 'SYSTEM_ALERT')) not null,
  threshold double null,
  symbol text null,
  order_statuses json not null,
  minimum_severity text check (minimum_severity in ('INFO', 'WATCH', 'WARN', 'CRITICAL')) null,
  scenario_id text null,
  channel_ids json not null,
  is_enabled integer not null,
  silenced_until datetime null,
  minimum_minutes integer not null,
  version integer not null,
  created_at datetime not null,
  created_by text null,
  updated_at datetime not null,
  archived_at datetime null,
  constraint notification_rule_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index notification_rule_public_id_unique on notification_rule (public_id);
create index notification_rule_organisation_id_index on notification_rule (organisation_id);
create index notification_rule_organisation_id_archived_at_created_at_index on notification_rule (organisation_id, archived_at, created_at);
create index notification_rule_kind_is_enabled_index on notification_rule (kind, is_enabled);

create table notification (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  rule_id integer null,
  kind text check (kind in ('RISK_SCORE_ABOVE', 'CVAR_ABOVE', 'PRICE_MOVE', 'RUN_FINISHED', 'DATA_LATE', 'ORDER_STATE', 'SYSTEM_ALERT', 'TEST')) not null,
  subject_id text not null,
  dedupe_key text not null,
  facts json not null,
  title_ko text not null,
  title_en text not null,
  text_ko text not null,
  text_en text not null,
  link text not null,
  is_simulated integer not null,
  is_in_app integer not null,
  occurred_at datetime not null,
  created_at datetime not null,
  constraint notification_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint notification_rule_id_foreign foreign key (rule_id) references notification_rule (id) on delete set null
);
create unique index notification_public_id_unique on notification (public_id);
create index notification_organisation_id_index on notification (organisation_id);
create index notification_rule_id_index on notification (rule_id);
create index notification_organisation_id_created_at_index on notification (organisation_id, created_at);
create index notification_rule_id_subject_id_created_at_index on notification (rule_id, subject_id, created_at);
create unique index notification_rule_id_dedupe_key_unique on notification (rule_id, dedupe_key);

create table notification_read (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  notification_id integer not null,
  person_id text not null,
  read_at datetime not null,
  constraint notification_read_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint notification_read_notification_id_foreign foreign key (notification_id) references notification (id)
);
create index notification_read_organisation_id_index on notification_read (organisation_id);
create index notification_read_notification_id_index on notification_read (notification_id);
create unique index notification_read_notification_id_person_id_unique on notification_read (notification_id, person_id);

create table notification_delivery (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  notification_id integer not null,
  channel_id integer not null,
  status text check (status in ('PENDING', 'SENT', 'FAILED', 'GAVE_UP', 'SUPPRESSED')) not null,
  attempt_count integer not null,
  attempt_limit integer not null,
  give_up_at datetime not null,
  next_attempt_at datetime null,
  last_status_code integer null,
  last_failure text check (last_failure in ('NETWORK', 'TIMEOUT', 'RATE_LIMITED', 'SERVER_ERROR', 'CLIENT_ERROR', 'REDIRECT', 'ADDRESS_REFUSED', 'MAIL_REFUSED', 'MAIL_OFF', 'SILENCED', 'TOO_SOON', 'CHANNEL_OFF', 'INTERNAL')) null,
  latency_ms integer null,
  created_at datetime not null,
  ended_at datetime null,
  constraint notification_delivery_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint notification_delivery_notification_id_foreign foreign key (notification_id) references notification (id),
  constraint notification_delivery_channel_id_foreign foreign key (channel_id) references notification_channel (id)
);
create unique index notification_delivery_public_id_unique on notification_delivery (public_id);
create index notification_delivery_organisation_id_index on notification_delivery (organisation_id);
create index notification_delivery_notification_id_index on notification_delivery (notification_id);
create index notification_delivery_channel_id_index on notification_delivery (channel_id);
create index notification_delivery_organisation_id_created_at_index on notification_delivery (organisation_id, created_at);
create index notification_delivery_status_next_attempt_at_index on notification_delivery (status, next_attempt_at);
create unique index notification_delivery_notification_id_channel_id_unique on notification_delivery (notification_id, channel_id);

create table notification_attempt (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  delivery_id integer not null,
  number integer not null,
  started_at datetime not null,
  latency_ms integer not null,
  status_code integer null,
  failure text check (failure in ('NETWORK', 'TIMEOUT', 'RATE_LIMITED', 'SERVER_ERROR', 'CLIENT_ERROR', 'REDIRECT', 'ADDRESS_REFUSED', 'MAIL_REFUSED', 'MAIL_OFF', 'SILENCED', 'TOO_SOON', 'CHANNEL_OFF', 'INTERNAL')) null,
  constraint notification_attempt_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint notification_attempt_delivery_id_foreign foreign key (delivery_id) references notification_delivery (id)
);
create index notification_attempt_organisation_id_index on notification_attempt (organisation_id);
create index notification_attempt_delivery_id_index on notification_attempt (delivery_id);
create index notification_attempt_delivery_id_number_index on notification_attempt (delivery_id, number);
`,
};
