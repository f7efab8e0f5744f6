import type { JourneyDetail } from '@hetang/contract/http/work';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/format.ts';
import { Term } from '../../kit/term.tsx';
import { useWord } from '../../kit/use-word.ts';
import styles from './journeys.module.css';

type Step = JourneyDetail['steps'][number];

/** The steps in reading order, set in by the depth of their branch, with people waiting and passed. */
export function JourneySteps({ steps }: { steps: Step[] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...steps.map((step) => Math.max(step.waiting, step.passed)));
  return (
    <>
      <div className={styles.stepHead}>
        <span>
          <Term hint={t('journeys.waitingHint')}>{t('journeys.waiting')}</Term>
        </span>
        <span>
          <Term hint={t('journeys.passedHint')}>{t('journeys.passed')}</Term>
        </span>
      </div>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <StepItem key={step.node} step={step} most={most} />
        ))}
      </ol>
    </>
  );
}

function StepItem({ step, most }: { step: Step; most: number }) {
  const { t } = useTranslation();
  const word = useWord();
  const depth = step.depth > 0 ? t('journeys.depth', { depth: step.depth }) : '';
  return (
    <li className={styles.step} style={{ paddingInlineStart: 12 + Math.min(step.depth, 8) * 24 }}>
      <span className={styles.stepLabel}>
        <span className={styles.kind}>{word('stepKind', step.kind)}</span>
        <span>{step.label}</span>
        {depth ? <span className="visually-hidden">{depth}</span> : null}
      </span>
      <Count tone="waiting" name={t('journeys.waiting')} value={step.waiting} most={most} />
      <Count tone="passed" name={t('journeys.passed')} value={step.passed} most={most} />
    </li>
  );
}

function Count(props: { tone: 'waiting' | 'passed'; name: string; value: number; most: number }) {
  return (
    <span className={styles.count}>
      <span className={styles.bar} aria-hidden="true">
        <span data-tone={props.tone} style={{ width: `${(props.value / props.most) * 100}%` }} />
      </span>
      <span className="visually-hidden">{props.name}</span>
      <span className="numbers">{formatNumber(props.value)}</span>
    </span>
  );
}
