-- Robots of internal groups. 内部群机器人
create table robot (
  id bigint generated always as identity primary key,
  name text not null,
  -- The key of its address, which is all that its sender needs; the key it is sealed with is not in the database.
  sealed bytea not null,
  -- So that one group is not told twice of the same.
  key_hash bytea not null unique,
  alerts text not null check (alerts in ('none', 'bad', 'warning')),
  -- Minute of the day in the plan's zone.
  summary_minute smallint check (summary_minute between 0 and 1439),
  active boolean not null,
  created_at timestamptz not null,
  created_by text not null
);
select audit_table('robot', 'id', 'sealed');

-- When it was called of late; the platform takes twenty a minute from all processes together.
create table robot_pace (
  robot bigint primary key references robot on delete cascade,
  recent timestamptz[] not null default '{}'
);

-- What a group is told, once for each cause.
create table robot_message (
  id bigint generated always as identity primary key,
  robot bigint not null references robot on delete cascade,
  -- `alert/<id>` or `summary/<day>`.
  cause text collate "C" not null,
  words text not null,
  -- `unclear`: it may have arrived, so it is not said again.
  state text not null default 'pending' check (state in ('pending', 'sending', 'done', 'dead', 'unclear')),
  attempts int not null default 0,
  next_at timestamptz not null,
  claimed_at timestamptz,
  -- Of the platform, when it refused.
  code int,
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (robot, cause)
);
create index robot_message_due on robot_message (next_at, id) where state in ('pending', 'sending');
create index robot_message_settled on robot_message (robot, settled_at);
create index robot_message_old on robot_message (settled_at) where settled_at is not null;
