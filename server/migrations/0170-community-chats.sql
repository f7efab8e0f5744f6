-- Customer groups as the platform knows them, and which community of the plan each belongs to. 客户群
create table community_chat (
  chat_id text collate "C" primary key,
  name text not null default '',
  owner_userid text collate "C" not null,
  status text not null default 'normal' check (status in ('normal', 'owner-left', 'handing-over', 'handed-over', 'dismissed')),
  created_at timestamptz not null,
  member_count int not null default 0,
  -- Null until somebody or a rule says where it belongs.
  community_key text collate "C"
) with (fillfactor = 80);
create index community_chat_of on community_chat (community_key, chat_id) where status <> 'dismissed';
create index community_chat_owner on community_chat (owner_userid, chat_id) where status <> 'dismissed';
