-- Since when somebody at the console has put the checklist of the first run away. 收起上手清单
alter table app_user add column start_closed_at timestamptz;
