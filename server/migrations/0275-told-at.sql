-- When, in the log, the latest happened that the log was told of a membership in its community: what is told next is
-- dated no earlier. Null until something is told after this version came. 群成员
alter table community_chat_member add column told_at timestamptz;
