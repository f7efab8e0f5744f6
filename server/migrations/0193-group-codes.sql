-- The groups that a group code leads into, as the platform has them; null for codes that add staff. 群活码
alter table channel_code add column chat_ids text[];

-- Who joined by a code, by its `state`.
create index community_chat_member_state on community_chat_member (state) where state is not null;
