-- One wish to hand customers of one member to another. 客户继承
create table transfer (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('on-job', 'resigned')),
  -- null: the plan does not know the member who gives
  from_staff text collate "C",
  from_userid text collate "C" not null,
  to_staff text collate "C" not null,
  to_userid text collate "C" not null,
  -- What customers read when it is done; only on the job.
  message text not null default '',
  reason text not null,
  asked_by text not null,
  created_at timestamptz not null,
  -- The next reading of results, while somebody waits.
  read_at timestamptz,
  error jsonb
);
create index transfer_read on transfer (read_at) where read_at is not null;

-- Each customer of it. `asked`: not called for yet; `waiting`: the platform has told the customer, who may refuse for
-- 24 hours; `calling` is committed before the call.
create table transfer_person (
  transfer_id bigint not null references transfer,
  contact_id bigint not null,
  external_userid text collate "C" not null,
  to_staff text collate "C" not null,
  state text not null check (state in
    ('asked', 'calling', 'waiting', 'done', 'refused', 'taker-full', 'not-possible', 'cancelled')),
  -- Why it was not possible: the platform's errcode.
  code int,
  called_at timestamptz,
  settled_at timestamptz,
  primary key (transfer_id, contact_id)
) with (fillfactor = 80);
create index transfer_person_open on transfer_person (transfer_id, state) where state in ('asked', 'calling', 'waiting');
create index transfer_person_contact on transfer_person (contact_id, settled_at);
create unique index transfer_person_once on transfer_person (external_userid)
  where state in ('asked', 'calling', 'waiting');

-- Customers whose member has left the company and whom nobody has been given yet, as the platform lists them. 待分配
create table unassigned_person (
  from_userid text collate "C" not null,
  external_userid text collate "C" not null,
  left_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (from_userid, external_userid)
);
create index unassigned_person_external on unassigned_person (external_userid);

-- Members who have left the company: the platform has customers of theirs to hand over, or said so. 离职
create table staff_departure (
  userid text collate "C" primary key,
  left_at timestamptz not null,
  found_at timestamptz not null
);
