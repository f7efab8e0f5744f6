-- Numbers that conditions ask of events: sum, smallest and largest of a property, exact to six decimals. 累计数值
create table measure (
  id int generated always as identity primary key,
  counter int not null references counter (id),
  property text collate "C" not null,
  -- some condition asks for it in a window of days
  windowed boolean not null default false,
  unique (counter, property)
);
create table contact_measure (
  contact_id bigint not null,
  measure int not null,
  sum numeric not null,
  min numeric not null,
  max numeric not null,
  primary key (contact_id, measure)
) with (fillfactor = 80);
-- By calendar day of the plan's time zone.
create table contact_measure_day (
  contact_id bigint not null,
  measure int not null,
  day date not null,
  sum numeric not null,
  min numeric not null,
  max numeric not null,
  primary key (contact_id, measure, day)
) with (fillfactor = 80);

-- The time zone whose days were counted: another one in the plan makes them be counted anew.
alter table counter add column zone text collate "C";
alter table measure add column zone text collate "C";

-- Events in an order that some condition asks for. 事件序列
create table sequence (
  id int generated always as identity primary key,
  -- [{event, where, gap}], gap in milliseconds or null
  steps jsonb not null
);
create unique index sequence_steps on sequence (md5(steps::text));
-- How far each contact has come: for each step when the latest match of the steps up to it ended.
create table contact_sequence (
  contact_id bigint not null,
  sequence int not null,
  ends timestamptz[] not null,
  completed_at timestamptz,
  -- The last event looked at, in the order of time.
  seen_at timestamptz not null,
  seen_part smallint not null,
  seen_seq bigint not null,
  primary key (contact_id, sequence)
) with (fillfactor = 80);
-- The events that can be a step, so that one that arrives late finds its place among them.
create table contact_occurrence (
  contact_id bigint not null,
  sequence int not null,
  part smallint not null,
  seq bigint not null,
  at timestamptz not null,
  -- bit i: can be step i
  steps smallint not null,
  primary key (contact_id, sequence, part, seq)
);
