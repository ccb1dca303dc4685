import type { Migration } from './migration.ts';

/** `auth_two_factor` and `twoFactorEnabled` are the sign-in library's own. What was recorded can only be added to: the triggers see to it. */
export const people: Migration = {
  name: '0011-people',
  sqlite: `
alter table "auth_user" add column "twoFactorEnabled" integer default 0;

create table "auth_two_factor" ("id" text not null primary key, "secret" text not null, "backupCodes" text not null, "userId" text not null references "auth_user" ("id") on delete cascade, "verified" integer, "failedVerificationCount" integer, "lockedUntil" date);
create index "auth_two_factor_secret_idx" on "auth_two_factor" ("secret");
create index "auth_two_factor_userId_idx" on "auth_two_factor" ("userId");

alter table member add column removed_at datetime null;

alter table api_token add column allowed_addresses json null;

create table invitation (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  email text not null,
  role text check (role in ('VIEWER', 'ANALYST', 'TRADER', 'APPROVER', 'ADMIN')) not null,
  language text check (language in ('KO', 'EN')) not null,
  token_hash text not null,
  invited_by text null,
  created_at datetime not null,
  expires_at datetime not null,
  accepted_at datetime null,
  revoked_at datetime null,
  constraint invitation_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index invitation_public_id_unique on invitation (public_id);
create index invitation_organisation_id_index on invitation (organisation_id);
create unique index invitation_token_hash_unique on invitation (token_hash);
create index invitation_organisation_id_created_at_index on invitation (organisation_id, created_at);

create table access_log (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  person_id text not null,
  kind text check (kind in ('SIGN_IN', 'SIGN_IN_FAILED', 'SECOND_FACTOR_ASKED', 'SECOND_FACTOR_FAILED', 'SIGN_OUT', 'SESSION_REVOKED', 'TOKEN_USED')) not null,
  method text check (method in ('PASSWORD', 'TOTP', 'RECOVERY_CODE', 'API_TOKEN')) null,
  token_id text null,
  address text null,
  agent text null,
  request_id text null,
  occurred_at datetime not null,
  constraint access_log_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index access_log_public_id_unique on access_log (public_id);
create index access_log_organisation_id_index on access_log (organisation_id);
create index access_log_organisation_id_occurred_at_index on access_log (organisation_id, occurred_at);
create index access_log_organisation_id_person_id_occurred_at_index on access_log (organisation_id, person_id, occurred_at);

create table organisation_security (
  id integer not null primary key autoincrement,
  organisation_id integer not null,
  totp_required_roles json not null,
  updated_at datetime not null,
  constraint organisation_security_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create index organisation_security_organisation_id_index on organisation_security (organisation_id);
create unique index organisation_security_organisation_id_unique on organisation_security (organisation_id);

create trigger audit_is_not_changed before update on audit begin select raise(abort, 'audit rows are never changed'); end;
create trigger audit_is_not_removed before delete on audit begin select raise(abort, 'audit rows are never removed'); end;
create trigger access_log_is_not_changed before update on access_log begin select raise(abort, 'access rows are never changed'); end;
create trigger access_log_is_not_removed before delete on access_log begin select raise(abort, 'access rows are never removed'); end;
`,
};
