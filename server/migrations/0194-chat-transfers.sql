-- Groups that are to change their owner, one row a group. `calling` is committed before the call; 群主转接
create table chat_transfer (
  id bigint generated always as identity primary key,
  chat_id text collate "C" not null,
  from_userid text collate "C" not null,
  to_staff text collate "C" not null,
  to_userid text collate "C" not null,
  kind text not null check (kind in ('on-job', 'resigned')),
  reason text not null,
  asked_by text not null,
  created_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'calling', 'done', 'not-possible', 'cancelled')),
  -- Not called for before: the taker has got as many groups today as the platform allows.
  not_before timestamptz,
  -- Why it was not possible: the platform's errcode.
  code int,
  called_at timestamptz,
  settled_at timestamptz
) with (fillfactor = 80);
create unique index chat_transfer_once on chat_transfer (chat_id) where state in ('asked', 'calling');
create index chat_transfer_chat on chat_transfer (chat_id, settled_at);
create index chat_transfer_taker on chat_transfer (to_userid, settled_at);
