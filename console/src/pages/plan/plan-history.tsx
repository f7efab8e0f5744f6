import type { planStateSchema } from '@hetang/contract/http/plan';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/client.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import styles from './plan.module.css';

/** Every version that was applied, newest first as the server gives them. */
export function PlanHistory({ history }: { history: Answer<typeof planStateSchema>['history'] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  if (history.length === 0) return <p className="soft">{t('plan.historyEmpty')}</p>;
  return (
    <div className={styles.history}>
      <PlainTable
        caption={t('plan.history')}
        columns={[
          { key: 'version', title: t('plan.version') },
          { key: 'at', title: t('plan.appliedAt') },
          { key: 'by', title: t('plan.by') },
          { key: 'changes', title: t('plan.changes'), numeric: true },
        ]}
        rows={history.map((entry) => ({
          key: String(entry.version),
          cells: [
            t('plan.versionN', { version: entry.version }),
            formatInstant(entry.appliedAt, timezone),
            entry.by,
            formatNumber(entry.changes),
          ],
        }))}
      />
    </div>
  );
}
