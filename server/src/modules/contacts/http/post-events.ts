import {
  type EventResult,
  eventBatchResultSchema,
  eventBatchSchema,
  eventInputSchema,
  eventResultSchema,
} from '@hetang/contract/http/events';
import type { Clock } from '../../../kernel/clock.ts';
import { HetangError, type Lang } from '../../../kernel/errors.ts';
import type { Caller, Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import type { Metrics } from '../../../kernel/telemetry/metrics.ts';
import type { IngestGate } from '../ingest-gate.ts';
import { type ReadEvent, readEvent, refusal } from '../read-event.ts';
import type { RefusedEvent, SenderWatch } from '../sender-watch.ts';

export interface PostEventsDeps {
  gate: IngestGate;
  clock: Clock;
  metrics: Metrics;
  senders: SenderWatch;
}

/** `POST /v1/events` takes one event, `POST /v1/events/batch` up to 1,000, each judged for itself. */
export function postEvents(deps: PostEventsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/events',
      { config: { access: 'any' }, schema: { body: eventInputSchema, response: { 200: eventResultSchema } } },
      async (request) => {
        const by = { source: sourceOf(request.caller), lang: langOf(request) };
        const read = readEvent(request.body, deps.clock.now());
        const results = await take(deps, [read], by);
        await noteRefused(deps, [request.body], { results, source: by.source });
        if (!read.ok) throw read.error;
        const [result] = results;
        if (result && result.status !== 'rejected') return result;
        throw new HetangError('event/unknown-contact', { id: result?.error?.field ?? '' });
      },
    );
    app.post(
      '/v1/events/batch',
      {
        config: { access: 'any' },
        // A program on a fast line: packing the answer would cost more than all else that is done for it.
        compress: false,
        schema: { body: eventBatchSchema, response: { 200: eventBatchResultSchema } },
      },
      async (request) => {
        const { events, sentAt } = request.body;
        const source = sourceOf(request.caller);
        const shift =
          sentAt === undefined
            ? 0
            : await deps.senders.measure(source, { at: new Date(sentAt), events: events.length });
        const results = await take(deps, readAll(deps, events, shift), { source, lang: langOf(request) });
        await noteRefused(deps, events, { results, source });
        return { results };
      },
    );
  };
}

function readAll(deps: PostEventsDeps, inputs: readonly unknown[], shift: number): ReadEvent[] {
  const now = deps.clock.now();
  return inputs.map((input) => readEvent(input, now, shift));
}

const sourceOf = (caller: Caller | null): string =>
  caller?.kind === 'key' ? `api:${caller.name}` : 'console';

const REFUSALS: Readonly<Record<string, RefusedEvent['problem']>> = {
  'event/future': 'future',
  'event/unknown-contact': 'unknown-contact',
};

/** Counts what was refused, once the others are safe. */
async function noteRefused(
  { senders }: PostEventsDeps,
  inputs: readonly unknown[],
  { results, source }: { results: readonly EventResult[]; source: string },
): Promise<void> {
  const refused = results.flatMap(({ error }, nr): RefusedEvent[] => {
    if (!error) return [];
    const input = inputs[nr];
    const name = typeof input === 'object' && input !== null && 'name' in input ? input.name : undefined;
    return [{ name, problem: REFUSALS[error.code] ?? 'invalid', field: error.field ?? '' }];
  });
  await senders.noteRefused(source, refused);
}

/** The answer is sent after the commit: what is acknowledged is in the log. */
async function take(
  deps: PostEventsDeps,
  read: readonly ReadEvent[],
  by: { source: string; lang: Lang },
): Promise<EventResult[]> {
  const good = read.flatMap((one) => (one.ok ? [one.event] : []));
  const taken = await deps.gate.take(good, by.source);
  deps.metrics.eventsAppended.inc(
    { source: 'api' },
    taken.filter((result) => result.status === 'accepted').length,
  );
  const queue = taken[Symbol.iterator]();
  return read.map((one): EventResult => {
    if (!one.ok) return refusal(one, by.lang);
    const result = queue.next().value;
    if (result && result.status !== 'rejected') return { status: result.status, contactId: result.contactId };
    const id = one.event.identities.find((identity) => identity.kind === 'contact_id')?.value ?? '';
    const error = new HetangError('event/unknown-contact', { id });
    return {
      status: 'rejected',
      error: { code: error.code, message: error.say(by.lang).message, field: id },
    };
  });
}
