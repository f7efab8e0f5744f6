import type { ContactDetail } from '@hetang/contract/http/contacts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { reasonText } from '../../kit/code-text.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { StateText } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';
import { TraceDrawer } from '../journeys/trace-drawer.tsx';
import styles from './contacts.module.css';

type Enrolment = ContactDetail['journeys'][number];

/** The journeys a contact takes or took part in, each with its trace. */
export function ContactJourneys({ journeys }: { journeys: Enrolment[] }) {
  const { t } = useTranslation();
  const [traced, setTraced] = useState<Enrolment | null>(null);
  if (journeys.length === 0) return <p className="soft">{t('contacts.noJourneys')}</p>;
  return (
    <>
      <ul className={kit.entries}>
        {journeys.map((enrolment) => (
          <EnrolmentItem key={enrolment.id} enrolment={enrolment} onTrace={() => setTraced(enrolment)} />
        ))}
      </ul>
      {traced ? (
        <TraceDrawer id={traced.id} title={traced.journey.name} onClose={() => setTraced(null)} />
      ) : null}
    </>
  );
}

function EnrolmentItem({ enrolment, onTrace }: { enrolment: Enrolment; onTrace: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const at = (value: string) => formatInstant(value, timezone);
  const facts = [
    t('contacts.journeyVersion', { version: enrolment.version }),
    t('contacts.journeyStarted', { at: at(enrolment.startedAt) }),
    enrolment.step ? t('contacts.journeyStep', { step: enrolment.step }) : null,
    enrolment.dueAt ? t('contacts.journeyDue', { at: at(enrolment.dueAt) }) : null,
    enrolment.endedAt ? t('contacts.journeyEnded', { at: at(enrolment.endedAt) }) : null,
    enrolment.endReason ? reasonText(word, enrolment.endReason) : null,
  ];
  return (
    <li>
      <div className={kit.entryHead}>
        <span className={styles.pair}>
          <Link to="/journeys/$key" params={{ key: enrolment.journey.key }}>
            {enrolment.journey.name}
          </Link>
          <StateText tone={enrolment.endedAt ? 'quiet' : 'busy'} text={word('enrolment', enrolment.status)} />
        </span>
        <Button
          size="small"
          aria-label={t('trace.openOf', { name: enrolment.journey.name })}
          onClick={onTrace}
        >
          {t('trace.open')}
        </Button>
      </div>
      <div className="soft">{facts.filter(Boolean).join(' · ')}</div>
    </li>
  );
}
