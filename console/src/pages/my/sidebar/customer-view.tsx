import type { SidebarCustomer } from '@hetang/contract/http/sidebar';
import { useQuery } from '@tanstack/react-query';
import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/client.ts';
import { customerTasksQuery, sidebarCustomerQuery, sidebarScriptsQuery } from '../../../api/sidebar.ts';
import { NeverUsed } from '../../../kit/empty-state.tsx';
import { formatInstant } from '../../../kit/format.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import styles from '../my.module.css';
import { MyTaskCard } from '../my-task-card.tsx';
import type { Send } from './client-sdk.ts';
import { LatestEvents } from './latest-events.tsx';
import { ScriptList } from './script-list.tsx';
import { TagEditor } from './tag-editor.tsx';

interface Props {
  external: string;
  send: Send;
  timezone: string;
}

/** Everything about the customer of the chat. */
export function CustomerView({ external, send, timezone }: Props) {
  const { t } = useTranslation();
  const customer = useQuery(sidebarCustomerQuery(external));
  const scripts = useQuery(sidebarScriptsQuery(external));
  if (customer.error instanceof ApiError && customer.error.status === 404)
    return <NeverUsed title={t('my.sidebar.unknown')} hint={t('my.sidebar.unknownHint')} />;
  return (
    <Loaded query={customer}>
      {(found) => (
        <>
          <Profile external={external} customer={found} timezone={timezone} />
          <Tasks contact={found.id} timezone={timezone} />
          <LatestEvents external={external} timezone={timezone} />
          <ScriptList scripts={scripts} empty={t('my.sidebar.noScripts')} send={send} />
        </>
      )}
    </Loaded>
  );
}

function Profile({
  external,
  customer,
  timezone,
}: {
  external: string;
  customer: SidebarCustomer;
  timezone: string;
}) {
  const { t } = useTranslation();
  const { id, name, stage, fields, reach, addedAt, lostAt, leftAlone } = customer;
  const at = (instant: string) => formatInstant(instant, timezone);
  return (
    <section>
      <h1>{name ?? id}</h1>
      {leftAlone ? <Alert type="warning" showIcon title={t('my.sidebar.leftAlone')} /> : null}
      <div className={styles.tags}>
        <Tag color="green">{stage?.name ?? t('my.sidebar.noStage')}</Tag>
        <TagEditor external={external} customer={customer} />
      </div>
      <p className="soft">
        {lostAt ? t('my.sidebar.lost', { at: at(lostAt) }) : t('my.sidebar.friendSince', { at: at(addedAt) })}
        {' · '}
        {t('my.sidebar.left', reach)}
      </p>
      {fields.length > 0 ? (
        <ul className={styles.facts}>
          {fields.map((field) => (
            <li key={field.key}>
              <span className="soft">{field.name}</span> {String(field.value)}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Tasks({ contact, timezone }: { contact: number; timezone: string }) {
  const { t } = useTranslation();
  const tasks = useQuery(customerTasksQuery(contact));
  return (
    <section>
      <h2>{t('my.sidebar.tasks')}</h2>
      <Loaded query={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('my.sidebar.noTasks')}</p>
          ) : (
            <ul className={styles.list}>
              {items.map((task) => (
                <MyTaskCard key={task.id} task={task} timezone={timezone} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
