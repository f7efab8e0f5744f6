-- Points of contacts: what is theirs is in lots, and every change is a movement made of postings. 积分
create table points_movement (
  id bigint generated always as identity primary key,
  -- Whose act it was; the lots say whose points they are.
  contact_id bigint not null,
  scheme text collate "C" not null,
  kind text not null check (kind in ('earned', 'spent', 'expired', 'reversed')),
  -- What it did to what the contact has.
  points int not null check (points <> 0),
  -- What brought it about, once and for all: the same cause again is refused.
  cause text collate "C" not null unique,
  at timestamptz not null,
  reason text,
  -- The journey, the member of staff or the key behind it; a person by name too.
  source text not null,
  by_name text,
  -- Of what an event earned by the plan: the rule, and the day that its limit counts.
  rule text collate "C",
  day date,
  -- The event in the log, where it was one.
  part smallint,
  seq bigint,
  enrolment_id bigint,
  -- The movement that it takes back; each is taken back once.
  reverses bigint unique references points_movement
);
create index points_movement_contact on points_movement (contact_id, id desc);
create index points_movement_rule on points_movement (contact_id, scheme, rule, day) where rule is not null;

-- Points that were earned together and end together. 批次
create table points_lot (
  id bigint generated always as identity primary key,
  contact_id bigint not null,
  scheme text collate "C" not null,
  movement_id bigint not null references points_movement,
  points int not null check (points > 0),
  remaining int not null check (remaining between 0 and points),
  earned_at timestamptz not null,
  -- Null never ends.
  ends_at timestamptz
) with (fillfactor = 80);
create index points_lot_open on points_lot (contact_id, scheme) where remaining > 0;
create index points_lot_contact on points_lot (contact_id);

-- Both sides of an entry in one row: points leave one account for another, so nothing can be out of balance. 分录
create table points_posting (
  movement_id bigint not null references points_movement,
  lot_id bigint not null references points_lot,
  source text not null check (source in ('contact', 'issued', 'spent', 'expired', 'reversed')),
  target text not null check (target in ('contact', 'issued', 'spent', 'expired', 'reversed')),
  points int not null check (points > 0),
  primary key (movement_id, lot_id),
  check ((source = 'contact') <> (target = 'contact'))
);
create index points_posting_lot on points_posting (lot_id);
create trigger points_posting_stays before update or delete on points_posting
  for each row execute function audit_refuse();
