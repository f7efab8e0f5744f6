-- Who changed what: written by triggers in the transaction of the change, so that there is no change without its entry.
-- No column is ever added: the seal is over the whole row.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id bigint not null,
  actor_name text not null,
  ip text,
  -- As the server has it: `PUT /v1/users/:id`.
  route text not null,
  request text not null,
  -- The table and the key of the row.
  object text collate "C" not null,
  object_key text collate "C" not null,
  act text not null check (act in ('create', 'change', 'remove')),
  -- Of a change only what is different. Secrets are left out.
  before jsonb,
  after jsonb
);
create index audit_entry_object on audit_entry (object, object_key, id desc);
create index audit_entry_actor on audit_entry (actor_name, id desc);

-- Each entry sealed with the one before it: an entry that is edited or taken out does not fit any more.
create table audit_seal (
  place bigint primary key,
  entry bigint not null unique,
  seal bytea not null
);

create or replace function audit_content(entry audit_entry) returns bytea
language sql stable set timezone to 'UTC' as $$
  select convert_to(to_jsonb(entry)::text, 'UTF8')
$$;

-- Runs at the end of the transaction, so that what holds up others is held for the commit only.
create or replace function audit_seal_entry() returns trigger language plpgsql as $$
declare
  last audit_seal;
begin
  perform pg_advisory_xact_lock(7241);
  select * into last from audit_seal order by place desc limit 1;
  insert into audit_seal (place, entry, seal)
  values (coalesce(last.place, 0) + 1, new.id, sha256(coalesce(last.seal, ''::bytea) || audit_content(new)));
  return null;
end
$$;
-- The rows of a restored backup bring their seals.
create constraint trigger audit_seal after insert on audit_entry deferrable initially deferred
  for each row when (coalesce(current_setting('hetang.actor', true), '') <> '') execute function audit_seal_entry();

create or replace function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_stays before update or delete on audit_entry for each row execute function audit_refuse();
create trigger audit_stays before update or delete on audit_seal for each row execute function audit_refuse();

-- Arguments: the column that says which row it is; columns that are too long or too personal, separated by commas.
create or replace function audit_note() returns trigger language plpgsql as $$
declare
  actor jsonb := current_setting('hetang.actor')::jsonb;
  secret text[] := array['password_hash', 'token_hash', 'key_hash', 'secret', 'callback', 'next_callback'];
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  known jsonb := coalesce(new_row, old_row);
  hidden text;
begin
  old_row := old_row - string_to_array(tg_argv[1], ',');
  new_row := new_row - string_to_array(tg_argv[1], ',');
  foreach hidden in array secret loop
    if tg_op = 'UPDATE' and old_row -> hidden is distinct from new_row -> hidden then
      old_row := old_row || jsonb_build_object(hidden, '•••');
      new_row := new_row || jsonb_build_object(hidden, '••• new');
    else
      old_row := old_row - hidden;
      new_row := new_row - hidden;
    end if;
  end loop;
  if tg_op = 'UPDATE' then
    select coalesce(jsonb_object_agg(key, value), '{}') into old_row from jsonb_each(old_row)
      where value is distinct from new_row -> key;
    select coalesce(jsonb_object_agg(key, value), '{}') into new_row from jsonb_each(new_row)
      where old_row ? key;
    -- Noted for operation, not decided by anybody.
    if new_row - array['last_seen_at', 'last_used_at'] = '{}' then return null; end if;
  end if;
  insert into audit_entry
    (at, actor_kind, actor_id, actor_name, ip, route, request, object, object_key, act, before, after)
  values (
    (actor ->> 'at')::timestamptz, actor ->> 'kind', (actor ->> 'id')::bigint, actor ->> 'name', actor ->> 'ip', actor ->> 'route', actor ->> 'request',
    tg_table_name,
    known ->> tg_argv[0],
    case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'change' else 'remove' end,
    old_row, new_row);
  return null;
end
$$;

-- Begins to audit a table: the column that says which row it is, and columns that are left out.
create or replace function audit_table(audited text, key text, left_out text) returns void language plpgsql as $$
begin
  if to_regclass(audited) is null then return; end if;
  execute format(
    'create or replace trigger audit_note after insert or update or delete on %I for each row '
    'when (coalesce(current_setting(''hetang.actor'', true), '''') <> '''') execute function audit_note(%L, %L)',
    audited, key, left_out);
end
$$;

-- Only what somebody does over HTTP has an actor; the engine's own work is in the event log.
do $$
declare
  kept record;
begin
  for kept in select * from (values
    ('app_user', 'id', ''), ('role', 'key', ''), ('user_invite', 'user_id', ''), ('api_key', 'id', ''),
    ('session', 'id', ''), ('plan', 'key', ''), ('plan_version', 'version', 'spec,files'),
    ('journey_control', 'id', ''), ('journey_move', 'id', ''), ('broadcast_run', 'id', ''), ('task', 'id', ''),
    ('suppression', 'contact_id', ''), ('contact_merge', 'id', 'identities,snapshot'), ('community_chat', 'chat_id', ''),
    ('staff_pause', 'staff', ''), ('transfer', 'id', ''), ('segment_snapshot', 'id', 'condition'),
    ('import_run', 'id', 'mapping'), ('bulk_act', 'id', 'condition,people'), ('wecom_settings', 'one', ''), ('setting', 'key', '')
  ) as t (name, key, left_out)
  loop
    perform audit_table(kept.name, kept.key, kept.left_out);
  end loop;
end
$$;

-- For what leaves its trace elsewhere than in a row of its own: a stage or a tier set by hand is an event of the log.
create or replace function audit_say(object text, object_key text, after jsonb) returns void language plpgsql as $$
declare
  actor jsonb := nullif(current_setting('hetang.actor', true), '')::jsonb;
begin
  if actor is null then return; end if;
  insert into audit_entry (at, actor_kind, actor_id, actor_name, ip, route, request, object, object_key, act, after)
  values ((actor ->> 'at')::timestamptz, actor ->> 'kind', (actor ->> 'id')::bigint, actor ->> 'name', actor ->> 'ip',
    actor ->> 'route', actor ->> 'request', object, object_key, 'change', after);
end
$$;
