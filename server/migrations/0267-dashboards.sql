-- Saved questions side by side, as somebody arranged them. 看板
create table dashboard (
  id bigint generated always as identity primary key,
  user_id bigint not null references app_user (id) on delete cascade,
  name text not null,
  shared boolean not null,
  changed_at timestamptz not null,
  unique (user_id, name)
);
create index dashboard_shared on dashboard (name) where shared;

-- Who may see the dashboard sees its cards, also those of views that are not shared by themselves.
create table dashboard_card (
  dashboard_id bigint not null references dashboard (id) on delete cascade,
  view_id bigint not null references saved_view (id) on delete cascade,
  position int not null,
  -- In columns of a grid of three.
  width int not null check (width between 1 and 3),
  -- In rows of the grid.
  height int not null check (height between 1 and 2),
  primary key (dashboard_id, view_id)
);
create index dashboard_card_view on dashboard_card (view_id);
