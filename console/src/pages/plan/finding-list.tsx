import type { Finding } from '@hetang/contract/http/plan';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateText } from '../../kit/state-text.tsx';
import styles from './plan.module.css';

const tones = { error: 'bad', warning: 'warn', info: 'quiet' } as const;

/** What lint found, each with its place, what is wrong and what to do. */
export function FindingList({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return <Alert type="success" showIcon title={t('plan.clean')} />;
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  return (
    <section aria-label={t('plan.findings')}>
      <h3 className={styles.sub}>
        {t('plan.findings')} ·{' '}
        {t('plan.findingsSummary', { errors: count('error'), warnings: count('warning') })}
      </h3>
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
    </section>
  );
}
