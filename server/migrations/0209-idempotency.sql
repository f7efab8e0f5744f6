-- What was answered to a request that may be sent again. Kept for a day. 幂等键
create table idempotent_request (
  -- Hash of who asks, the route and the key that they chose.
  key_hash bytea primary key,
  -- Hash of the address and the body: the same key with another request is a mistake of the sender.
  request_hash bytea not null,
  at timestamptz not null,
  -- Null while the first one is under way.
  status int,
  headers jsonb,
  -- Null when the answer holds a secret: that is nowhere stored.
  body text
);
create index idempotent_request_at on idempotent_request (at);
