create sequence contact_id_seq;
create sequence enrolment_id_seq;
create sequence task_id_seq;

create table contact (
  id bigint primary key default nextval('contact_id_seq'),
  name text,
  avatar text,
  stage text collate "C",
  stage_at timestamptz,
  stage_seq int not null default 0,
  owner text collate "C",
  code text collate "C",
  fields jsonb not null default '{}',
  created_at timestamptz not null,
  added_at timestamptz,
  lost_at timestamptz,
  last_event_at timestamptz
) with (fillfactor = 80);
create index contact_stage on contact (stage);
create index contact_added on contact (added_at);

create table identity (
  kind text collate "C" not null,
  value text collate "C" not null,
  contact_id bigint not null,
  at timestamptz not null,
  primary key (kind, value)
);
create index identity_contact on identity (contact_id);

-- Two identities of one event that belong to different contacts: kept until the contacts are merged.
create table identity_conflict (
  kind text collate "C" not null,
  value text collate "C" not null,
  contact_id bigint not null,
  other_id bigint not null,
  at timestamptz not null,
  primary key (kind, value, contact_id)
);

-- Who of the staff has this contact as a friend.
create table relation (
  contact_id bigint not null,
  staff text collate "C" not null,
  code text collate "C",
  added_at timestamptz not null,
  lost_at timestamptz,
  primary key (contact_id, staff)
);
create index relation_staff on relation (staff, contact_id);
create index relation_code on relation (code) where code is not null;

-- What the plan's conditions ask of a contact's history: one counter for each (event, where) they name.
create table counter (
  id int generated always as identity primary key,
  event text collate "C" not null,
  filter jsonb not null,
  -- some condition counts it in a window of days
  windowed boolean not null default false,
  unique (event, filter)
);
create table contact_counter (
  contact_id bigint not null,
  counter int not null,
  count int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (contact_id, counter)
) with (fillfactor = 80);
-- By calendar day of the plan's time zone.
create table contact_counter_day (
  contact_id bigint not null,
  counter int not null,
  day date not null,
  count int not null,
  primary key (contact_id, counter, day)
) with (fillfactor = 80);

create table stage_change (
  contact_id bigint not null,
  seq int not null,
  at timestamptz not null,
  from_stage text collate "C",
  to_stage text collate "C" not null,
  skipped text[] not null default '{}',
  cause jsonb not null,
  primary key (contact_id, seq)
);
create index stage_change_to on stage_change (to_stage, at);

create table contact_tag (
  contact_id bigint not null,
  tag_group text collate "C" not null,
  tag text collate "C" not null,
  at timestamptz not null,
  source text not null,
  primary key (contact_id, tag_group, tag)
);
create index contact_tag_tag on contact_tag (tag_group, tag, contact_id);
