import { Link } from '@tanstack/react-router';
import { Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonText } from '../../kit/code-text.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './flow.module.css';
import { arrivedAt, endedAt, type JourneyStep, lostAt, shareOf } from './journey-graph.ts';
import { reasonOf, termKindOf } from './journey-terms.ts';
import { StepPeople } from './step-people.tsx';

interface Props {
  journey: { key: string; name: string; version: number };
  step: JourneyStep;
  onClose: () => void;
}

/** One step: its numbers, the people at it and those whose way ended there, and what the plan says. */
export function StepDrawer({ journey, step, onClose }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <Drawer
      open
      title={`${word('stepKind', step.kind)} · ${step.label}`}
      size={640}
      onClose={onClose}
      destroyOnHidden
    >
      <StepNumbers step={step} />
      {step.kind === 'arm' ? null : <People journey={journey} step={step} />}
      {step.definition === null ? null : (
        <>
          <h3 className={styles.sub}>{t('flow.definition')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll it */}
          <pre className={styles.yaml} tabIndex={0}>
            {step.definition}
          </pre>
          <p className="soft">
            {t('flow.inPlan', { path: `journeys.${journey.key}` })}{' '}
            <Link to="/plan">{t('journeys.toPlan')}</Link>
          </p>
        </>
      )}
    </Drawer>
  );
}

function StepNumbers({ step }: { step: JourneyStep }) {
  const { t } = useTranslation();
  const word = useWord();
  const arrived = arrivedAt(step);
  const lost = lostAt(step);
  const withShare = (n: number) => `${formatNumber(n)} · ${formatShare(shareOf(n, arrived))}`;
  const item = (key: string, name: string, value: string) => ({ key, name, value });
  const term = termKindOf(step);
  if (term === 'goal' || term === 'leave') {
    return <Definitions items={[item('ended', word('stepKind', term), formatNumber(arrived))]} />;
  }
  if (step.kind === 'arm') {
    return <Definitions items={[item('passed', t('flow.took'), formatNumber(step.passed))]} />;
  }
  return (
    <Definitions
      items={[
        item('arrived', term ? t('journeys.started') : t('flow.arrived'), formatNumber(arrived)),
        item('waiting', term ? t('journeys.active') : t('journeys.waiting'), withShare(step.waiting)),
        ...(term ? [] : [item('passed', t('journeys.passed'), withShare(step.passed))]),
        ...step.ended.map(({ reason, count }) =>
          item(`ended ${reason}`, t('flow.endedBy', { reason: reasonText(word, reason) }), withShare(count)),
        ),
        ...(lost > 0 && !term ? [item('lost', t('flow.lost'), withShare(lost))] : []),
      ]}
    />
  );
}

function People({ journey, step }: Pick<Props, 'journey' | 'step'>) {
  const { t } = useTranslation();
  const term = termKindOf(step);
  const ends = step.kind === 'end' || term === 'goal' || term === 'leave';
  const [status, setStatus] = useState<'active' | 'ended'>(ends ? 'ended' : 'active');
  return (
    <>
      <h3 className={styles.sub}>{t('flow.people')}</h3>
      <Segmented
        size="small"
        aria-label={t('flow.people')}
        value={status}
        onChange={setStatus}
        options={[
          { value: 'active', label: t('flow.waitingN', { n: formatNumber(step.waiting) }) },
          { value: 'ended', label: t('flow.endedN', { n: formatNumber(endedAt(step)) }) },
        ]}
      />
      <StepPeople
        key={status}
        journey={journey}
        at={term ? { reason: reasonOf(term) } : { node: String(step.node) }}
        status={status}
      />
    </>
  );
}
