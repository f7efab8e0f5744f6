import { eventSourceAnswerSchema, eventSourceWishSchema } from '@hetang/contract/http/event-notices';
import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';

/** `PUT /v1/events/sources/:source`: whether times of a sender's events are moved by what its clock is wrong. */
export function putEventSource({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.put(
      '/v1/events/sources/:source',
      {
        config: { access: 'any' },
        schema: {
          tags: ['events'],
          params: z.object({ source: z.string().max(128) }),
          body: eventSourceWishSchema,
          response: { 200: eventSourceAnswerSchema },
        },
      },
      async (request) => {
        const { source } = request.params;
        const { correct } = request.body;
        const by = request.caller?.name ?? 'unknown';
        const changed = await db.run(sql`
          update event_source set correct = ${correct}, decided_by = ${by}, decided_at = ${clock.now()}
          where source = ${source}`);
        if (changed === 0) throw new HetangError('event/unknown-source', { source });
        return { source, correct };
      },
    );
  };
}
