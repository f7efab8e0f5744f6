-- Why a version was applied, in the words of who did it.
-- The files it was read from: an export gives comments and order back. Null for what was applied before this.
alter table plan_version
  add column message text not null default '',
  add column files json;
