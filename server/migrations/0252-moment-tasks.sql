-- A Moment to publish is work for each of its members.
alter table task drop constraint task_kind_check;
alter table task add constraint task_kind_check check (kind in ('follow-up', 'confirm-send', 'publish-moment'));
alter table task add column moment_post_id bigint;
create unique index task_moment on task (moment_post_id, staff) where moment_post_id is not null;
