import type { ChatDetail } from '@hetang/contract/http/communities';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { chatQuery } from '../../api/communities.ts';
import { useTimezone } from '../../app/now.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { Belongs, chatTones } from './chat-columns.tsx';
import { ChatMembers } from './chat-members.tsx';
import styles from './communities.module.css';

const route = getRouteApi('/chats/$id');

/** One customer group: whose it is, where it belongs, who is and was in it. */
export function ChatPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const chat = useQuery(chatQuery(id));
  const title = chat.data ? chat.data.name || t('communities.unnamed') : t('communities.chats');
  return (
    <Page title={title} parent={{ to: '/chats', title: t('communities.chats') }}>
      <Loaded query={chat}>
        {(data) => (
          <>
            <Panel title={t('communities.facts')}>
              <Facts chat={data} />
            </Panel>
            <ChatMembers chat={data.id} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ chat }: { chat: ChatDetail }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const counts = {
    customers: formatNumber(chat.customers),
    contacts: formatNumber(chat.contacts),
    staff: formatNumber(chat.staff),
  };
  const items = [
    { key: 'community', name: t('communities.community'), value: <Belongs chat={chat} /> },
    { key: 'owner', name: t('communities.owner'), value: chat.owner.name },
    {
      key: 'status',
      name: t('communities.status'),
      value: <StateText tone={chatTones[chat.status]} text={t(`communities.statusOf.${chat.status}`)} />,
    },
    { key: 'people', name: t('communities.people'), value: t('communities.counts', counts) },
    {
      key: 'notice',
      name: t('communities.notice'),
      value: <div className={styles.notice}>{chat.notice ?? t('communities.noNotice')}</div>,
    },
    {
      key: 'createdAt',
      name: t('communities.createdAt'),
      value: formatInstant(chat.createdAt, timezone),
    },
    { key: 'seenAt', name: t('communities.seenAt'), value: formatInstant(chat.seenAt, timezone) },
  ];
  const gone = {
    key: 'dismissedAt',
    name: t('communities.dismissedAt'),
    value: formatInstant(chat.dismissedAt, timezone),
  };
  return <Definitions items={chat.dismissedAt === null ? items : [...items, gone]} />;
}
