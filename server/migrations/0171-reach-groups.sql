-- Messages to customer groups are intentions too: they have a group in place of a contact. 客户群触达
alter table intention drop constraint intention_kind_check;
alter table intention add constraint intention_kind_check
  check (kind in ('welcome', 'message', 'group-message', 'tag', 'staff-notice'));
alter table intention
  add column chat_id text collate "C",
  -- The run of a broadcast that wants it.
  add column broadcast_run bigint,
  -- What it is worth where only some can be received, 0 to 100; null: what its message is worth.
  add column worth smallint,
  -- How its sender is chosen among the contact's friends, when nobody is named.
  add column sender_rule text;
create index intention_chat on intention (chat_id, created_at) where chat_id is not null;
create index intention_broadcast on intention (broadcast_run, state) where broadcast_run is not null;

-- `groups`: targets are customer groups that the sender owns.
alter table mass_send
  add column audience text not null default 'contacts' check (audience in ('contacts', 'groups')),
  add column broadcast_run bigint;
create index mass_send_broadcast on mass_send (broadcast_run) where broadcast_run is not null;
create index mass_send_made on mass_send (created_at, id);

-- How often a customer group may be written to; `month` is the first day of the window, as for customers.
create table group_reach_quota (
  chat_id text collate "C" not null,
  month date not null,
  allowed int not null,
  reserved int not null default 0 check (reserved >= 0),
  spent int not null default 0 check (spent >= 0),
  primary key (chat_id, month),
  check (reserved + spent <= allowed)
) with (fillfactor = 80);

-- One sending of a broadcast. 群发执行
create table broadcast_run (
  id bigint generated always as identity primary key,
  broadcast text collate "C" not null,
  due_at timestamptz not null,
  plan_version int not null,
  state text not null default 'planned' check (state in ('planned', 'running', 'done', 'skipped', 'cancelled')),
  -- Why it was skipped or cancelled, and by whom.
  reason text,
  by_name text,
  -- The last contact or group that was taken.
  position text collate "C" not null default '',
  targets int not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  unique (broadcast, due_at)
);
create index broadcast_run_open on broadcast_run (due_at) where state in ('planned', 'running');
