-- One narrow row per person and entry; what happened on the way is in journey_step.
create table enrolment (
  id bigint primary key,
  contact_id bigint not null,
  journey text collate "C" not null,
  version int not null,
  entry int not null,
  status text not null check (status in ('active', 'ended')),
  node int not null,
  seq int not null,
  waiting text check (waiting in ('time', 'event', 'task')),
  task_id bigint,
  due_at timestamptz,
  started_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  trigger jsonb not null
) with (fillfactor = 80);
create unique index enrolment_entry on enrolment (contact_id, journey, entry);
create unique index enrolment_active on enrolment (contact_id, journey) where status = 'active';
create index enrolment_journey on enrolment (journey, version, node) where status = 'active';

create table journey_step (
  enrolment_id bigint not null,
  seq int not null,
  journey text collate "C" not null,
  version int not null,
  node int not null,
  at timestamptz not null,
  outcome text,
  primary key (enrolment_id, seq)
);
create index journey_step_node on journey_step (journey, version, node);

create table task (
  id bigint primary key default nextval('task_id_seq'),
  kind text not null check (kind in ('follow-up', 'confirm-send')),
  do_key text not null,
  title text not null,
  staff text collate "C",
  contact_id bigint,
  mass_send_id bigint,
  fills text[] not null default '{}',
  state text not null default 'open' check (state in ('open', 'done', 'expired', 'cancelled')),
  due_at timestamptz not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  outcome text,
  source jsonb not null default '{}'
);
create index task_open on task (staff, due_at) where state = 'open';
create index task_contact on task (contact_id);
create index task_due on task (due_at) where state = 'open';
create unique index task_mass on task (mass_send_id) where mass_send_id is not null;
