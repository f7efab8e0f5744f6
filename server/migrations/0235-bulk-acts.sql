-- Something done with many contacts at once. 批量操作. Planned first, so that what is done is what was looked at.
create table bulk_act (
  id bigint generated always as identity primary key,
  act jsonb not null,
  asked_by text not null,
  planned_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  undo_by text,
  undo_started_at timestamptz,
  undo_ended_at timestamptz,
  -- Code of what stopped it.
  error text collate "C"
);
create index bulk_act_started on bulk_act (started_at desc) where started_at is not null;

-- Each contact of it; `before` is what the undo needs in order to put back exactly what this act changed.
create table bulk_act_person (
  act_id bigint not null references bulk_act on delete cascade,
  contact_id bigint not null,
  state text not null check (state in ('planned', 'skipped', 'done', 'undone', 'kept')),
  -- Why it was skipped, or was not put back.
  reason text collate "C",
  before jsonb,
  primary key (act_id, contact_id)
) with (fillfactor = 80);
create index bulk_act_person_state on bulk_act_person (act_id, state, contact_id);
create index bulk_act_person_contact on bulk_act_person (contact_id);

-- Which act put a contact there; null: somebody did so for this one alone.
alter table suppression add column source text collate "C";
