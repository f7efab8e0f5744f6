-- What a tag and its group are called on the platform, where that is not what the plan says.
alter table corp_tag
  add column seen_name text,
  add column seen_group text;
-- Tags of the platform in groups of the plan that the plan does not have.
create table corp_tag_stray (
  platform_id text collate "C" primary key,
  tag_group text collate "C" not null,
  name text not null,
  seen_at timestamptz not null
);
