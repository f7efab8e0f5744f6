-- Customers who are not to be written to, whatever they agreed to and whatever wants to reach them. 免打扰名单
create table suppression (
  contact_id bigint primary key,
  reason text not null,
  set_by text not null,
  at timestamptz not null,
  -- Null: until somebody takes it away.
  until timestamptz
);
create index suppression_at on suppression (at desc, contact_id);
