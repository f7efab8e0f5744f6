import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Webhook, webhooksQuery } from '../../api/webhooks.ts';
import { useTimezone } from '../../app/now.ts';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { AccessViews } from './access-views.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { LinkModal } from './link-modal.tsx';
import { WebhookActs } from './webhook-acts.tsx';
import { WebhookDrawer } from './webhook-drawer.tsx';

/** As many as an installation has; there are few. */
const ALL = '?size=200';

/** Which systems are told of which events, and how it went. */
export function WebhookPage() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const query = useQuery(webhooksQuery(ALL));
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null);
  const [secret, setSecret] = useState<{ text: string; name: string } | null>(null);
  const onSecret = (text: string, name: string) => setSecret({ text, name });
  const add = (
    <Button type="primary" icon={<PlusOutlined />} data-shortcut="n" onClick={() => setEditing('new')}>
      {t('hooks.add')}
    </Button>
  );
  const cells = (hook: Webhook) => [
    hook.name,
    <code key="url">{hook.url}</code>,
    hook.events.join('，'),
    hook.active ? t('hooks.on') : t('hooks.off'),
    formatNumber(hook.waiting),
    formatNumber(hook.dead),
    hook.lastDoneAt ? formatInstant(hook.lastDoneAt, timezone) : t('people.none'),
    <WebhookActs key="act" hook={hook} onEdit={setEditing} onSecret={onSecret} />,
  ];
  return (
    <Page title={t('people.hooks')} parent={{ to: '/settings', title: t('nav.settings') }}>
      <AccessViews />
      <Panel title={t('people.hooks')} hint={t('hooks.hint')} extra={add}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <NeverUsed
                title={t('hooks.none')}
                hint={t('hooks.noneHint')}
                action={<Button onClick={() => setEditing('new')}>{t('hooks.add')}</Button>}
              />
            ) : (
              <PlainTable
                caption={t('people.hooks')}
                columns={(
                  ['name', 'url', 'events', 'state', 'waiting', 'dead', 'lastDone', 'act'] as const
                ).map((key) => ({ key, title: t(`hooks.${key}`) }))}
                rows={items.map((hook) => ({ key: String(hook.id), cells: cells(hook) }))}
              />
            )
          }
        </Loaded>
      </Panel>
      {query.data && query.data.items.length > 0 ? <DeliveryTable hooks={query.data.items} /> : null}
      {editing ? (
        <WebhookDrawer
          hook={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSecret={onSecret}
        />
      ) : null}
      {secret ? (
        <LinkModal
          title={t('hooks.secret', { name: secret.name })}
          hint={t('hooks.secretHint')}
          name={t('hooks.secret', { name: secret.name })}
          text={secret.text}
          onClose={() => setSecret(null)}
        />
      ) : null}
    </Page>
  );
}
