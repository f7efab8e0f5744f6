-- What somebody is writing before it is applied: all files of a plan, saved as they are typed.
create table plan_draft (
  id bigint generated always as identity primary key,
  -- `user:7` or `key:3`.
  owner text collate "C" not null,
  name text not null,
  base_version int not null,
  revision int not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  discarded_at timestamptz,
  applied_at timestamptz
);
create index plan_draft_owner on plan_draft (owner, changed_at desc);
-- As json, for a text may hold what jsonb refuses.
create table plan_draft_file (
  draft_id bigint not null references plan_draft (id) on delete cascade,
  path text collate "C" not null,
  file json not null,
  primary key (draft_id, path)
);
