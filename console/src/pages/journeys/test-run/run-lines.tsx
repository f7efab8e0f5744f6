import type { TestRunLine } from '@hetang/contract/http/test-run';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../../app/now.ts';
import { reasonText } from '../../../kit/code-text.ts';
import { formatInstant } from '../../../kit/format.ts';
import { useWord } from '../../../kit/use-word.ts';
import { outcomeText } from '../outcome-text.ts';
import { WhyList } from '../why-list.tsx';
import styles from './test-run.module.css';

/** What happened in a run, moment by moment. */
export function RunLines({ lines }: { lines: readonly TestRunLine[] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const moments = byMoment(lines);
  return (
    <ol className={styles.moments} aria-label={t('testRun.timeline')}>
      {moments.map(([at, of]) => (
        <li key={at}>
          <time className={styles.at} dateTime={at}>
            {formatInstant(at, timezone)}
          </time>
          <ul className={styles.lines}>
            {of.map((line, index) => (
              // Lines of a run never change places.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={index} data-kind={line.kind}>
                <Line line={line} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function byMoment(lines: readonly TestRunLine[]): [string, TestRunLine[]][] {
  const moments = new Map<string, TestRunLine[]>();
  for (const line of lines) moments.set(line.at, [...(moments.get(line.at) ?? []), line]);
  return [...moments];
}

function Line({ line }: { line: TestRunLine }) {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <span className={styles.kind}>{t(`testRun.kinds.${line.kind}`)}</span> {line.text}
      </div>
      <Notes line={line} />
      {line.body === null ? null : <blockquote className={styles.body}>{line.body}</blockquote>}
      <WhyList why={line.why} />
    </>
  );
}

function Notes({ line }: { line: TestRunLine }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const { kind, outcome, refused, until } = line;
  const notes: string[] = [];
  if (kind === 'step' && outcome !== null) notes.push(outcomeText(t, word, outcome));
  if (kind === 'ended' && outcome !== null) notes.push(reasonText(word, outcome));
  if (kind === 'waits' && outcome !== null)
    notes.push(t('testRun.waitsFor', { what: word('waitsFor', outcome) }));
  const time = timed[kind];
  if (time && until !== null) notes.push(t(`testRun.${time}`, { at: formatInstant(until, timezone) }));
  if (refused !== null) notes.push(t('testRun.refused', { why: reasonText(word, refused) }));
  if (notes.length === 0) return null;
  return <div className={refused === null ? 'soft' : styles.refused}>{notes.join(' · ')}</div>;
}

/** What the time of a line means. */
const timed: { [K in TestRunLine['kind']]?: 'until' | 'due' | 'heldUntil' } = {
  waits: 'until',
  task: 'due',
  message: 'heldUntil',
};
