-- Callbacks: whose order must be kept (one person's adds and losses), what was repeated while it was worked on,
-- and until when a worker holds a row.
alter table inbox
  add column subject text collate "C",
  add column rev int not null default 0,
  add column claimed_until timestamptz,
  add column note text;
create index inbox_subject on inbox (channel, subject, id) where state = 'new' and subject is not null;
create index inbox_old on inbox (received_at) where state = 'done';

-- One access token for all processes, sealed with a key made from the app's secret.
create table wecom_token (
  app text primary key,
  sealed bytea not null,
  expires_at timestamptz not null,
  fetched_at timestamptz not null
);

-- What the platform has told us of a person, as far as it has become events.
create table wecom_contact (
  external_userid text collate "C" primary key,
  name text,
  avatar text,
  unionid text,
  changes int not null default 0,
  profile_at timestamptz
) with (fillfactor = 80);

-- The same of a friendship between a member and a person. `tags` are the platform's tag ids that the plan knows.
-- `touch` moves when we change the tags ourselves, so that an answer read before that is not believed.
create table wecom_follow (
  external_userid text collate "C" not null,
  userid text collate "C" not null,
  added_at timestamptz,
  lost_at timestamptz,
  loss text check (loss in ('lost', 'removed')),
  half boolean not null default false,
  remark text,
  tags text[] not null default '{}',
  touch bigint not null default 0,
  primary key (external_userid, userid)
) with (fillfactor = 80);
create index wecom_follow_userid on wecom_follow (userid, external_userid) where lost_at is null;
create sequence wecom_touch;

-- The live code of each code of the plan. 渠道活码
create table channel_code (
  key text collate "C" primary key,
  platform_state text collate "C" not null unique,
  spec_hash text,
  state text not null default 'creating' check (state in ('creating', 'live', 'failed')),
  platform_id text,
  qr_url text,
  error jsonb,
  attempts int not null default 0,
  called_at timestamptz,
  next_at timestamptz,
  changed_at timestamptz not null,
  image bytea,
  image_type text
);

-- Which tag of the platform stands for which tag of the plan. 企业标签
create table corp_tag (
  tag_group text collate "C" not null,
  tag text collate "C" not null,
  platform_id text collate "C" unique,
  group_name text not null,
  name text not null,
  problem jsonb,
  checked_at timestamptz not null,
  primary key (tag_group, tag)
);
