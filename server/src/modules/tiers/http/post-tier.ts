import { tierSetResultSchema, tierSetSchema } from '@hetang/contract/http/tiers';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { askedBy } from '../../../kernel/http/asked-by.ts';
import { noteChange } from '../../audit/api.ts';
import { askForTier } from '../ask-for-tier.ts';
import { contactParams, type TierDeps } from './deps.ts';

/** `POST /v1/contacts/:id/tier`: puts a contact on a tier until the next review, or gives it back to the rules. */
export function postTier({ db, clock }: TierDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/contacts/:id/tier',
      {
        config: { access: 'any' },
        schema: {
          tags: ['tiers'],
          params: contactParams,
          body: tierSetSchema,
          response: { 200: tierSetResultSchema },
        },
      },
      async (request) => {
        const { caller, params, body } = request;
        const by = askedBy(caller, clock);
        await db.transaction(async (tx) => {
          await askForTier(tx, { contact: params.id, ...body }, by);
          await noteChange(tx, { object: 'contact', key: params.id, after: body });
        });
        return { ok: true as const };
      },
    );
  };
}
