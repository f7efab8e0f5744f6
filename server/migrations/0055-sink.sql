-- The stretch of a part that the sink is about to send to ClickHouse. Written before sending, so that after a
-- crash the same rows go out again under the same token instead of being cut anew.
create table sink_block (
  part smallint primary key,
  first_seq bigint not null,
  last_seq bigint not null
) with (fillfactor = 50);
