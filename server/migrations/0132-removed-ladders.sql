-- The plan no longer has it; its places are cleared away in stretches.
alter table ladder add column removed boolean not null default false;
