create table app_user (
  id bigint generated always as identity primary key,
  login text not null unique,
  name text not null,
  password_hash text,
  created_at timestamptz not null
);
create table session (
  token_hash bytea primary key,
  user_id bigint not null references app_user (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_expires on session (expires_at);
create table api_key (
  id bigint generated always as identity primary key,
  name text not null,
  prefix text not null,
  key_hash bytea not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
