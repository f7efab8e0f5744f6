import type { JourneyDrawing } from '@hetang/contract/http/journey-drawing';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateText } from '../../../kit/state-text.tsx';
import styles from './edit.module.css';

type Found = JourneyDrawing['findings'][number];
const tones = { error: 'bad', warning: 'warn', info: 'quiet' } as const;

interface Props {
  findings: readonly Found[];
  /** Leads to the step. */
  onShow?: (finding: Found) => void;
}

/** What lint says, each with what to do. */
export function FindingLines({ findings, onShow }: Props) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings} aria-label={t('plan.findings')}>
      {findings.map((finding) => (
        <li key={`${finding.line}:${finding.column} ${finding.code} ${finding.message}`}>
          <StateText tone={tones[finding.severity]} text={t(`plan.${finding.severity}`)} /> {finding.message}{' '}
          {finding.hint ? <span className="soft">{finding.hint}</span> : null}
          {onShow && finding.path[0] === 'steps' ? (
            <Button type="link" size="small" onClick={() => onShow(finding)}>
              {t('flowEdit.showStep')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
