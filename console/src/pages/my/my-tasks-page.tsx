import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { leave, mySessionQuery, myTasksQuery } from '../../api/my.ts';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../kit/use-title.ts';
import styles from './my.module.css';
import { MyTaskCard } from './my-task-card.tsx';
import { SignIn } from './sign-in.tsx';

/** The tasks of a member of staff who came in through WeCom: on a phone, or in the sidebar of the client. */
export function MyTasksPage() {
  const { t } = useTranslation();
  useTitle(t('my.title'));
  const session = useQuery(mySessionQuery);
  return (
    <main className={styles.page} id="main">
      <Loaded query={session}>
        {({ staff, timezone }) =>
          staff ? (
            <Tasks name={staff.name} timezone={timezone} />
          ) : (
            <SignIn title={t('my.title')} to="/my/tasks" />
          )
        }
      </Loaded>
    </main>
  );
}

function Tasks({ name, timezone }: { name: string; timezone: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tasks = useQuery(myTasksQuery);
  const signOut = useMutation({
    mutationFn: leave,
    onSuccess: () => client.invalidateQueries({ queryKey: ['my'] }),
  });
  return (
    <>
      <header className={styles.head}>
        <h1>{t('my.hello', { name })}</h1>
        <Button type="text" onClick={() => signOut.mutate()}>
          {t('my.signOut')}
        </Button>
      </header>
      <Loaded query={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            <NeverUsed title={t('my.none')} hint={t('my.noneHint')} />
          ) : (
            <ul className={styles.list}>
              {items.map((task) => (
                <MyTaskCard key={task.id} task={task} timezone={timezone} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
