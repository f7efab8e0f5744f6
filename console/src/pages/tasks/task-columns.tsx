import type { TaskRow } from '@hetang/contract/http/work';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import type { DataColumn } from '../../kit/data-columns.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { StateText, type Tone } from '../../kit/state-text.tsx';
import type { useWord } from '../../kit/use-word.ts';
import { isOverdue } from './task-list-spec.ts';

interface Context {
  t: TFunction;
  word: ReturnType<typeof useWord>;
  timezone: string;
  /** Milliseconds. */
  now: number;
  open: (row: TaskRow) => void;
}

const tones: Record<TaskRow['state'], Tone> = {
  open: 'busy',
  done: 'good',
  expired: 'bad',
  cancelled: 'quiet',
};

/** The columns of the task list. */
export function taskColumns(context: Context): DataColumn<TaskRow>[] {
  const { t, word, timezone, now, open } = context;
  const instant = (value: string | null) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  return [
    { key: 'title', title: t('tasks.title'), pinned: true, sortable: true, render: (row) => row.title },
    { key: 'kind', title: t('tasks.kind'), render: (row) => word('taskKind', row.kind) },
    { key: 'contact', title: t('tasks.contact'), render: (row) => <Whom task={row} t={t} /> },
    { key: 'staff', title: t('tasks.staff'), sortable: true, render: (row) => row.staff?.name ?? t('none') },
    {
      key: 'state',
      title: t('tasks.state'),
      render: (row) =>
        row.state === 'open' && row.stuckAt !== null ? (
          <StateText tone="bad" text={`${word('taskState', row.state)} · ${t('tasks.stuck')}`} />
        ) : isOverdue(row, now) ? (
          <StateText tone="bad" text={`${word('taskState', row.state)} · ${t('tasks.overdue')}`} />
        ) : (
          <StateText tone={tones[row.state]} text={word('taskState', row.state)} />
        ),
    },
    { key: 'dueAt', title: t('tasks.dueAt'), sortable: true, render: (row) => instant(row.dueAt) },
    {
      key: 'createdAt',
      title: t('tasks.createdAt'),
      optional: true,
      sortable: true,
      render: (row) => instant(row.createdAt),
    },
    {
      key: 'closedAt',
      title: t('tasks.closedAt'),
      optional: true,
      sortable: true,
      render: (row) => instant(row.closedAt),
    },
    { key: 'outcome', title: t('tasks.outcome'), width: 200, render: (row) => row.outcome ?? t('none') },
    {
      key: 'act',
      title: t('tasks.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => (
        <Button size="small" onClick={() => open(row)} aria-label={`${actionOf(row, t)} ${row.title}`}>
          {actionOf(row, t)}
        </Button>
      ),
    },
  ];
}

function actionOf(task: TaskRow, t: TFunction): string {
  return task.kind === 'follow-up' && task.state === 'open' ? t('tasks.fill') : t('tasks.open');
}

function Whom({ task, t }: { task: TaskRow; t: TFunction }) {
  if (task.contact) {
    const { id, name } = task.contact;
    return (
      <Link to="/contacts/$id" params={{ id: String(id) }} className={kit.clip}>
        {name ?? t('contacts.unnamed', { id })}
      </Link>
    );
  }
  return <>{task.targets === null ? t('none') : t('tasks.targets', { n: formatNumber(task.targets) })}</>;
}
