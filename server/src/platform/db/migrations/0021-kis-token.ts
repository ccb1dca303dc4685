import type { Migration } from './migration.ts';

/** The token that all processes share at the vendor of prices and orders. */
export const kisToken: Migration = {
  name: '0021-kis-token',
  sqlite: `
create table kis_token (
  name text not null primary key,
  sealed_token text null,
  expires_at_ms integer not null,
  requested_at_ms integer not null
);
`,
  mysql: `
create table kis_token (
  name varchar(40) not null,
  sealed_token longtext null,
  expires_at_ms bigint not null,
  requested_at_ms bigint not null,
  primary key (name)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
`,
};
