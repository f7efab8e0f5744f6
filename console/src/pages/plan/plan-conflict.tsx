import { useTranslation } from 'react-i18next';
import { conflictOf } from '../../api/plan.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import { ChangeList } from './change-list.tsx';
import styles from './plan.module.css';

/** Who applied what in between, when that is why an apply was refused. */
export function PlanConflict({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const conflict = conflictOf(error);
  if (!conflict) return null;
  return (
    <section aria-label={t('plan.since')}>
      <h3 className={styles.sub}>{t('plan.since')}</h3>
      <ul>
        {conflict.since?.map((version) => (
          <li key={version.version}>
            {[
              t('plan.versionN', { version: version.version }),
              formatInstant(version.appliedAt, timezone),
              version.by,
              version.message,
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
      <ChangeList changes={conflict.changes ?? []} title={t('plan.sinceChanges')} />
    </section>
  );
}
