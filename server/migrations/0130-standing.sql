-- Where contacts stand: the segments they belong to and their tiers. 归属
--
-- A segment has a number for each meaning that its key has had. A plan that changes what decides membership gets a
-- new number, which is computed from scratch; the old one is retired and its members go away in stretches.
create table segment (
  id int generated always as identity primary key,
  key text collate "C" not null,
  -- Everything that decides membership, as one text.
  basis text not null,
  -- The version of the plan that brought it.
  version int not null,
  state text not null check (state in ('building', 'ready', 'retired')),
  declared_at timestamptz not null,
  built_at timestamptz
);
create unique index segment_current on segment (key) where state <> 'retired';

create table segment_member (
  contact_id bigint not null,
  segment int not null,
  since timestamptz not null,
  primary key (contact_id, segment)
);
create index segment_member_of on segment_member (segment, contact_id);

-- By part of the log, so that batches of different parts never wait for each other.
create table segment_size (
  segment int not null,
  part smallint not null,
  members int not null,
  primary key (segment, part)
) with (fillfactor = 50);
-- Entries and exits by calendar day of the plan's time zone; a first computation is not an entry.
create table segment_day (
  segment int not null,
  day date not null,
  part smallint not null,
  entered int not null,
  departed int not null,
  primary key (segment, day, part)
) with (fillfactor = 50);

-- While segments are being computed: contacts to whom something happened meanwhile, with those of the segments
-- under computation (of this version and earlier) that they belong to.
create table segment_ahead (
  contact_id bigint primary key,
  version int not null,
  members int[] not null
);

-- Ladders as they were last put in force.
create table ladder (
  key text collate "C" primary key,
  basis text not null,
  version int not null
);

-- A contact that satisfies no tier of a ladder stands on none of them.
alter table contact_tier alter column tier drop not null;

create table tier_change (
  id bigint generated always as identity primary key,
  contact_id bigint not null,
  ladder text collate "C" not null,
  at timestamptz not null,
  from_tier text collate "C",
  to_tier text collate "C",
  direction text not null check (direction in ('start', 'up', 'down')),
  cause jsonb not null
);
create index tier_change_contact on tier_change (contact_id, id);
create index tier_change_ladder on tier_change (ladder, at);

-- A round over all contacts after an apply that changed what time or a ladder decides: one row a part, gone when done.
create table standing_sweep (
  part smallint primary key,
  version int not null,
  -- Contacts up to this number are done.
  position bigint not null
);
