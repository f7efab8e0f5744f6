-- How somebody looks at a list: filters, order, columns. 保存的视图
create table saved_view (
  id bigint generated always as identity primary key,
  list text collate "C" not null,
  name text not null,
  user_id bigint not null references app_user (id) on delete cascade,
  -- Search of the list's address.
  query text not null,
  -- Columns that are hidden.
  hidden text[] not null,
  shared boolean not null,
  changed_at timestamptz not null,
  unique (user_id, list, name)
);
create index saved_view_shared on saved_view (list) where shared;

-- The view that somebody opens a list with.
create table default_view (
  user_id bigint not null references app_user (id) on delete cascade,
  list text collate "C" not null,
  view_id bigint not null references saved_view (id) on delete cascade,
  primary key (user_id, list)
);
create index default_view_view on default_view (view_id);
