-- A comparison of everything with the platform: how far it has come, so that another process goes on from there, and
-- what it found. 对账
create table wecom_sync (
  id bigint generated always as identity primary key,
  state text not null default 'running' check (state in ('running', 'done', 'failed')),
  -- Who asked; null for the schedule.
  asked_by text,
  started_at timestamptz not null,
  beat_at timestamptz not null,
  finished_at timestamptz,
  place jsonb not null,
  counts jsonb not null default '{}',
  -- What stopped it last; it goes on by itself.
  error text
);
create unique index wecom_sync_running on wecom_sync ((true)) where state = 'running';
create index wecom_sync_started on wecom_sync (started_at desc);

-- What was otherwise here than on the platform; of the first comparison of all, everything is, and nothing is kept.
create table wecom_difference (
  id bigint generated always as identity primary key,
  sync_id bigint not null,
  kind text collate "C" not null,
  -- A customer, a member or a group, by the platform's id.
  subject text collate "C" not null,
  -- The member or group beside it.
  beside text collate "C",
  mended boolean not null,
  note text,
  at timestamptz not null
);
create index wecom_difference_of on wecom_difference (sync_id, id);

-- The platform's own figures of groups, by their owner and day. 群统计
create table community_owner_day (
  day date not null,
  owner_userid text collate "C" not null,
  new_chats int not null,
  chats int not null,
  active_chats int not null,
  new_members int not null,
  members int not null,
  active_members int not null,
  messages int not null,
  primary key (day, owner_userid)
);
