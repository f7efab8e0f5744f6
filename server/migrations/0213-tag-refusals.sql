-- Tags that staff have taken away, so that a rule does not put them back against their word.
create table tag_refusal (
  contact_id bigint not null,
  tag_group text collate "C" not null,
  tag text collate "C" not null,
  at timestamptz not null,
  primary key (contact_id, tag_group, tag)
);
create index tag_refusal_tag on tag_refusal (tag_group, contact_id);
