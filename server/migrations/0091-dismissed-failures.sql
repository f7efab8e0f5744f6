-- Somebody has decided that an event stays without effect for this consumer. It is no longer open.
alter table event_failure add column dismissed_at timestamptz;
drop index event_failure_open;
create index event_failure_open on event_failure (failed_at) where resolved_at is null and dismissed_at is null;
