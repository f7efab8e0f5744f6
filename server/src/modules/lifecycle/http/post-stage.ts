import { stageSetResultSchema, stageSetSchema } from '@hetang/contract/http/contacts';
import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { askedBy } from '../../../kernel/http/asked-by.ts';
import { noteChange } from '../../audit/api.ts';
import { askForStage } from '../ask-for-stage.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `POST /v1/contacts/:id/stage`: puts a contact on a stage by hand, further on or back, with a reason. */
export function postStage({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.post(
      '/v1/contacts/:id/stage',
      {
        config: { access: 'any' },
        schema: {
          tags: ['contacts'],
          params,
          body: stageSetSchema,
          response: { 200: stageSetResultSchema },
        },
      },
      async ({ caller, params: { id }, body }) => {
        const by = askedBy(caller, clock);
        await db.transaction(async (tx) => {
          await askForStage(tx, { contact: id, ...body }, by);
          await noteChange(tx, { object: 'contact', key: id, after: body });
        });
        return { ok: true as const };
      },
    );
  };
}
