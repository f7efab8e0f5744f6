-- Plans that were ever applied here. One workspace runs one plan at a time.
create table plan (
  key text collate "C" primary key,
  name text not null,
  version int not null,
  running boolean not null
);
create unique index plan_running on plan (running) where running;

-- Versions count through the workspace, whichever plan they belong to, and never change.
-- `json`, not `jsonb`: the order of stages and of tag values is part of the plan.
create table plan_version (
  version int primary key check (version > 0),
  plan text collate "C" not null references plan (key),
  spec json not null,
  applied_at timestamptz not null,
  applied_by text not null,
  changes int not null
);

-- One row for each definition and each version in which it changed; never updated.
create table definition (
  plan text collate "C" not null references plan (key),
  kind text collate "C" not null,
  key text collate "C" not null,
  version int not null references plan_version (version),
  spec jsonb not null,
  primary key (plan, kind, key, version)
);

-- What is in force; a definition that was removed has no row.
create table definition_current (
  plan text collate "C" not null,
  kind text collate "C" not null,
  key text collate "C" not null,
  version int not null,
  primary key (plan, kind, key),
  foreign key (plan, kind, key, version) references definition (plan, kind, key, version)
);
