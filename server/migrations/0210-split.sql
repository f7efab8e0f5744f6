-- Contacts that were merged by mistake go apart again. 拆分
--
-- The contact whose name an event came under, when that contact had become part of another one by then.
alter table event add column via bigint;
create index event_via on event (via, part, seq) where via is not null;

-- The contact that a name belonged to before it became part of another one.
alter table identity add column home bigint;
update identity i set home = m.home
from (
  select distinct on (v.kind, v.value) v.kind, v.value, m.from_id as home
  from contact_merge m, jsonb_to_recordset(m.identities) as v (kind text, value text)
  order by v.kind, v.value, m.id
) m
where i.kind = m.kind and i.value = m.value and i.contact_id <> m.home;

alter table contact_merge
  -- What the contact that goes on was before, and was right after.
  add column into_before jsonb,
  add column into_after jsonb,
  -- Somebody wants them apart; the engine does it.
  add column split_asked_at timestamptz,
  add column split_by text,
  add column split_reason text,
  add column split_at timestamptz;
create unique index contact_merge_standing on contact_merge (from_id) where split_at is null;
create index contact_merge_splitting on contact_merge (id) where split_asked_at is not null and split_at is null;

-- Where events of a contact lie that came while it was part of another one: repeats are looked for there too.
create table log_stay (
  contact_id bigint not null,
  part smallint not null,
  primary key (contact_id, part)
);

-- What the analytics store is still to give back.
create table log_return (
  -- The contact that has left, those merged into it before, and the one that it has left.
  contact_id bigint primary key,
  authors bigint[] not null,
  -- Up to here of each part the events may have been copied under the other's number.
  parts smallint[] not null,
  seqs bigint[] not null
);
