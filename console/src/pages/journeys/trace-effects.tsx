import type { EnrolmentDetail } from '@hetang/contract/http/journeys';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { reasonText } from '../../kit/code-text.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { useWord } from '../../kit/use-word.ts';
import styles from './journeys.module.css';

/** What came of somebody's way: messages, tasks, calls to other systems. */
export function TraceEffects({ trace }: { trace: EnrolmentDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <Effects
        title={t('trace.messages')}
        entries={trace.messages.map((one) => ({ id: one.id, node: <Message message={one} /> }))}
      />
      <Effects
        title={t('trace.tasks')}
        entries={trace.tasks.map((one) => ({ id: one.id, node: <Task task={one} /> }))}
      />
      <Effects
        title={t('trace.calls')}
        entries={trace.calls.map((one) => ({ id: one.id, node: <Call call={one} /> }))}
      />
    </>
  );
}

function Effects({ title, entries }: { title: string; entries: { id: number; node: ReactNode }[] }) {
  const id = useId();
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.traceHead}>
        {title}
      </h3>
      <ul className={kit.entries}>
        {entries.map((entry) => (
          <li key={entry.id}>{entry.node}</li>
        ))}
      </ul>
    </section>
  );
}

function Message({ message }: { message: EnrolmentDetail['messages'][number] }) {
  const word = useWord();
  const timezone = useTimezone();
  const facts = [
    word('intentionKind', message.kind),
    word('intentionState', message.state),
    message.reason === null ? null : reasonText(word, message.reason),
  ];
  return (
    <Entry
      title={message.message?.name ?? word('intentionKind', message.kind)}
      at={formatInstant(message.at, timezone)}
    >
      {facts.filter(Boolean).join(' · ')}
    </Entry>
  );
}

function Task({ task }: { task: EnrolmentDetail['tasks'][number] }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const due = t('trace.taskDue', { at: formatInstant(task.dueAt, timezone) });
  const outcome = task.outcome === null ? null : taskOutcome(word, task.outcome);
  return (
    <Entry title={task.title} at={due}>
      {[word('taskState', task.state), outcome].filter(Boolean).join(' · ')}
    </Entry>
  );
}

/** What staff wrote, or a code of the journey that closed the task. */
function taskOutcome(word: ReturnType<typeof useWord>, outcome: string): string {
  const ended = /^journey ([a-z-]+)$/.exec(outcome)?.[1];
  return ended ? reasonText(word, ended) : word('taskOutcome', outcome.replaceAll(' ', '-'));
}

function Call({ call }: { call: EnrolmentDetail['calls'][number] }) {
  const { t } = useTranslation();
  const word = useWord();
  const facts = [
    word('callState', call.state),
    t('trace.attempts', { n: call.attempts }),
    call.status === null ? null : `HTTP ${call.status}`,
    call.error,
  ];
  return <Entry title={call.url}>{facts.filter(Boolean).join(' · ')}</Entry>;
}

function Entry({ title, at, children }: { title: string; at?: string; children: ReactNode }) {
  return (
    <>
      <div className={kit.entryHead}>
        <strong>{title}</strong>
        {at ? <span className="soft numbers">{at}</span> : null}
      </div>
      <div className="soft">{children}</div>
    </>
  );
}
