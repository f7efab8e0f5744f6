-- What needs somebody, from when it was first found until it was found no more. 提醒
create table alert (
  id bigint generated always as identity primary key,
  -- `check/<id>` of a check, or the code of a trouble.
  code text collate "C" not null,
  level text not null check (level in ('warning', 'bad')),
  -- How many, where it is counted.
  count int,
  -- Of a check: title, what was found and what to do, in both languages.
  words jsonb,
  -- Page of the console where it can be dealt with.
  link text not null,
  -- Of the machine's clock.
  opened_at timestamptz not null,
  closed_at timestamptz
);
create unique index alert_open on alert (code) where closed_at is null;
create index alert_closed on alert (closed_at) where closed_at is not null;

-- How bad it was when somebody read it: what gets worse is unread again.
create table alert_read (
  user_id bigint not null references app_user on delete cascade,
  alert_id bigint not null references alert on delete cascade,
  level text not null,
  count int,
  primary key (user_id, alert_id)
);
create index alert_read_alert on alert_read (alert_id);
