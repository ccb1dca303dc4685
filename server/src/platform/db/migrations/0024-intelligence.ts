import type { Migration } from './migration.ts';

/** Snapshots of threat feeds, and the vulnerabilities that operators are exposed to. */
export const intelligence: Migration = {
  name: '0024-intelligence',
  sqlite: `
create table feed_snapshot (
  id integer not null primary key autoincrement,
  feed text check (feed in ('KEV', 'EPSS')) not null,
  version text not null,
  published_at datetime not null,
  fetched_at datetime not null,
  sha256 text not null,
  size_bytes integer not null,
  entry_count integer not null,
  is_simulated integer not null
);
create unique index feed_snapshot_feed_sha256_unique on feed_snapshot (feed, sha256);

create table threat_feed (
  id integer not null primary key autoincrement,
  feed text check (feed in ('KEV', 'EPSS')) not null,
  url text not null,
  first_tried_at datetime not null,
  tried_at datetime not null,
  checked_at datetime null,
  etag text null,
  last_modified text null,
  last_error text null,
  snapshot_id integer null,
  constraint threat_feed_snapshot_id_foreign foreign key (snapshot_id) references feed_snapshot (id) on delete set null
);
create unique index threat_feed_feed_unique on threat_feed (feed);
create index threat_feed_snapshot_id_index on threat_feed (snapshot_id);

create table exposed_vulnerability (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  cve_id text not null,
  asset_note text null,
  added_at datetime not null,
  added_by text null,
  patched_at datetime null,
  patched_by text null,
  changed_at datetime not null,
  constraint exposed_vulnerability_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index exposed_vulnerability_public_id_unique on exposed_vulnerability (public_id);
create index exposed_vulnerability_organisation_id_index on exposed_vulnerability (organisation_id);
create index exposed_vulnerability_organisation_id_added_at_index on exposed_vulnerability (organisation_id, added_at);
create unique index exposed_vulnerability_organisation_id_cve_id_unique on exposed_vulnerability (organisation_id, cve_id);
`,
  mysql: `
create table feed_snapshot (
  id int unsigned not null auto_increment primary key,
  feed enum('KEV','EPSS') not null,
  version varchar(40) not null,
  published_at datetime(3) not null,
  fetched_at datetime(3) not null,
  sha256 varchar(64) not null,
  size_bytes bigint not null,
  entry_count bigint not null,
  is_simulated tinyint(1) not null,
  unique key feed_snapshot_feed_sha256_unique (feed, sha256)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table threat_feed (
  id int unsigned not null auto_increment primary key,
  feed enum('KEV','EPSS') not null,
  url varchar(500) not null,
  first_tried_at datetime(3) not null,
  tried_at datetime(3) not null,
  checked_at datetime(3) null,
  etag varchar(200) null,
  last_modified varchar(200) null,
  last_error varchar(300) null,
  snapshot_id int unsigned null,
  unique key threat_feed_feed_unique (feed),
  key threat_feed_snapshot_id_index (snapshot_id),
  constraint threat_feed_snapshot_id_foreign foreign key (snapshot_id) references feed_snapshot (id) on delete set null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table exposed_vulnerability (
  id int unsigned not null auto_increment primary key,
  public_id varchar(30) not null,
  organisation_id int unsigned not null,
  cve_id varchar(20) not null,
  asset_note varchar(200) null,
  added_at datetime(3) not null,
  added_by varchar(100) null,
  patched_at datetime(3) null,
  patched_by varchar(100) null,
  changed_at datetime(3) not null,
  unique key exposed_vulnerability_public_id_unique (public_id),
  key exposed_vulnerability_organisation_id_index (organisation_id),
  key exposed_vulnerability_organisation_id_added_at_index (organisation_id, added_at),
  unique key exposed_vulnerability_organisation_id_cve_id_unique (organisation_id, cve_id),
  constraint exposed_vulnerability_organisation_id_foreign foreign key (organisation_id) references organisation (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
`,
};
