-- Lists of contacts. One index serves both directions of an order; what has no value comes last when descending.
drop index contact_added;
create index contact_added on contact (added_at desc nulls last, id desc);
-- Also read from end to end to find a part of a name: it is a tenth of the table.
create index contact_name on contact (name desc nulls last, id desc);
create index contact_lost on contact (lost_at) where lost_at is not null;

-- What needs attention is rare: these stay tiny however much goes well.
create index timer_error on timer (part) where error is not null;
create index inbox_failed on inbox (id) where state = 'failed';
create index event_failure_open on event_failure (failed_at) where resolved_at is null;
