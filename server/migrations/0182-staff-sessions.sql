-- A member of staff who came in through WeCom: opens their own tasks and nothing else. 员工登录
create table staff_session (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,
  userid text collate "C" not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index staff_session_expires on staff_session (expires_at);
