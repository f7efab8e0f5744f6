-- Who was there before was the administrator.
alter table app_user
  add column role text not null default 'administrator',
  add column staff text collate "C",
  add column unit text collate "C",
  add column disabled_at timestamptz;
alter table app_user alter column role drop default;

-- Roles of one's own; the built-in ones are part of the program.
create table role (
  key text collate "C" primary key,
  name text not null,
  permissions jsonb not null,
  changed_at timestamptz not null
);

-- A link by which a user sets a password: the first one, or a new one. Used once.
create table user_invite (
  token_hash bytea primary key,
  user_id bigint not null unique references app_user (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

alter table session
  add column id bigint generated always as identity unique,
  add column ip text,
  add column browser text;
create index session_of_user on session (user_id);

-- Null permissions: everything that is open to keys, as for keys made before there were permissions.
alter table api_key
  add column permissions jsonb,
  add column expires_at timestamptz,
  add column per_minute int;
