-- Lists show who came last first; the index that began with the contact served nothing that this one does not.
create index segment_member_since on segment_member (segment, since, contact_id);
drop index segment_member_of;
