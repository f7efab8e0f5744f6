import { relationHistoryQuery, relationHistorySchema } from '@hetang/contract/http/contacts';
import { z } from 'zod';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { listRelationEvents } from '../sql/list-relation-events.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

const changes = {
  'contact.added': 'added',
  'contact.lost': 'lost',
  'contact.removed': 'removed',
  'relation.transferred': 'transferred',
} as const;

/** `GET /v1/contacts/:id/relations`: who of the staff was added, left and handed over when; newest first. */
export function getRelations({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/:id/relations',
      {
        config: { access: 'any' },
        schema: {
          tags: ['contacts'],
          params,
          querystring: relationHistoryQuery,
          response: { 200: relationHistorySchema },
        },
      },
      async ({ params: { id }, query: { page, size } }) => {
        const names = namesOf((await currentPlan(db))?.plan ?? null);
        const rows = await listRelationEvents(db, id, { limit: size, offset: (page - 1) * size });
        return {
          items: rows.map(({ name, at, staff, giver, code, source }) => ({
            change: changes[name],
            at: at.toISOString(),
            staff: names.named('staff', staff),
            from: giver === null ? null : names.named('staff', giver),
            code: code === null ? null : names.named('codes', code),
            source,
          })),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}
