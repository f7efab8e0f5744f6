-- The platform hands over its own ids: two of them may turn out to be one contact while both are under way.
alter table transfer_person drop constraint transfer_person_pkey;
alter table transfer_person add constraint transfer_person_pkey primary key (transfer_id, external_userid);
-- What was settled long ago leaves, the oldest first.
create index transfer_person_settled on transfer_person (settled_at) where settled_at is not null;
