import { type EventInput, type EventResult, eventInputSchema } from '@hetang/contract/http/events';
import { HetangError, type Lang } from '../../kernel/errors.ts';
import { unstorableAt } from '../../kernel/text.ts';
import type { IncomingEvent } from './ingest-events.ts';

/** Clocks of senders may be ahead, but not by more than a day. */
const FUTURE_MS = 86_400_000;

export type ReadEvent = { ok: true; event: IncomingEvent } | { ok: false; error: HetangError; field: string };

/** Checks one event as a sender wrote it. @param shift milliseconds by which the time it says is moved */
export function readEvent(input: unknown, now: Date, shift = 0): ReadEvent {
  const parsed = eventInputSchema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(issue?.path.map(String).join('.') ?? '', issue?.message ?? '');
  }
  const bad = unstorableAt(parsed.data);
  if (bad !== null) return refuse(bad, 'a character that cannot be stored (NUL or half of one)');
  const at = parsed.data.at === undefined ? now : new Date(Date.parse(parsed.data.at) + shift);
  if (at.getTime() > now.getTime() + FUTURE_MS) {
    const error = new HetangError('event/future', { at: at.toISOString() });
    return { ok: false, field: 'at', error };
  }
  return { ok: true, event: toIncoming(parsed.data, at) };
}

/** What one item of a batch comes to when it was refused. */
export function refusal(read: ReadEvent & { ok: false }, lang: Lang): EventResult {
  return {
    status: 'rejected',
    error: { code: read.error.code, message: read.error.say(lang).message, field: read.field },
  };
}

function refuse(field: string, problem: string): ReadEvent {
  return { ok: false, field, error: new HetangError('event/invalid', { field, problem }) };
}

function toIncoming(input: EventInput, at: Date): IncomingEvent {
  return {
    name: input.name,
    at,
    identities: Object.entries(input.contact).map(([kind, value]) => ({ kind, value: String(value) })),
    props: input.props,
    dedupe: input.id,
  };
}
