import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mySessionQuery } from '../../../api/my.ts';
import { NeverUsed } from '../../../kit/empty-state.tsx';
import { Loaded } from '../../../kit/loaded.tsx';
import { useTitle } from '../../../kit/use-title.ts';
import styles from '../my.module.css';
import { SignIn } from '../sign-in.tsx';
import { type ClientProblem, connectClient } from './client-sdk.ts';
import { CustomerView } from './customer-view.tsx';

/** Beside a private chat in the WeCom client: who the customer is, what is to be done, what may be said. 侧边栏 */
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
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Loaded query={client}>
      {(found) =>
        'problem' in found ? (
          <NoClient problem={found.problem} />
        ) : (
          <CustomerView external={found.external} send={found.send} timezone={timezone} />
        )
      }
    </Loaded>
  );
}

function NoClient({ problem }: { problem: ClientProblem }) {
  const { t } = useTranslation();
  return (
    <NeverUsed
      title={t(`my.sidebar.problem.${problem}.title`)}
      hint={t(`my.sidebar.problem.${problem}.hint`)}
    />
  );
}
