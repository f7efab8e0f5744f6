-- Who of one conversation is next. 客服消息按顺序发出
create index intention_service_turn on intention (contact_id, id)
  where kind = 'service-message' and state in ('pending', 'deferred', 'unknown', 'calling');
