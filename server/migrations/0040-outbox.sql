-- What Hetang means to do on a channel. A reaction writes it; the dispatcher settles it.
create table intention (
  id bigint generated always as identity primary key,
  dedupe text collate "C" not null unique,
  kind text not null check (kind in ('welcome', 'message', 'tag', 'staff-notice')),
  contact_id bigint,
  staff text collate "C",
  message text collate "C",
  plan_version int not null,
  params jsonb not null default '{}',
  journey text collate "C",
  enrolment_id bigint,
  not_before timestamptz not null,
  not_after timestamptz,
  state text not null default 'pending' check (state in
    ('pending', 'deferred', 'calling', 'awaiting-staff', 'sent', 'failed', 'expired', 'dropped', 'cancelled', 'unknown')),
  reason text,
  attempts int not null default 0,
  -- The next look, when it is later than not_before: deferral and back-off.
  retry_at timestamptz,
  called_at timestamptz,
  mass_send_id bigint,
  -- The platform's id of the person at the time of sending.
  target text collate "C",
  quota_month date,
  created_at timestamptz not null,
  settled_at timestamptz
) with (fillfactor = 70);
create index intention_open on intention (kind, coalesce(retry_at, not_before))
  where state in ('pending', 'deferred', 'unknown');
create index intention_calling on intention (kind, called_at) where state = 'calling';
create index intention_tag_order on intention (contact_id)
  where kind = 'tag' and state in ('pending', 'deferred', 'unknown', 'calling');
create index intention_mass on intention (mass_send_id) where mass_send_id is not null;
create index intention_contact on intention (contact_id, created_at);
create index intention_settled on intention (settled_at) where settled_at is not null;

-- One mass task of the platform: equal content, one sender, many targets. `calling` is committed before the call;
-- `unknown` is read back from the platform, never called again blindly.
create table mass_send (
  id bigint generated always as identity primary key,
  channel text not null default 'wecom',
  staff text collate "C" not null,
  -- The platform's id of the sender, and what people call the message.
  sender text not null default '',
  title text not null default '',
  content jsonb not null,
  content_hash text not null,
  targets int not null,
  state text not null check (state in ('ready', 'calling', 'unknown', 'awaiting-staff', 'confirmed', 'settled', 'failed', 'cancelled')),
  platform_id text,
  error text,
  attempts int not null default 0,
  -- The first and the last call to create it.
  first_called_at timestamptz,
  called_at timestamptz,
  created_at timestamptz not null,
  not_after timestamptz,
  confirmed_at timestamptz,
  checked_at timestamptz,
  next_check_at timestamptz,
  settled_at timestamptz,
  reminded timestamptz[] not null default '{}',
  -- Asked for by an operator; the dispatcher does it.
  remind_wanted boolean not null default false,
  cancel_wanted boolean not null default false,
  unique (channel, platform_id)
);
create index mass_send_open on mass_send (next_check_at)
  where state in ('ready', 'calling', 'unknown', 'awaiting-staff', 'confirmed');

-- How often a customer may be reached in a window of the plan's time zone; `month` is the window's first day
-- (the first of the month under the platform's usual rule).
create table reach_quota (
  contact_id bigint not null,
  month date not null,
  allowed int not null,
  reserved int not null default 0 check (reserved >= 0),
  spent int not null default 0 check (spent >= 0),
  primary key (contact_id, month),
  check (reserved + spent <= allowed)
) with (fillfactor = 80);
