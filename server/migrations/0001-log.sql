-- The event log. Sixteen parts by contact; the row lock on log_part.head gives each part gap-free,
-- commit-ordered sequence numbers.
create table log_part (
  part smallint primary key,
  head bigint not null default 0
) with (fillfactor = 50);
insert into log_part (part) select generate_series(0, 15);

create table event (
  part smallint not null,
  seq bigint not null,
  contact_id bigint not null,
  name text collate "C" not null,
  at timestamptz not null,
  props jsonb not null default '{}',
  source text collate "C" not null,
  dedupe text collate "C",
  logged_at timestamptz not null,
  primary key (part, seq)
);
create unique index event_dedupe on event (part, dedupe) where dedupe is not null;

create table log_cursor (
  consumer text not null,
  part smallint not null,
  position bigint not null default 0,
  primary key (consumer, part)
) with (fillfactor = 50);

-- An event that failed alone after its batch had failed. The rest of the part goes on without it.
create table event_failure (
  consumer text not null,
  part smallint not null,
  seq bigint not null,
  error text not null,
  failed_at timestamptz not null,
  attempts int not null default 1,
  resolved_at timestamptz,
  primary key (consumer, part, seq)
);

-- Everything that becomes true with time. A due timer is one more input of the engine.
create table timer (
  part smallint not null,
  module text collate "C" not null,
  ref bigint not null,
  contact_id bigint not null,
  due_at timestamptz not null,
  error text,
  primary key (part, module, ref)
);
create index timer_due on timer (part, due_at) where error is null;

-- Platform callbacks, kept as they came, answered at once and worked off later.
create table inbox (
  id bigint generated always as identity primary key,
  channel text not null,
  dedupe text not null,
  body jsonb not null,
  received_at timestamptz not null,
  state text not null default 'new' check (state in ('new', 'done', 'failed')),
  attempts int not null default 0,
  next_at timestamptz not null,
  error text,
  unique (channel, dedupe)
);
create index inbox_new on inbox (next_at) where state = 'new';

create table setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null
);
