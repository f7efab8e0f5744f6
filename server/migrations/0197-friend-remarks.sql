-- The remark that a code wants on a friendship. 好友备注
create table friend_remark (
  external_userid text collate "C" not null,
  staff text collate "C" not null,
  code text collate "C" not null,
  -- The version whose wording holds.
  plan_version int not null,
  state text not null check (state in ('wanted', 'written', 'kept', 'failed')),
  -- What was written, or what staff had written before.
  remark text,
  reason text,
  attempts int not null default 0,
  retry_at timestamptz not null,
  wanted_at timestamptz not null,
  settled_at timestamptz,
  primary key (external_userid, staff)
);
create index friend_remark_wanted on friend_remark (retry_at) where state = 'wanted';
