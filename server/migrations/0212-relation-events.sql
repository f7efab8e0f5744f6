-- How friendships began, ended and changed hands: found by contact on its page. Few events are of these names.
create index event_relation on event (contact_id)
  where name in ('contact.added', 'contact.lost', 'contact.removed', 'relation.transferred');
