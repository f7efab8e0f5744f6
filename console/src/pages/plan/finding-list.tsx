import type { Finding } from '@hetang/contract/http/plan';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateText } from '../../kit/state-text.tsx';
import styles from './plan.module.css';

const tones = { error: 'bad', warning: 'warn', info: 'quiet' } as const;

/**
 * What lint found, each with its place, what is wrong and what to do. Notes tell what the plan will need; they wait
 * behind a line until somebody opens it.
 */
export function FindingList({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  const notes = findings.filter((finding) => finding.severity === 'info');
  const loud = findings.filter((finding) => finding.severity !== 'info');
  const errors = loud.filter((finding) => finding.severity === 'error').length;
  return (
    <>
      {loud.length === 0 ? (
        <Alert type="success" showIcon title={t('plan.clean')} />
      ) : (
        <section aria-label={t('plan.findings')}>
          <h3 className={styles.sub}>
            {t('plan.findings')} · {t('plan.findingsSummary', { errors, warnings: loud.length - errors })}
          </h3>
          <Items findings={loud} />
        </section>
      )}
      {notes.length > 0 && (
        <details className={styles.notes}>
          <summary>{t('plan.notes', { count: notes.length })}</summary>
          <Items findings={notes} />
        </details>
      )}
    </>
  );
}

function Items({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={`${finding.file}:${finding.line}:${finding.column} ${finding.code} ${finding.message}`}>
          <div className={styles.findingHead}>
            <StateText tone={tones[finding.severity]} text={t(`plan.${finding.severity}`)} />
            <code>
              {finding.file}:{finding.line}:{finding.column}
            </code>
            <code className="soft">{finding.code}</code>
          </div>
          <div>{finding.message}</div>
          {finding.hint ? <div className="soft">{finding.hint}</div> : null}
        </li>
      ))}
    </ul>
  );
}
