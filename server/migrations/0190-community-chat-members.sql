-- What the platform shows of a group beside what its table had, who put it into its community (null: its name did),
-- and when we last looked. 客户群
alter table community_chat
  add column notice text,
  add column version text collate "C",
  add column seen_at timestamptz,
  add column dismissed_at timestamptz,
  add column chosen_by text;
create index community_chat_name on community_chat (name, chat_id);

-- Who is or was in a group, as the platform shows it; the latest time of each. `told_*` is what the log has been told
-- of it: the difference is what is still to be told, once the person is a contact and the group has a community. 群成员
create table community_chat_member (
  chat_id text collate "C" not null,
  member_id text collate "C" not null,
  kind text not null check (kind in ('staff', 'customer')),
  name text,
  unionid text collate "C",
  joined_at timestamptz not null,
  scene text not null check (scene in ('invited', 'link', 'qr', 'unknown')),
  inviter text collate "C",
  state text collate "C",
  left_at timestamptz,
  leave text check (leave in ('left', 'removed', 'dismissed', 'unknown')),
  told_community text collate "C",
  told_joined_at timestamptz,
  told_left_at timestamptz,
  primary key (chat_id, member_id)
) with (fillfactor = 80);
create index community_chat_member_who on community_chat_member (member_id, chat_id);
create index community_chat_member_joined on community_chat_member (chat_id, joined_at);
create index community_chat_member_left on community_chat_member (chat_id, left_at) where left_at is not null;
