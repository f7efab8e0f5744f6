-- What a contact has agreed to, as it was said last; of two at the same moment the refusal holds. 授权
create table consent (
  contact_id bigint not null,
  scope text collate "C" not null,
  state text not null check (state in ('given', 'withdrawn')),
  at timestamptz not null,
  source text collate "C" not null,
  primary key (contact_id, scope)
);

-- Who was in which group of a community: the latest time in and the latest time out, in whatever order they were
-- told. Present when in after out. `group_key` is empty when the sender does not tell groups apart. 社群成员
create table community_member (
  contact_id bigint not null,
  community text collate "C" not null,
  group_key text collate "C" not null default '',
  joined_at timestamptz,
  left_at timestamptz,
  primary key (contact_id, community, group_key)
);
create index community_member_of on community_member (community, contact_id);
