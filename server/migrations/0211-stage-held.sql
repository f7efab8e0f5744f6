-- Somebody has put a contact back by hand: later stages whose entry held at that moment, and that are entered again
-- only when it becomes true anew or what it asks for happens once more. 手动调整阶段
alter table contact add column stage_held text[] not null default '{}';
