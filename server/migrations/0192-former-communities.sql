-- Communities that a group belonged to before: who is told to have left one of them comes back at a later time than
-- that at which the platform says they joined.
alter table community_chat add column former text[] collate "C" not null default '{}';
