-- Whose an identity is stands in the key itself: an event names somebody by one look into one index, without the row.
alter table identity drop constraint identity_pkey;
alter table identity add constraint identity_pkey primary key (kind, value) include (contact_id);
