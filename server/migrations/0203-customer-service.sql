-- Customer service (微信客服): accounts, how far each was read, who wrote, and what was said.
create table service_account (
  id text collate "C" primary key,
  name text not null,
  -- Where reading goes on; null before the first page.
  cursor text,
  read_at timestamptz,
  -- The platform does not list it any more.
  gone_at timestamptz
);

create table service_chat (
  account text collate "C" not null references service_account,
  external_userid text collate "C" not null,
  last_at timestamptz not null,
  -- When the customer wrote last; five answers within 48 hours count from here.
  wrote_at timestamptz,
  state text not null default 'new' check (state in ('new', 'bot', 'queue', 'member', 'ended')),
  -- The userid of who has it in the client.
  member text,
  primary key (account, external_userid)
);
create index service_chat_last on service_chat (last_at desc);

create table service_message (
  account text collate "C" not null,
  id text collate "C" not null,
  external_userid text collate "C" not null,
  -- In whole seconds, as the platform has it; nr is the order within one.
  at timestamptz not null,
  nr bigint not null generated always as identity,
  origin text not null check (origin in ('customer', 'hetang', 'member', 'system')),
  type text not null,
  text text,
  -- Of our own: called before the answer is known, so that a crash never sends twice.
  state text not null default 'received' check (state in ('received', 'calling', 'sent', 'failed', 'unknown')),
  problem jsonb,
  said_by text,
  primary key (account, id),
  foreign key (account, external_userid) references service_chat
);
create index service_message_chat on service_message (account, external_userid, at, nr);
create index service_message_at on service_message (at);
