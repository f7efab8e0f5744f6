import type { SidebarChat } from '@hetang/contract/http/sidebar';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/client.ts';
import { sidebarChatQuery, sidebarChatScriptsQuery } from '../../../api/sidebar.ts';
import { NeverUsed } from '../../../kit/empty-state.tsx';
import { formatInstant } from '../../../kit/format.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import styles from '../my.module.css';
import type { Send } from './client-sdk.ts';
import { ScriptList } from './script-list.tsx';

interface Props {
  chat: string;
  send: Send;
  timezone: string;
}

/** Everything about the customer group of the chat. 客户群 */
export function GroupView({ chat, send, timezone }: Props) {
  const { t } = useTranslation();
  const group = useQuery(sidebarChatQuery(chat));
  const scripts = useQuery(sidebarChatScriptsQuery(chat));
  if (group.error instanceof ApiError && group.error.status === 404)
    return <NeverUsed title={t('my.sidebar.unknownGroup')} hint={t('my.sidebar.unknownGroupHint')} />;
  return (
    <Loaded query={group}>
      {(found) => (
        <>
          <Group group={found} timezone={timezone} />
          {found.community ? <Rules community={found.community} /> : null}
          <ScriptList scripts={scripts} empty={t('my.sidebar.noGroupScripts')} send={send} />
        </>
      )}
    </Loaded>
  );
}

function Group({ group, timezone }: { group: SidebarChat; timezone: string }) {
  const { t } = useTranslation();
  const { name, community, owner, status, createdAt, customers, contacts, staff, joined7, left7 } = group;
  return (
    <section>
      <h1>{name === '' ? t('my.sidebar.namelessGroup') : name}</h1>
      <div className={styles.tags}>
        <Tag color="green">{community?.name ?? t('my.sidebar.noCommunity')}</Tag>
        {status === 'normal' ? null : <Tag color="orange">{t(`communities.statusOf.${status}`)}</Tag>}
      </div>
      <p className="soft">
        {t('my.sidebar.groupSince', { owner: owner.name, at: formatInstant(createdAt, timezone) })}
      </p>
      <ul className={styles.facts}>
        <li>{t('my.sidebar.inGroup', { customers, contacts, staff })}</li>
        <li>{t('my.sidebar.week', { joined: joined7, left: left7 })}</li>
      </ul>
    </section>
  );
}

/** The rules of the community; nothing while the plan has none. */
function Rules({ community }: { community: NonNullable<SidebarChat['community']> }) {
  const { t } = useTranslation();
  const { encourage, forbid, exit } = community;
  const lists = [
    { title: t('my.sidebar.encourage'), lines: encourage },
    { title: t('my.sidebar.forbid'), lines: forbid },
    { title: t('my.sidebar.exit'), lines: exit === null ? [] : [exit] },
  ].filter(({ lines }) => lines.length > 0);
  if (lists.length === 0) return null;
  return (
    <section>
      <h2>{t('my.sidebar.rules')}</h2>
      <ul className={styles.facts}>
        {lists.map(({ title, lines }) => (
          <li key={title}>
            <span className="soft">{title}</span> {lines.join('；')}
          </li>
        ))}
      </ul>
    </section>
  );
}
