-- Entries side by side: one for each value of the journey's `key`; '' for journeys without one.
-- `entry` state: the person is about to enter `node` when woken (moved, resumed, re-armed).
alter table enrolment add column entry_key text collate "C" not null default '';
alter table enrolment drop constraint enrolment_waiting_check;
alter table enrolment add constraint enrolment_waiting_check check (waiting in ('time', 'event', 'task', 'entry'));
create unique index enrolment_entry_key on enrolment (contact_id, journey, entry_key, entry);
create unique index enrolment_active_key on enrolment (contact_id, journey, entry_key) where status = 'active';
drop index enrolment_entry;
drop index enrolment_active;
-- Lists of people in a journey, newest first.
create index enrolment_list on enrolment (journey, id desc);

-- What a decision was made from, as it was then. 轨迹
alter table journey_step add column detail jsonb;

-- Who halted or went on with a journey, when and why; the last row of a journey holds. 旅程控制
create table journey_control (
  id bigint generated always as identity primary key,
  journey text collate "C" not null,
  state text not null check (state in ('running', 'paused', 'draining', 'stopped')),
  reason text not null,
  set_by text not null,
  at timestamptz not null,
  consequences jsonb not null
);
create index journey_control_last on journey_control (journey, id desc);

-- People moved from one version of a journey to another, once for each move.
create table journey_move (
  id bigint generated always as identity primary key,
  journey text collate "C" not null,
  to_version int not null,
  map jsonb not null,
  moved int not null,
  moved_by text not null,
  at timestamptz not null
);

-- A fixed moment at which a journey is called for everybody of a segment; worked off in order of contact.
create table journey_release (
  journey text collate "C" not null,
  due_at timestamptz not null,
  plan_version int not null,
  segment text collate "C",
  -- The last contact that was called.
  position bigint not null default 0,
  called int not null default 0,
  finished_at timestamptz,
  primary key (journey, due_at)
);
create index journey_release_due on journey_release (due_at) where finished_at is null;

-- Calls to other systems that journeys ask for. 回调
create table webhook_call (
  id bigint generated always as identity primary key,
  dedupe text collate "C" not null unique,
  journey text collate "C" not null,
  enrolment_id bigint not null,
  contact_id bigint not null,
  url text not null,
  timeout_s int not null,
  body jsonb not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'failed')),
  attempts int not null default 0,
  next_at timestamptz not null,
  claimed_until timestamptz,
  status int,
  error text,
  created_at timestamptz not null,
  settled_at timestamptz
);
create index webhook_call_due on webhook_call (next_at) where state = 'pending';
create index webhook_call_enrolment on webhook_call (enrolment_id);
