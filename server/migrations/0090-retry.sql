-- Somebody asked for a set-aside event to be handled again; the consumer does it and clears this.
alter table event_failure add column retry_asked_at timestamptz;
create index event_failure_asked on event_failure (consumer, part, seq) where retry_asked_at is not null;
