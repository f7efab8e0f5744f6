import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { endOwnSession, type OwnSession, ownSessionsQuery } from '../../api/account.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import { browserName } from './browser-name.ts';

/** Where one is signed in, and how to end it elsewhere. */
export function OwnSessionTable() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const sessions = useQuery(ownSessionsQuery);
  return (
    <Loaded query={sessions}>
      {({ items }) => (
        <PlainTable
          caption={t('account.sessions')}
          columns={[
            { key: 'browser', title: t('account.browser') },
            { key: 'ip', title: t('account.ip') },
            { key: 'createdAt', title: t('account.signedInAt') },
            { key: 'lastSeenAt', title: t('account.lastSeenAt') },
            { key: 'act', title: t('settings.act') },
          ]}
          rows={items.map((session) => ({
            key: String(session.id),
            cells: [
              <span key="browser" title={session.browser ?? ''}>
                {browserName(session.browser) ?? t('account.unknown')}
              </span>,
              session.ip ?? t('none'),
              formatInstant(session.createdAt, timezone),
              formatInstant(session.lastSeenAt, timezone),
              session.current ? t('account.here') : <End key="act" session={session} />,
            ],
          }))}
        />
      )}
    </Loaded>
  );
}

function End({ session: { id, ip } }: { session: OwnSession }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endOwnSession(id),
    onSuccess: () => void message.success(t('account.ended')),
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  return (
    <Button
      danger
      size="small"
      loading={end.isPending}
      aria-label={t('account.endOf', { ip: ip ?? String(id) })}
      onClick={() => end.mutate()}
    >
      {t('account.end')}
    </Button>
  );
}
