import type { Migration } from './migration.ts';

export const scenario: Migration = {
  name: '0004-scenario',
  sqlite: `
create table operator_profile (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  version integer not null,
  "values" json not null,
  created_at datetime not null,
  created_by text null,
  constraint operator_profile_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index operator_profile_public_id_unique on operator_profile (public_id);
create index operator_profile_organisation_id_index on operator_profile (organisation_id);
create unique index operator_profile_organisation_id_version_unique on operator_profile (organisation_id, version);

create table scenario (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  status text check (status in ('DRAFT', 'READY', 'ARCHIVED')) not null,
  version integer not null,
  name_key text not null,
  "values" json not null,
  created_at datetime not null,
  updated_at datetime not null,
  created_by text null,
  constraint scenario_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index scenario_public_id_unique on scenario (public_id);
create index scenario_organisation_id_index on scenario (organisation_id);
create index scenario_organisation_id_created_at_index on scenario (organisation_id, created_at);
create index scenario_organisation_id_updated_at_index on scenario (organisation_id, updated_at);
create index scenario_organisation_id_name_key_index on scenario (organisation_id, name_key);

create table scenario_version (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  scenario_id integer not null,
  version integer not null,
  "values" json not null,
  changed_fields json not null,
  changed_at datetime not null,
  changed_by text null,
  constraint scenario_version_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint scenario_version_scenario_id_foreign foreign key (scenario_id) references scenario (id)
);
create index scenario_version_organisation_id_index on scenario_version (organisation_id);
create index scenario_version_scenario_id_index on scenario_version (scenario_id);
create unique index scenario_version_scenario_id_version_unique on scenario_version (scenario_id, version);
`,
};
