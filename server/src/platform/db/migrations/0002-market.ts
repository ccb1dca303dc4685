import type { Migration } from './migration.ts';

export const market: Migration = {
  name: '0002-market',
  sqlite: `
create table instrument (
  id integer not null primary key autoincrement,
  public_id text not null,
  symbol text not null,
  name_ko text not null,
  name_en text not null,
  segment text not null,
  sector text not null,
  is_simulated integer not null,
  dataset text not null,
  listed_shares integer null,
  updated_at datetime not null
);
create unique index instrument_public_id_unique on instrument (public_id);
create unique index instrument_symbol_unique on instrument (symbol);
create index instrument_sector_index on instrument (sector);

create table candle (
  instrument_id integer not null,
  dataset text not null,
  session_date text not null,
  open_krw integer not null,
  high_krw integer not null,
  low_krw integer not null,
  close_krw integer not null,
  volume_shares integer null,
  primary key (instrument_id, dataset, session_date)
) without rowid;

create table index_candle (
  index_code text not null,
  session_date text not null,
  open double not null,
  high double not null,
  low double not null,
  close double not null,
  volume_thousands integer null,
  primary key (index_code, session_date)
);

create table ingested_range (
  call text not null,
  code text not null,
  from_date text not null,
  to_date text not null,
  updated_at datetime not null,
  primary key (call, code)
);

create table etl_failure (
  id integer not null primary key autoincrement,
  public_id text not null,
  call text not null,
  code text not null,
  from_date text not null,
  to_date text not null,
  failure text not null,
  msg_cd text null,
  "text" text not null,
  attempt_count integer not null,
  first_at datetime not null,
  last_at datetime not null,
  resolved_at datetime null
);
create unique index etl_failure_public_id_unique on etl_failure (public_id);
create unique index etl_failure_call_code_unique on etl_failure (call, code);
`,
};
