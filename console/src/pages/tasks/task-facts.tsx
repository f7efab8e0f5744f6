import type { TaskRow } from '@hetang/contract/http/work';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './tasks.module.css';

/** Whose task it is, for whom, until when. */
export function TaskFacts({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const contact = task.contact ? (
    <Link to="/contacts/$id" params={{ id: String(task.contact.id) }}>
      {task.contact.name ?? t('contacts.unnamed', { id: task.contact.id })}
    </Link>
  ) : null;
  const targets = task.targets === null ? null : t('tasks.targets', { n: formatNumber(task.targets) });
  const items = [
    { key: 'contact', name: t('tasks.contact'), value: contact ?? targets },
    { key: 'staff', name: t('tasks.staff'), value: task.staff?.name },
    { key: 'state', name: t('tasks.state'), value: word('taskState', task.state) },
    { key: 'due', name: t('tasks.dueAt'), value: formatInstant(task.dueAt, timezone) },
    {
      key: 'closed',
      name: t('tasks.closedAt'),
      value: task.closedAt && formatInstant(task.closedAt, timezone),
    },
    {
      key: 'stuck',
      name: t('tasks.stuck'),
      value: task.stuckAt && t('tasks.stuckAt', { at: formatInstant(task.stuckAt, timezone) }),
    },
    { key: 'outcome', name: t('tasks.outcome'), value: task.outcome },
  ];
  return (
    <div className={styles.facts}>
      <Definitions items={items.filter((item) => item.value)} />
    </div>
  );
}
