import type { ChatRow } from '@hetang/contract/http/communities';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { StateText, type Tone } from '../../kit/state-text.tsx';

export const chatTones: Record<ChatRow['status'], Tone> = {
  normal: 'good',
  'owner-left': 'warn',
  'handing-over': 'busy',
  'handed-over': 'good',
  dismissed: 'quiet',
};

/** The columns of a list of groups. */
export function useChatColumns(): DataColumn<ChatRow>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return [
    {
      key: 'name',
      title: t('communities.chatName'),
      pinned: true,
      sortable: true,
      render: (row) => (
        <Link to="/chats/$id" params={{ id: row.id }}>
          {row.name || t('communities.unnamed')}
        </Link>
      ),
    },
    { key: 'community', title: t('communities.community'), render: (row) => <Belongs chat={row} /> },
    { key: 'owner', title: t('communities.owner'), render: (row) => row.owner.name },
    {
      key: 'status',
      title: t('communities.status'),
      render: ({ status }) => (
        <StateText tone={chatTones[status]} text={t(`communities.statusOf.${status}`)} />
      ),
    },
    {
      key: 'members',
      title: t('communities.people'),
      numeric: true,
      sortable: true,
      render: (row) => formatNumber(row.members),
    },
    {
      key: 'createdAt',
      title: t('communities.createdAt'),
      sortable: true,
      render: (row) => <span className="numbers">{formatInstant(row.createdAt, timezone)}</span>,
    },
  ];
}

/** Where a group belongs, and who says so. */
export function Belongs({ chat }: { chat: ChatRow }) {
  const { t } = useTranslation();
  const { community, chosenBy, suggestion } = chat;
  const why =
    chosenBy === null ? community && t('communities.byName') : t('communities.byPerson', { who: chosenBy });
  const hint = suggestion ? t('communities.suggested', { name: suggestion.name }) : why;
  return (
    <>
      {community ? (
        <Link to="/communities/$key" params={{ key: community.key }}>
          {community.name}
        </Link>
      ) : (
        t('communities.noCommunity')
      )}
      {hint ? <div className="soft">{hint}</div> : null}
    </>
  );
}
