import type { ConditionReading } from '@hetang/contract/http/conditions';
import { useTranslation } from 'react-i18next';
import { StateText } from '../state-text.tsx';
import styles from './conditions.module.css';

const tones = { error: 'bad', warning: 'warn', info: 'quiet' } as const;

/** What lint says of a condition, worst first. */
export function ConditionFindings({ findings }: Pick<ConditionReading, 'findings'>) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.line} ${finding.column} ${finding.message}`}>
          <StateText tone={tones[finding.severity]} text={t(`plan.${finding.severity}`)} /> {finding.message}
          {finding.hint ? <span className="soft"> {finding.hint}</span> : null}
        </li>
      ))}
    </ul>
  );
}
