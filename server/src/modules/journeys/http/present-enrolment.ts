import type { EnrolmentDetail, EnrolmentRow } from '@hetang/contract/http/journeys';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { eventWords } from '../../../conditions/rules/event-words.ts';
import type { Words } from '../../../conditions/rules/words.ts';
import { describeNode } from '../rules/describe-steps.ts';
import { isOwnKey } from '../rules/progress.ts';
import { type EnrolmentRead, specKey } from '../sql/list-enrolments.ts';
import type { Trace, TraceStep } from '../sql/read-trace.ts';
import { presentWitness } from './present-witness.ts';

interface Context {
  words: Words;
  /** Journeys by `specKey`. */
  specs: ReadonlyMap<string, Journey>;
}

/** An entry as lists show it. */
export function presentEnrolment(row: EnrolmentRead, { words, specs }: Context): EnrolmentRow {
  const spec = specs.get(specKey(row));
  return {
    id: row.id,
    contact: { id: row.contact_id, name: row.contact_name },
    journey: words.names.named('journeys', row.journey),
    version: row.version,
    key: isOwnKey(row.entry_key) ? row.entry_key : null,
    entry: row.entry,
    status: row.status,
    node: Math.max(0, row.node),
    step: spec ? describeNode(spec, row.node, words) : null,
    waiting: row.waiting,
    dueAt: row.due_at?.toISOString() ?? null,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
  };
}

/** An entry with all that happened on its way. */
export function presentTrace(row: EnrolmentRead, trace: Trace, context: Context): EnrolmentDetail {
  const { words } = context;
  const { event = '', by = null } = row.trigger as { event?: string; by?: string };
  return {
    ...presentEnrolment(row, context),
    trigger: { event, words: eventWords(event, words.lang), by },
    steps: trace.steps.map((step) => presentStep(step, context)),
    messages: trace.messages.map(({ created_at, message, ...rest }) => ({
      ...rest,
      message: message === null ? null : words.names.named('messages', message),
      at: created_at.toISOString(),
    })),
    tasks: trace.tasks.map(({ due_at, ...task }) => ({ ...task, dueAt: due_at.toISOString() })),
    calls: trace.calls,
  };
}

function presentStep(step: TraceStep, { words, specs }: Context): EnrolmentDetail['steps'][number] {
  const spec = specs.get(specKey(step));
  return {
    seq: step.seq,
    at: step.at.toISOString(),
    version: step.version,
    node: Math.max(0, step.node),
    step: spec ? describeNode(spec, step.node, words) : null,
    outcome: step.outcome,
    ...presentWitness(step.detail, words),
  };
}
