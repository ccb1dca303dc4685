import type { Migration } from './migration.ts';

export const platform: Migration = {
  name: '0001-platform',
  sqlite: `
create table event_log (
  id integer not null primary key autoincrement,
  stream text not null,
  sequence integer not null,
  kind text not null,
  payload json not null,
  occurred_at datetime not null
);
create index event_log_occurred_at_index on event_log (occurred_at);
create unique index event_log_stream_sequence_unique on event_log (stream, sequence);

create table event_stream (
  stream text not null primary key,
  last_sequence integer not null,
  pruned_sequence integer not null default 0
);

create table organisation (
  id integer not null primary key autoincrement,
  public_id text not null,
  name text not null,
  created_at datetime not null
);
create unique index organisation_public_id_unique on organisation (public_id);

create table idempotency_key (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  "key" text not null,
  input_hash text not null,
  answer json null,
  expires_at datetime not null,
  constraint idempotency_key_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create index idempotency_key_organisation_id_index on idempotency_key (organisation_id);
create index idempotency_key_expires_at_index on idempotency_key (expires_at);
create unique index idempotency_key_organisation_id_key_unique on idempotency_key (organisation_id, "key");

create table audit (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  actor text not null,
  action text not null,
  subject text null,
  details json null,
  origin text null,
  request_id text null,
  occurred_at datetime not null,
  constraint audit_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index audit_public_id_unique on audit (public_id);
create index audit_organisation_id_index on audit (organisation_id);
create index audit_organisation_id_occurred_at_index on audit (organisation_id, occurred_at);

create table outbox (
  id integer not null primary key autoincrement,
  job text not null,
  payload json not null,
  job_id text null,
  delay_ms integer null,
  attempts integer null,
  created_at datetime not null
);
`,
};
