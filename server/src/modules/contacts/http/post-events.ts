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

export interface PostEventsDeps {
  gate: IngestGate;
  clock: Clock;
  metrics: Metrics;
}

/** `POST /v1/events` takes one event, `POST /v1/events/batch` up to 1,000, each judged for itself. */
export function postEvents(deps: PostEventsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/events',
      { config: { access: 'any' }, schema: { body: eventInputSchema, response: { 200: eventResultSchema } } },
      async (request) => {
        const read = readEvent(request.body, deps.clock.now());
        if (!read.ok) throw read.error;
        const [result] = await take(deps, [read], { caller: request.caller, lang: langOf(request) });
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
      async (request) => ({
        results: await take(deps, readAll(deps, request.body.events), {
          caller: request.caller,
          lang: langOf(request),
        }),
      }),
    );
  };
}

function readAll(deps: PostEventsDeps, inputs: readonly unknown[]): ReadEvent[] {
  const now = deps.clock.now();
  return inputs.map((input) => readEvent(input, now));
}

/** The answer is sent after the commit: what is acknowledged is in the log. */
async function take(
  deps: PostEventsDeps,
  read: readonly ReadEvent[],
  by: { caller: Caller | null; lang: Lang },
): Promise<EventResult[]> {
  const good = read.flatMap((one) => (one.ok ? [one.event] : []));
  const source = by.caller?.kind === 'key' ? `api:${by.caller.name}` : 'console';
  const taken = await deps.gate.take(good, source);
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
