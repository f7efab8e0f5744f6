-- Most updates of an enrolment move it to another node. With no index over what such a move changes, PostgreSQL does it in
-- place (HOT) and writes no index at all.
drop index enrolment_journey;
create index enrolment_journey on enrolment (journey, version) where status = 'active';
