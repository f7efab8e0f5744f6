-- What WeCom keeps for the plan beside tags and codes: welcomes of groups, rules for words. 平台物料
create table platform_fixture (
  kind text collate "C" not null,
  key text collate "C" not null,
  name text not null,
  platform_id text collate "C",
  -- The wish that the platform has, and the last one that it refused for good.
  spec_hash text,
  refused_hash text,
  -- What it holds, field by field, in the words in which it is compared.
  shows jsonb not null,
  problem jsonb,
  -- What the platform showed otherwise when it was last read: fields, or that it is gone.
  drift jsonb,
  attempts int not null default 0,
  next_at timestamptz,
  -- When a creation was begun whose end is not known.
  called_at timestamptz,
  checked_at timestamptz,
  changed_at timestamptz not null,
  dropped_at timestamptz,
  -- When a person asked for a dropped one to be deleted on the platform.
  removal_asked_at timestamptz,
  primary key (kind, key)
);
