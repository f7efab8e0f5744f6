import { pointsAskedSchema, pointsChangeSchema } from '@hetang/contract/http/points';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { askedBy } from '../../../kernel/http/asked-by.ts';
import { noteChange } from '../../audit/api.ts';
import { askForPoints } from '../ask-for-points.ts';
import { contactParams, type PointsDeps } from './deps.ts';

/** `POST /v1/contacts/:id/points`: gives points with a reason, or takes them; the same `id` again takes no effect. */
export function postPoints({ db, clock }: PointsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/contacts/:id/points',
      {
        config: { access: 'any' },
        schema: {
          tags: ['points'],
          params: contactParams,
          body: pointsChangeSchema,
          response: { 200: pointsAskedSchema },
        },
      },
      async ({ caller, params: { id: contact }, body }) => {
        const by = askedBy(caller, clock);
        const fresh = await db.transaction(async (tx) => {
          const asked = await askForPoints(tx, { ...body, contact }, by);
          if (asked) await noteChange(tx, { object: 'contact', key: contact, after: body });
          return asked;
        });
        return { ok: true as const, fresh };
      },
    );
  };
}
