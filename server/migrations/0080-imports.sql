-- One row for each file that was given to Hetang. Which rows came in is in the log: their source is import:<id>.
create table import_run (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('orders', 'contacts')),
  file_name text not null,
  mapping_name text not null,
  mapping jsonb not null,
  dry_run boolean not null,
  give_back_skipped boolean not null,
  state text not null check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  sha256 text,
  summary jsonb,
  error text,
  created_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
