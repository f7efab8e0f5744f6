import type { System } from '@hetang/contract/http/system';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { systemQuery } from '../../api/system.ts';
import { useTimezone } from '../../app/now.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant, formatNumber, splitDuration } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { useWord } from '../../kit/use-word.ts';
import { ConsumerPanel } from './consumer-panel.tsx';
import { EventHours } from './event-hours.tsx';
import { StoragePanel } from './storage-panel.tsx';
import styles from './system.module.css';

/** The numbers of the machine on one page. */
export function SystemOverview() {
  const query = useQuery(systemQuery);
  return (
    <Loaded query={query}>
      {(system) => (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <EventHours events={system.events} />
            <ConsumerPanel consumers={system.consumers} />
            <StoragePanel storage={system.storage} />
          </div>
          <div className={styles.stack}>
            <ProcessPanel system={system} />
            <InboxPanel inbox={system.inbox} />
            <TimerPanel timers={system.timers} stranded={system.stranded} />
            <MassSendPanel massSends={system.massSends} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function ProcessPanel({ system }: { system: System }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const uptime = splitDuration(system.uptime);
  return (
    <Panel title={t('system.process')}>
      <Definitions
        items={[
          { key: 'version', name: t('system.version'), value: system.version },
          {
            key: 'uptime',
            name: t('system.uptime'),
            value: uptime ? t(`unit.${uptime.unit}`, { n: uptime.n }) : t('none'),
          },
          { key: 'asOf', name: t('system.asOf'), value: formatInstant(system.asOf, timezone, true) },
        ]}
      />
    </Panel>
  );
}

function InboxPanel({ inbox }: { inbox: System['inbox'] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return (
    <Panel title={t('system.inboxPanel')}>
      <Definitions
        items={[
          { key: 'new', name: t('system.inboxNew'), value: formatNumber(inbox.new) },
          { key: 'retrying', name: t('system.inboxRetrying'), value: formatNumber(inbox.retrying) },
          { key: 'failed', name: t('system.inboxFailed'), value: formatNumber(inbox.failed) },
          { key: 'done', name: t('system.inboxDone'), value: formatNumber(inbox.done) },
          { key: 'oldest', name: t('system.inboxOldest'), value: formatInstant(inbox.oldestNewAt, timezone) },
        ]}
      />
    </Panel>
  );
}

function TimerPanel({ timers, stranded }: Pick<System, 'timers' | 'stranded'>) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return (
    <Panel title={t('system.timersPanel')}>
      <Definitions
        items={[
          { key: 'waiting', name: t('system.timersWaiting'), value: formatNumber(timers.waiting) },
          { key: 'due', name: t('system.timersDue'), value: formatNumber(timers.due) },
          { key: 'overdue', name: t('system.timersOverdue'), value: formatNumber(timers.overdue) },
          { key: 'failed', name: t('system.timersFailed'), value: formatNumber(timers.failed) },
          { key: 'next', name: t('system.timersNext'), value: formatInstant(timers.nextAt, timezone) },
          {
            key: 'stranded',
            name: t('system.stranded'),
            value: stranded
              ? t('system.strandedFound', { found: stranded.found, at: formatInstant(stranded.at, timezone) })
              : '–',
          },
        ]}
      />
    </Panel>
  );
}

function MassSendPanel({ massSends }: { massSends: System['massSends'] }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <Panel title={t('system.massSends')}>
      {massSends.length === 0 ? (
        <p className="soft">{t('system.massSendsNone')}</p>
      ) : (
        <PlainTable
          caption={t('system.massSends')}
          columns={[
            { key: 'state', title: t('system.state') },
            { key: 'count', title: t('system.count'), numeric: true },
          ]}
          rows={massSends.map(({ state, count }) => ({
            key: state,
            cells: [word('massSendState', state), formatNumber(count)],
          }))}
        />
      )}
    </Panel>
  );
}
