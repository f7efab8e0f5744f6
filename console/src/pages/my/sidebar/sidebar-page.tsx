import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { mySessionQuery } from '../../../api/my.ts';
import { NeverUsed } from '../../../kit/empty-state.tsx';
import { Loaded } from '../../../kit/loaded.tsx';
import { useTitle } from '../../../kit/use-title.ts';
import styles from '../my.module.css';
import { SignIn } from '../sign-in.tsx';
import { type ClientProblem, connectClient } from './client-sdk.ts';
import { CustomerView } from './customer-view.tsx';
import { GroupView } from './group-view.tsx';

/** Beside a chat in the WeCom client: who the customer or the group is, what is to be done, what may be said. 侧边栏 */
export function SidebarPage() {
  const { t } = useTranslation();
  useTitle(t('my.sidebar.title'));
  const session = useQuery(mySessionQuery);
  return (
    <main className={styles.page} id="main">
      <Loaded query={session}>
        {({ staff, timezone }) =>
          staff ? <Beside timezone={timezone} /> : <SignIn title={t('my.sidebar.title')} to="/my/sidebar" />
        }
      </Loaded>
    </main>
  );
}

function Beside({ timezone }: { timezone: string }) {
  // A page is accepted once; the client opens a new one for another chat.
  const client = useQuery({
    queryKey: ['my', 'client'],
    queryFn: connectClient,
    // Without a network it is not waited for: that nothing answers is an answer.
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Loaded query={client}>
      {(found) => {
        if ('problem' in found)
          return (
            <NoClient
              problem={found.problem}
              again={() => void client.refetch()}
              isAsking={client.isFetching}
            />
          );
        const { talk, send } = found;
        return 'chat' in talk ? (
          <GroupView chat={talk.chat} send={send} timezone={timezone} />
        ) : (
          <CustomerView external={talk.external} send={send} timezone={timezone} />
        );
      }}
    </Loaded>
  );
}

interface NoClientProps {
  problem: ClientProblem;
  again: () => void;
  isAsking: boolean;
}

function NoClient({ problem, again, isAsking }: NoClientProps) {
  const { t } = useTranslation();
  return (
    <NeverUsed
      title={t(`my.sidebar.problem.${problem}.title`)}
      hint={t(`my.sidebar.problem.${problem}.hint`)}
      action={
        problem === 'not-in-client' ? null : (
          <Button loading={isAsking} onClick={again}>
            {t('action.retry')}
          </Button>
        )
      }
    />
  );
}
