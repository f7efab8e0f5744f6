import type { planStateSchema } from '@hetang/contract/http/plan';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/client.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { CompareDrawer } from './editor/compare-drawer.tsx';
import styles from './plan.module.css';
import { RollBack } from './roll-back.tsx';

interface Props {
  history: Answer<typeof planStateSchema>['history'];
  /** The version in force. */
  current: number;
}

/** Every version that was applied, newest first as the server gives them, each one click away. */
export function PlanHistory({ history, current }: Props) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const [to, setTo] = useState<number | null>(null);
  const [compared, setCompared] = useState<number | null>(null);
  if (history.length === 0) return <p className="soft">{t('plan.historyEmpty')}</p>;
  return (
    <div className={styles.history}>
      <PlainTable
        caption={t('plan.history')}
        columns={[
          { key: 'version', title: t('plan.version') },
          { key: 'at', title: t('plan.appliedAt') },
          { key: 'by', title: t('plan.by') },
          { key: 'message', title: t('plan.why') },
          { key: 'changes', title: t('plan.changes'), numeric: true },
          { key: 'compare', title: <span className="visually-hidden">{t('planEdit.compare')}</span> },
          { key: 'back', title: <span className="visually-hidden">{t('plan.rollBack')}</span> },
        ]}
        rows={history.map((entry) => ({
          key: String(entry.version),
          cells: [
            t('plan.versionN', { version: entry.version }),
            formatInstant(entry.appliedAt, timezone),
            entry.by,
            entry.message,
            formatNumber(entry.changes),
            <Button
              key="compare"
              size="small"
              aria-label={t('planEdit.compareN', { version: entry.version })}
              onClick={() => setCompared(entry.version)}
            >
              {t('planEdit.compare')}
            </Button>,
            entry.version === current ? (
              t('plan.inForce')
            ) : (
              <Button
                key="back"
                size="small"
                aria-label={t('plan.rollBackTo', { version: entry.version })}
                onClick={() => setTo(entry.version)}
              >
                {t('plan.rollBack')}
              </Button>
            ),
          ],
        }))}
      />
      {compared === null ? null : (
        <CompareDrawer
          from={compared === current ? Math.max(1, current - 1) : compared}
          to={current}
          versions={history.map(({ version }) => version)}
          onClose={() => setCompared(null)}
        />
      )}
      {to === null ? null : <RollBack to={to} current={current} onClose={() => setTo(null)} />}
    </div>
  );
}
