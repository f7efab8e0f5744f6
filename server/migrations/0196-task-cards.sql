-- A card with buttons by which a member of staff was told of a task. 任务卡片
create table task_card (
  -- The platform's `task_id`: `ht-task-<task>-<notice>`.
  key text collate "C" primary key,
  task_id bigint not null,
  userid text collate "C" not null,
  -- Changes the card, once, until then.
  code text not null,
  code_until timestamptz not null,
  sent_at timestamptz not null,
  -- The button that was pressed first.
  answer text check (answer in ('done', 'later', 'stuck')),
  answered_at timestamptz,
  -- What the card says in place of its buttons; null while they are there.
  shown text,
  attempts int not null default 0,
  retry_at timestamptz not null
);
create index task_card_task on task_card (task_id);
create index task_card_open on task_card (code_until) where shown is null;
create index task_card_sent on task_card (sent_at);

-- When the member said that the task cannot be done as it stands.
alter table task add column stuck_at timestamptz;
create index task_stuck on task (stuck_at) where stuck_at is not null and state = 'open';
