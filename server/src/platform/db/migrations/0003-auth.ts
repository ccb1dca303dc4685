import type { Migration } from './migration.ts';

/** The tables `auth_*` are the sign-in library's own, as it writes them down; a test finds nothing that it would add. */
export const auth: Migration = {
  name: '0003-auth',
  sqlite: `
create table "auth_user" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null);

create table "auth_session" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "auth_user" ("id") on delete cascade);

create table "auth_account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "auth_user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null);

create table "auth_verification" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);

create index "auth_session_userId_idx" on "auth_session" ("userId");

create index "auth_account_userId_idx" on "auth_account" ("userId");

create index "auth_verification_identifier_idx" on "auth_verification" ("identifier");

create table member (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  auth_user_id text not null,
  email text not null,
  display_name text not null,
  role text check (role in ('VIEWER', 'ANALYST', 'TRADER', 'APPROVER', 'ADMIN')) not null,
  language text check (language in ('KO', 'EN')) not null,
  created_at datetime not null,
  constraint member_organisation_id_foreign foreign key (organisation_id) references organisation (id)
);
create unique index member_public_id_unique on member (public_id);
create index member_organisation_id_index on member (organisation_id);
create unique index member_auth_user_id_unique on member (auth_user_id);
create unique index member_email_unique on member (email);

create table api_token (
  id integer not null primary key autoincrement,
  public_id text not null,
  organisation_id integer not null,
  member_id integer not null,
  name text not null,
  hash text not null,
  scopes json not null,
  created_at datetime not null,
  expires_at datetime null,
  last_used_at datetime null,
  revoked_at datetime null,
  constraint api_token_organisation_id_foreign foreign key (organisation_id) references organisation (id),
  constraint api_token_member_id_foreign foreign key (member_id) references member (id)
);
create unique index api_token_public_id_unique on api_token (public_id);
create index api_token_organisation_id_index on api_token (organisation_id);
create index api_token_member_id_index on api_token (member_id);
create unique index api_token_hash_unique on api_token (hash);
`,
};
