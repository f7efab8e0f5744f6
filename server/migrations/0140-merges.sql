-- Two contacts turned out to be one person. 合并
--
-- Events of `contact_id` go to `target` from now on. Never a chain: when a target is merged itself, its rows move on.
create table log_redirect (
  contact_id bigint primary key,
  target bigint not null,
  -- Events of `contact_id` up to here, of its part, are its own; there are none after.
  last_seq bigint not null,
  -- When its events in the analytics store had been given to the target.
  moved_at timestamptz
);
create index log_redirect_target on log_redirect (target);
create index log_redirect_open on log_redirect (contact_id) where moved_at is null;

create table contact_merge (
  id bigint generated always as identity primary key,
  from_id bigint not null,
  into_id bigint not null,
  asked_at timestamptz not null,
  asked_by text not null,
  reason text not null,
  -- The names by which the person had been known.
  identities jsonb not null,
  -- Set by the engine, when everything that hung on the contact hangs on the other.
  absorbed_at timestamptz,
  -- What the contact was then.
  snapshot jsonb
);
create index contact_merge_from on contact_merge (from_id);
create index contact_merge_into on contact_merge (into_id);
