import type { Home } from '@hetang/contract/http/home';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { formatInstant } from '../../kit/format.ts';
import styles from './plan.module.css';

/** Name, key, version and date of the plan in force. */
export function PlanNow({ plan }: { plan: Home['plan'] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  if (!plan) return <NeverUsed title={t('plan.none')} hint={t('plan.noneHint')} />;
  return (
    <>
      <p className={styles.name}>{plan.name}</p>
      <Definitions
        items={[
          { key: 'key', name: t('plan.key'), value: <code>{plan.key}</code> },
          { key: 'version', name: t('plan.version'), value: t('plan.versionN', { version: plan.version }) },
          { key: 'at', name: t('plan.appliedAt'), value: formatInstant(plan.appliedAt, timezone) },
        ]}
      />
    </>
  );
}
