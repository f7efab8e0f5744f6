import type { EnrolmentDetail } from '@hetang/contract/http/journeys';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { useWord } from '../../kit/use-word.ts';
import styles from './journeys.module.css';
import { detailTexts, outcomeText } from './outcome-text.ts';
import { WhyList } from './why-list.tsx';

type Step = EnrolmentDetail['steps'][number];

/** The steps that somebody has passed, in their order, each with the facts it was decided from. */
export function TraceSteps({ steps }: { steps: Step[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('trace.steps')}>
      <h3 className={styles.traceHead}>{t('trace.steps')}</h3>
      {steps.length === 0 ? <p className="soft">{t('trace.noSteps')}</p> : null}
      <ol className={kit.entries}>
        {steps.map((step) => (
          <StepEntry key={step.seq} step={step} />
        ))}
      </ol>
    </section>
  );
}

function StepEntry({ step }: { step: Step }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const notes = [
    ...(step.outcome === null ? [] : [outcomeText(t, word, step.outcome)]),
    ...detailTexts(t, word, { detail: step.detail, timezone }),
  ];
  return (
    <li>
      <div className={kit.entryHead}>
        <strong>{step.step ?? t('trace.unknownStep', { n: step.node })}</strong>
        <span className="soft numbers">{formatInstant(step.at, timezone, true)}</span>
      </div>
      {notes.length > 0 ? <div className="soft">{notes.join(' · ')}</div> : null}
      <WhyList why={step.why} />
    </li>
  );
}
