import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { leave, mySessionQuery, myTasksQuery } from '../../api/my.ts';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../kit/use-title.ts';
import styles from './my.module.css';
import { MyTaskCard } from './my-task-card.tsx';

/** The tasks of a member of staff who came in through WeCom: on a phone, or in the sidebar of the client. */
export function MyTasksPage() {
  const { t } = useTranslation();
  useTitle(t('my.title'));
  const session = useQuery(mySessionQuery);
  return (
    <main className={styles.page} id="main">
      <Loaded query={session}>
        {({ staff, timezone }) => (staff ? <Tasks name={staff.name} timezone={timezone} /> : <SignIn />)}
      </Loaded>
    </main>
  );
}

const problems = ['state', 'refused', 'not-staff'] as const;

function SignIn() {
  const { t } = useTranslation();
  const { problem } = useSearch({ strict: false });
  const known = problems.find((one) => one === problem);
  return (
    <>
      <h1>{t('my.title')}</h1>
      {known ? <Alert type="warning" showIcon title={t(`my.problem.${known}`)} /> : null}
      <p className="soft">{t('my.signInHint')}</p>
      <Button type="primary" size="large" block href="/v1/wecom/login?to=/my/tasks">
        {t('my.signIn')}
      </Button>
    </>
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
