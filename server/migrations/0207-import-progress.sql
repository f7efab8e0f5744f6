-- How far an import is, for all who look on, and whether somebody has asked it to stop. Beside import_run, whose changes
-- are audited: this is noted for operation, not decided.
create table import_progress (
  import_id bigint primary key references import_run on delete cascade,
  progress jsonb,
  beat_at timestamptz not null,
  stop_asked_at timestamptz
);
