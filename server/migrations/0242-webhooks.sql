-- Who outside is told of which events.
create table webhook (
  id bigint generated always as identity primary key,
  name text not null,
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  -- The secret itself is nowhere: it is computed from this and the key that is not in the database.
  salt bytea not null,
  active boolean not null default true,
  created_at timestamptz not null,
  created_by text not null
);
select audit_table('webhook', 'id', 'salt');

-- One event for one of them; kept until it is done or given up.
create table webhook_delivery (
  id bigint generated always as identity primary key,
  webhook bigint not null references webhook (id) on delete cascade,
  part smallint not null,
  seq bigint not null,
  name text collate "C" not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'dead')),
  attempts int not null default 0,
  next_at timestamptz not null,
  claimed_until timestamptz,
  status int,
  error text,
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (webhook, part, seq)
) with (fillfactor = 80);
create index webhook_delivery_due on webhook_delivery (next_at, id) where state = 'pending';
create index webhook_delivery_list on webhook_delivery (webhook, id desc);
create index webhook_delivery_settled on webhook_delivery (settled_at) where state = 'done';
