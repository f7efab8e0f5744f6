import type { ReachQuota } from '@hetang/contract/http/reach';
import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reachQuotaQuery } from '../../api/reach.ts';
import { ContactLink } from '../../kit/contact-link.tsx';
import { Definitions } from '../../kit/definitions.tsx';
import { formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { monthAfter } from './month.ts';
import { QuotaCalendar } from './quota-calendar.tsx';
import { QuotaWindows } from './quota-windows.tsx';
import styles from './reach.module.css';
import { ReachViews } from './reach-views.tsx';
import { UsageTable } from './usage-table.tsx';

/** How much of what customers and groups may receive is used: by day, by window, and by whom most. */
export function QuotaPage() {
  const { t } = useTranslation();
  const [month, setMonth] = useState('');
  const query = useQuery(reachQuotaQuery(month));
  const shown = query.data?.month ?? '';
  const step = (by: number) => setMonth(monthAfter(shown, by));
  return (
    <Page
      title={t('reachViews.quota')}
      parent={{ to: '/reach', title: t('nav.reach') }}
      actions={
        <Space>
          <Button disabled={shown === ''} onClick={() => step(-1)}>
            {t('quotas.earlier')}
          </Button>
          <strong className="numbers" aria-live="polite">
            {shown}
          </strong>
          <Button disabled={shown === ''} onClick={() => step(1)}>
            {t('quotas.later')}
          </Button>
        </Space>
      }
    >
      <ReachViews />
      <p className="soft">{t('quotas.hint')}</p>
      <Loaded query={query}>{(quota) => <Quota quota={quota} />}</Loaded>
    </Page>
  );
}

function Quota({ quota }: { quota: ReachQuota }) {
  const { t } = useTranslation();
  const sum = (key: 'sent' | 'capped') => formatNumber(quota.days.reduce((all, day) => all + day[key], 0));
  return (
    <>
      <Panel title={t('quotas.calendar')} hint={t('quotas.calendarHint')}>
        <Definitions
          items={[
            {
              key: 'policy',
              name: t('quotas.policy'),
              value: t(`quotas.policies.${quota.policy}`, { n: quota.allowed }),
            },
            { key: 'reachable', name: t('quotas.reachable'), value: formatNumber(quota.reachable) },
            { key: 'used', name: t('quotas.used'), value: sum('sent') },
            { key: 'capped', name: t('quotas.capped'), value: sum('capped') },
          ]}
        />
        <QuotaCalendar days={quota.days} />
      </Panel>
      <Panel title={t('quotas.windows')} hint={t('quotas.windowsHint')}>
        <QuotaWindows windows={quota.windows} />
      </Panel>
      <div className={styles.overview}>
        <Panel title={t('quotas.busiest')}>
          <UsageTable
            caption={t('quotas.busiest')}
            who={t('quotas.contact')}
            rows={quota.busiest.map(({ contact, ...usage }) => ({
              ...usage,
              key: String(contact.id),
              name: <ContactLink contact={contact} />,
            }))}
          />
        </Panel>
        <Panel title={t('quotas.busiestGroups')}>
          <UsageTable
            caption={t('quotas.busiestGroups')}
            who={t('quotas.group')}
            rows={quota.busiestGroups.map(({ chat, ...usage }) => ({ ...usage, key: chat }))}
          />
        </Panel>
      </div>
    </>
  );
}
