import type { Finding } from '@hetang/contract/http/plan';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateText } from '../../../kit/state-text.tsx';
import styles from './editor.module.css';

const tones = { error: 'bad', warning: 'warn', info: 'quiet' } as const;

interface Props {
  findings: readonly Finding[];
  onJump: (finding: Finding) => void;
  onFix: (finding: Finding) => void;
  onIgnore: (finding: Finding) => void;
}

/** What lint says, worst first, what is only told folded: a press jumps to the place, and what can be mended by itself is. */
export function ProblemList({ findings, ...acts }: Props) {
  const { t } = useTranslation();
  const of = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity);
  const [errors, warnings, told] = [of('error'), of('warning'), of('info')];
  const counts = { errors: errors.length, warnings: warnings.length };
  return (
    <section className={styles.problems} aria-label={t('planEdit.problems')}>
      <h2 className={styles.treeTitle}>
        {t('planEdit.problems')} · <span aria-live="polite">{t('plan.findingsSummary', counts)}</span>
      </h2>
      {errors.length + warnings.length === 0 ? <p className="soft">{t('planEdit.problemsNone')}</p> : null}
      <Findings findings={[...errors, ...warnings]} {...acts} />
      {told.length > 0 ? (
        <details>
          <summary>{t('planEdit.told', { n: told.length })}</summary>
          <Findings findings={told} {...acts} />
        </details>
      ) : null}
    </section>
  );
}

function Findings({ findings, onJump, onFix, onIgnore }: Props) {
  const { t } = useTranslation();
  return (
    <ul>
      {findings.map((finding) => (
        <li key={`${finding.file} ${finding.line} ${finding.column} ${finding.code} ${finding.message}`}>
          <StateText tone={tones[finding.severity]} text={t(`plan.${finding.severity}`)} />
          <Button type="link" size="small" onClick={() => onJump(finding)}>
            {t('planEdit.jump', { file: finding.file, line: finding.line })}
          </Button>
          <div>{finding.message}</div>
          {finding.hint ? <div className="soft">{finding.hint}</div> : null}
          {finding.fix ? (
            <Button size="small" onClick={() => onFix(finding)}>
              {t('planEdit.fix', { to: finding.fix.to })}
            </Button>
          ) : null}
          {finding.severity === 'warning' ? (
            <Button size="small" type="text" onClick={() => onIgnore(finding)}>
              {t('planEdit.ignore')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
