-- What senders do that the event catalogue does not expect, counted by day. The events themselves are kept. 事件异常
create table event_notice (
  day date not null,
  -- Of the log, so that batches of different parts never wait for each other.
  part smallint not null,
  source text collate "C" not null,
  name text collate "C" not null,
  problem text collate "C" not null,
  -- The property or identity concerned; empty when it is the event as a whole.
  detail text collate "C" not null,
  count bigint not null,
  last_at timestamptz not null,
  -- The latest such event in the part.
  seq bigint not null,
  -- Of times that do not fit: the largest distance seen, in seconds.
  worst int,
  primary key (day, part, source, name, problem, detail)
) with (fillfactor = 70);
create index event_notice_last on event_notice (last_at desc);
