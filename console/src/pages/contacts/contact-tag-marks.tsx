import type { TagMarks } from '@hetang/contract/http/tag-marks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tagMarksQuery } from '../../api/contacts.ts';
import { useTimezone } from '../../app/now.ts';
import { reasonText } from '../../kit/code-text.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { StateText, type Tone } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';
import styles from './contacts.module.css';

type Mark = TagMarks['items'][number];

/** How far each tag is on its way to WeCom: wanted, told, taken, seen there; nothing while there is no such tag. */
export function ContactTagMarks({ contact }: { contact: number }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { data } = useQuery(tagMarksQuery(contact));
  if (!data || data.items.length === 0) return null;
  return (
    <>
      <h3 className={styles.sub}>{t('contacts.tagMarks')}</h3>
      <ol className={kit.entries}>
        {data.items.map((mark) => (
          <Entry key={`${mark.group.key} ${mark.tag.key}`} mark={mark} lookedAt={data.lookedAt} />
        ))}
      </ol>
      {data.lookedAt === null ? null : (
        <p className="soft">{t('contacts.markLooked', { at: formatInstant(data.lookedAt, timezone) })}</p>
      )}
    </>
  );
}

/** As wanted and shown, on its way, or come to nothing. */
function toneOf({ source, wish, state, shown }: Mark): Tone {
  if (state === 'failed' || state === 'dropped' || state === 'expired') return 'bad';
  if (wish !== null && state !== 'sent' && state !== 'cancelled') return 'busy';
  return shown === (source !== null) ? 'good' : 'warn';
}

/** What WeCom took is what it shows, until it has been asked again. */
function isReadBack({ wish, settledAt, calledAt }: Mark, lookedAt: string | null): boolean {
  const end = settledAt ?? calledAt;
  return wish === null || (lookedAt !== null && end !== null && lookedAt >= end);
}

/** How a tag stands of which no wish is on record. */
function useStanding({ source, shown }: Mark): string {
  const { t } = useTranslation();
  if (source === null) return t('contacts.markOnlyThere');
  return shown ? t('contacts.markInStep') : t('contacts.markNotThere');
}

/** What is known of the way, in order. */
function useSteps(mark: Mark, lookedAt: string | null): string[] {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const { source, wish, wishedAt, calledAt, settledAt, reason } = mark;
  const at = (instant: string) => ({ at: formatInstant(instant, timezone) });
  const steps = wish === null && source === 'wecom' ? [t('contacts.markByStaff')] : [];
  if (wish !== null && wishedAt) steps.push(t(`contacts.markWish.${wish}`, at(wishedAt)));
  if (calledAt) steps.push(t('contacts.markCalled', at(calledAt)));
  if (mark.state === 'sent' && settledAt) steps.push(t('contacts.markTaken', at(settledAt)));
  if (reason) steps.push(reasonText(word, reason));
  if (toneOf(mark) !== 'bad' && isReadBack(mark, lookedAt))
    steps.push(mark.shown ? t('contacts.markShown') : t('contacts.markNotShown'));
  return steps;
}

function Entry({ mark, lookedAt }: { mark: Mark; lookedAt: string | null }) {
  const word = useWord();
  const standing = useStanding(mark);
  const steps = useSteps(mark, lookedAt);
  return (
    <li>
      <div className={kit.entryHead}>
        <span>{`${mark.group.name} / ${mark.tag.name}`}</span>
        <StateText
          tone={toneOf(mark)}
          text={mark.state === null ? standing : word('intentionState', mark.state)}
        />
      </div>
      <div className="soft numbers">{steps.join(' → ')}</div>
    </li>
  );
}
