-- Members of staff who take nobody for now, by their own wish or by an operator's. 暂停承接
create table staff_pause (
  staff text collate "C" primary key,
  -- null: until somebody ends it
  until timestamptz,
  reason text,
  set_by text not null,
  at timestamptz not null
);

-- What the platform's picture says, once it was read from it; drawn anew in any size.
alter table channel_code add column content text;

-- What a live code has been on the platform, newest by id: who was behind it, how they were chosen, who was not and why.
create table channel_code_change (
  id bigint generated always as identity primary key,
  key text collate "C" not null,
  at timestamptz not null,
  level text not null,
  on_staff text[] not null,
  off_staff jsonb not null default '{}',
  skip_verify boolean not null
);
create index channel_code_change_key on channel_code_change (key, id);

-- New friends of today, for daily limits.
create index relation_added on relation (added_at);
