import type { Migration } from './migration.ts';

/** Which processes are alive, and who holds what only one of them may do. */
export const processes: Migration = {
  name: '0019-processes',
  sqlite: `
create table lease (name text not null primary key, holder text not null, acquired_at datetime not null, expires_at datetime not null);

create table running_process (
  id integer not null primary key autoincrement,
  public_id text not null,
  role text not null,
  host_name text not null,
  pid integer not null,
  engine_version text not null,
  started_at datetime not null,
  beat_at datetime not null
);
create unique index running_process_public_id_unique on running_process (public_id);
create index running_process_beat_at_index on running_process (beat_at);
`,
  mysql: `
create table lease (
  name varchar(60) not null,
  holder varchar(30) not null,
  acquired_at datetime(3) not null,
  expires_at datetime(3) not null,
  primary key (name)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table running_process (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  role varchar(20) not null,
  host_name varchar(120) not null,
  pid bigint not null,
  engine_version varchar(20) not null,
  started_at datetime(3) not null,
  beat_at datetime(3) not null,
  unique key running_process_public_id_unique (public_id),
  key running_process_beat_at_index (beat_at)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
`,
};
