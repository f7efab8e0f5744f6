-- What is done and old is found without reading the whole table.
create index webhook_call_settled on webhook_call (settled_at) where settled_at is not null;
