-- Moments that members publish in the name of the company: planned by content calendars, or asked for by hand. 客户朋友圈
create table moment_post (
  id bigint generated always as identity primary key,
  -- Of a content calendar: its key and which of the slots of that moment; null when it was asked for by hand.
  calendar text collate "C",
  nr int not null default 0,
  due_at timestamptz not null,
  -- What the plan wants: message, column, brief, staff, visible-to.
  slot jsonb not null,
  plan_version int not null,
  -- Why it was asked for by hand: one wish is one post, however often it is sent.
  request_key text collate "C" unique,
  asked_by text,
  -- `calling` is committed before the call; `unknown`: no clear answer, look for it; `making`: the platform is at it.
  state text collate "C" not null default 'planned' check (state in
    ('planned', 'ready', 'calling', 'unknown', 'making', 'publishing', 'published', 'expired', 'cancelled', 'failed', 'skipped')),
  reason text,
  error text,
  -- What is published, fixed when it is due: text and attachments.
  content jsonb,
  -- The platform's tags: who carries one of them sees it. Empty: everybody.
  tags text[] not null default '{}',
  not_after timestamptz not null,
  job_id text,
  platform_id text collate "C" unique,
  attempts int not null default 0,
  called_at timestamptz,
  first_called_at timestamptz,
  -- The next look at it; null when nothing is left to do.
  next_check_at timestamptz,
  cancel_wanted boolean not null default false,
  cancelled_by text,
  reminded timestamptz[] not null default '{}',
  created_at timestamptz not null,
  made_at timestamptz,
  settled_at timestamptz,
  unique (calendar, due_at, nr)
) with (fillfactor = 80);
create index moment_post_planned on moment_post (due_at, id) where state = 'planned';
create index moment_post_check on moment_post (next_check_at, id) where next_check_at is not null;
create index moment_post_due on moment_post (due_at desc, id);

-- What each member publishes of it. The counts are as the platform told them last.
create table moment_member (
  post_id bigint not null references moment_post on delete cascade,
  userid text collate "C" not null,
  -- Staff key of the plan it was made under.
  staff text collate "C" not null,
  state text collate "C" not null default 'waiting' check (state in
    ('waiting', 'published', 'refused', 'expired', 'cancelled')),
  -- Why nobody asks the member: over the plan's own limit, or not known to the platform.
  reason text,
  -- When it was first seen to be published: the platform does not say when that was.
  published_at timestamptz,
  -- How many really see it; null until it is known.
  reached int,
  read_at timestamptz,
  primary key (post_id, userid)
) with (fillfactor = 80);
create index moment_member_staff on moment_member (staff, post_id);

-- Who liked it or wrote below it; the platform does not say what they wrote.
create table moment_mark (
  post_id bigint not null,
  userid text collate "C" not null,
  external_userid text collate "C" not null,
  kind text collate "C" not null check (kind in ('like', 'comment')),
  at timestamptz not null,
  -- Of several in one second.
  nr int not null default 0,
  primary key (post_id, userid, external_userid, kind, at, nr),
  foreign key (post_id, userid) references moment_member on delete cascade
);

-- Files of Moments have ids of their own.
alter table wecom_media drop constraint wecom_media_upload_check;
alter table wecom_media add constraint wecom_media_upload_check
  check (upload in ('image', 'video', 'file', 'address', 'moment-image', 'moment-video'));

-- Posting and calling off by hand are somebody's decisions.
select audit_table('moment_post', 'id', 'content,slot');
