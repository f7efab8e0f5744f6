-- Messages of plans that go out by customer service. 客服消息
alter table intention drop constraint intention_kind_check;
alter table intention add constraint intention_kind_check
  check (kind in ('welcome', 'message', 'group-message', 'service-message', 'tag', 'staff-notice'));
-- Found again by the id that was sent along.
create index service_message_own on service_message (id) where origin = 'hetang';
-- The conversations of one person.
create index service_chat_person on service_chat (external_userid);
