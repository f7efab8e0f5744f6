import type { ContactTiers } from '@hetang/contract/http/tiers';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { ExplainedParts } from '../../kit/explained-parts.tsx';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { useWord } from '../../kit/use-word.ts';

type Change = ContactTiers['history'][number];

/** The moves of a contact on its ladders, each with its cause and the facts that decided. */
export function TierHistory({ entries }: { entries: Change[] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  if (entries.length === 0) return <p className="soft">{t('standing.noHistory')}</p>;
  return (
    <ol className={kit.entries}>
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.ladder.key} ${entry.to?.key ?? ''}`}>
          <div className={kit.entryHead}>
            <span>
              {t(`standing.${entry.direction}`)} <strong>{entry.to?.name ?? t('standing.outside')}</strong>{' '}
              {entry.from ? (
                <span className="soft">{t('contacts.stageFrom', { from: entry.from.name })}</span>
              ) : null}
            </span>
            <span className="soft numbers">{formatInstant(entry.at, timezone)}</span>
          </div>
          <Cause entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Cause({ entry: { ladder, cause } }: { entry: Change }) {
  const { t } = useTranslation();
  const word = useWord();
  const text = `${ladder.name} · ${causeText(cause, t, (name) => word('event', name))}`;
  if (!cause.why) return <div className="soft">{text}</div>;
  return (
    <details>
      <summary className="soft">{text}</summary>
      <ExplainedParts parts={[cause.why]} />
    </details>
  );
}

function causeText(cause: Change['cause'], t: TFunction, eventWord: (name: string) => string): string {
  switch (cause.by) {
    case 'event':
      return t('standing.causeEvent', { event: eventWord(cause.event ?? '') });
    case 'time':
      return t('standing.causeTime');
    case 'review':
      return t('standing.causeReview');
    case 'plan':
      return t('standing.causePlan');
    case 'manual':
      return t('standing.causeManual', { who: cause.who ?? '', reason: cause.reason ?? '' });
  }
}
