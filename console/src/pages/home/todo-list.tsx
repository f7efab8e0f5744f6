import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { tasksQuery } from '../../api/work.ts';
import { useNow, useTimezone } from '../../app/now.ts';
import { AppLink } from '../../kit/app-link.tsx';
import { formatInstant } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import styles from './home.module.css';

const MOST = 5;

/** Open tasks that the reader may see, the most pressing first. */
export function TodoList() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const now = useNow();
  const tasks = useQuery(tasksQuery(`?state=open&sort=dueAt&size=${MOST}`));
  return (
    <Loaded query={tasks}>
      {({ items, total }) =>
        total === 0 ? (
          <p className="soft">{t('home.todoNone')}</p>
        ) : (
          <>
            <ul className={styles.attention}>
              {items.map((task) => (
                <li key={task.id}>
                  <Link to="/tasks" search={{ state: 'open', search: task.title }}>
                    {task.title}
                  </Link>
                  <span
                    className={styles.due}
                    data-late={task.dueAt !== null && Date.parse(task.dueAt) < now}
                  >
                    {task.dueAt === null
                      ? t('home.todoNoDue')
                      : t('home.todoDue', { at: formatInstant(task.dueAt, timezone) })}
                  </span>
                </li>
              ))}
            </ul>
            <AppLink href="/tasks?state=open&sort=dueAt">{t('home.todoAll', { count: total })}</AppLink>
          </>
        )
      }
    </Loaded>
  );
}
