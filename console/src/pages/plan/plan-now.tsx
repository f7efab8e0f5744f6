import type { Home } from '@hetang/contract/http/home';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { formatInstant } from '../../kit/format.ts';
import styles from './plan.module.css';

/** Name, key, version and date of the plan in force. */
export function PlanNow({ plan }: { plan: Home['plan'] }) {
  const { t, i18n } = useTranslation();
  const timezone = useTimezone();
  const lang = i18n.language.startsWith('en') ? 'en' : 'zh';
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
      <div className={styles.steps}>
        <Button href={`/v1/plan/print?as=html&lang=${lang}`} target="_blank" rel="noreferrer">
          {t('plan.print')}
        </Button>
        <Button href={`/v1/plan/print?as=xlsx&lang=${lang}`} download>
          {t('plan.sheet')}
        </Button>
        <Button href={`/v1/plan/print?as=md&lang=${lang}`} download>
          Markdown
        </Button>
      </div>
    </>
  );
}
