-- How much of the platform's limits is given out, by call; processes take leases of it. 调用额度
create table wecom_quota (
  app text collate "C" not null,
  api text collate "C" not null,
  ledger jsonb not null,
  limits jsonb not null,
  primary key (app, api)
) with (fillfactor = 50);

-- Calls, or groups of calls (`group:…`), that rest: for all processes. A row goes when a call went well again. 熔断
create table wecom_breaker (
  app text collate "C" not null,
  key text collate "C" not null,
  kind text not null check (kind in ('open', 'half-open')),
  strikes int not null,
  until timestamptz not null,
  reason text not null,
  primary key (app, key)
);

-- Every call to the platform, for a while: without secrets, customers' names and numbers masked. 调用记录
create table wecom_call (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  api text collate "C" not null,
  ms int not null,
  outcome text not null check (outcome in ('done', 'refused', 'unknown')),
  errcode int,
  problem text,
  attempt int not null,
  request text not null,
  answer text not null
);
create index wecom_call_at on wecom_call (at, id);
create index wecom_call_api on wecom_call (api, id);
create index wecom_call_failed on wecom_call (id) where outcome <> 'done';
