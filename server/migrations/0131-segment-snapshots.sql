-- The members of a segment at one moment, kept under a name. 快照
create table segment_snapshot (
  id int generated always as identity primary key,
  segment text collate "C" not null,
  name text not null,
  taken_at timestamptz not null,
  taken_by text not null,
  -- The condition in force then, as the plan wrote it.
  condition jsonb not null,
  members int not null
);
create index segment_snapshot_segment on segment_snapshot (segment, id);

create table segment_snapshot_member (
  snapshot int not null references segment_snapshot (id) on delete cascade,
  contact_id bigint not null,
  primary key (snapshot, contact_id)
);
