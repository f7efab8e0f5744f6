import type { ChatMember } from '@hetang/contract/http/communities';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chatMembersExport, chatMembersQuery } from '../../api/communities.ts';
import { useTimezone } from '../../app/now.ts';
import { ContactLink } from '../../kit/contact-link.tsx';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant } from '../../kit/format.ts';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { useListUrl } from '../../kit/use-list-url.ts';
import styles from './communities.module.css';
import { type ChatMemberFilter, chatMemberListSpec } from './list-specs.ts';

/** Who is or was in a group, when and how they came and went. */
export function ChatMembers({ chat }: { chat: string }) {
  const { t } = useTranslation();
  const list = useListUrl(chatMemberListSpec);
  const query = useQuery(chatMembersQuery(chat, toListQuery(list.state)));
  const states = (['in', 'left'] as const).map((value) => ({
    value,
    label: t(`communities.stateOf.${value}`),
  }));
  const kinds = (['customer', 'staff'] as const).map((value) => ({
    value,
    label: t(`communities.kindOf.${value}`),
  }));
  return (
    <>
      <h2 className={styles.heading}>{t('communities.memberList')}</h2>
      <DataTable
        id="chat-members"
        label={t('communities.memberList')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={chatMembersExport(chat, toFilterQuery(list.state))}
        filterBar={
          <FilterBar<ChatMemberFilter>
            label={t('communities.memberFilters')}
            list={list}
            fields={[
              {
                name: 'search',
                label: t('communities.search'),
                kind: 'search',
                placeholder: t('communities.memberSearchHint'),
              },
              { name: 'state', label: t('communities.state'), kind: 'select', options: states },
              { name: 'kind', label: t('communities.kind'), kind: 'select', options: kinds },
            ]}
          />
        }
        neverUsed={{
          title: t('communities.noMembersTitle'),
          hint: t('communities.noMembersHint'),
          next: { href: '/chats', text: t('empty.goTo', { place: t('communities.chats') }) },
        }}
      />
    </>
  );
}

function useColumns(): DataColumn<ChatMember>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const instant = (value: string | null) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  return [
    {
      key: 'name',
      title: t('communities.member'),
      pinned: true,
      render: (row) => <MemberName member={row} />,
    },
    { key: 'kind', title: t('communities.kind'), render: ({ kind }) => t(`communities.kindOf.${kind}`) },
    {
      key: 'joinedAt',
      title: t('communities.joinedAt'),
      sortable: true,
      render: (row) => instant(row.joinedAt),
    },
    { key: 'scene', title: t('communities.scene'), render: ({ scene }) => t(`communities.sceneOf.${scene}`) },
    { key: 'inviter', title: t('communities.inviter'), render: (row) => row.inviter ?? t('none') },
    { key: 'leftAt', title: t('communities.leftAt'), sortable: true, render: (row) => instant(row.leftAt) },
    {
      key: 'leave',
      title: t('communities.leave'),
      render: ({ leave }) => (leave === null ? t('none') : t(`communities.leaveOf.${leave}`)),
    },
  ];
}

function MemberName({ member }: { member: ChatMember }) {
  const { t } = useTranslation();
  const { contact, name, kind, id } = member;
  if (contact !== null) return <ContactLink contact={{ id: contact, name }} />;
  if (kind === 'staff') return <>{name ?? id}</>;
  return (
    <>
      {name ?? id} <span className="soft">{t('communities.stranger')}</span>
    </>
  );
}
