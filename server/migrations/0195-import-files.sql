-- A file that somebody gave to be imported: kept, so that the work goes on in the background and survives the page.
create table import_file (
  id bigint generated always as identity primary key,
  name text not null,
  sha256 text not null,
  content bytea not null,
  given_by text not null,
  given_at timestamptz not null
);
create index import_file_given on import_file (given_at);

-- Which column of a table goes where, for the next file of the same kind. 保存的映射
create table import_mapping (
  name text primary key,
  columns jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null
);

alter table import_run
  add column file_id bigint,
  add column preview jsonb,
  add column undo_by text,
  add column undo_started_at timestamptz,
  add column undo_ended_at timestamptz;
create index import_run_file on import_run (file_id) where file_id is not null;

-- Rows that could not be used, to be given back.
create table import_row (
  run_id bigint not null,
  line int not null,
  reason text not null,
  detail text not null,
  cells text[] not null,
  primary key (run_id, line)
);
-- Its heading, as it was read.
create table import_heading (
  run_id bigint primary key,
  cells text[] not null
);

-- What an import changed of a contact, row by row: what stood there before, and what it put there.
create table import_change (
  run_id bigint not null,
  line int not null,
  contact_id bigint not null,
  added boolean not null,
  change jsonb not null,
  at timestamptz not null,
  state text not null default 'done' check (state in ('done', 'undone', 'kept', 'gone')),
  primary key (run_id, line)
);
create index import_change_contact on import_change (run_id, state, contact_id);
create index import_change_at on import_change (at);
