import { pointsAskedSchema, pointsReversalSchema } from '@hetang/contract/http/points';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { askedBy } from '../../../kernel/http/asked-by.ts';
import { noteChange } from '../../audit/api.ts';
import { askForReversal } from '../ask-for-points.ts';
import { contactParams, type PointsDeps } from './deps.ts';

/** `POST /v1/contacts/:id/points/reversals`: takes a movement of points back, whole, with a reason. */
export function postReversal({ db, clock }: PointsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/contacts/:id/points/reversals',
      {
        config: { access: 'any' },
        schema: {
          tags: ['points'],
          params: contactParams,
          body: pointsReversalSchema,
          response: { 200: pointsAskedSchema },
        },
      },
      async ({ caller, params: { id: contact }, body }) => {
        const by = askedBy(caller, clock);
        await db.transaction(async (tx) => {
          await askForReversal(tx, { ...body, contact }, by);
          await noteChange(tx, { object: 'contact', key: contact, after: body });
        });
        return { ok: true as const, fresh: true };
      },
    );
  };
}
