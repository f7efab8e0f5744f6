-- The clock of each sender that says when it sends: receipt minus sending. 发送方的时钟
create table event_source (
  source text collate "C" primary key,
  -- Milliseconds; positive where the clock of the sender is behind ours.
  shift_ms bigint not null,
  measured_at timestamptz not null,
  -- Whether times of its events are moved by it; somebody decides that.
  correct boolean not null default false,
  decided_by text,
  decided_at timestamptz,
  -- Events that were moved.
  corrected bigint not null default 0
);
-- What was refused is counted too: it is no event, its part is -1.
comment on column event_notice.part is 'Of the log; -1 for what was refused';
