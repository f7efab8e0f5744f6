import { moveResultSchema, moveSchema } from '@hetang/contract/http/journeys';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { movePeople } from '../move/move-people.ts';
import type { JourneysDeps } from './deps.ts';

/** `POST /v1/journeys/:key/move`: shows, or carries out, how people go on in the newest version. */
export function postMove({ db, clock }: JourneysDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/journeys/:key/move',
      {
        config: { access: 'any' },
        schema: {
          tags: ['journeys'],
          params: z.object({ key: keySchema }),
          body: moveSchema,
          response: { 200: moveResultSchema },
        },
      },
      async (request) => {
        const { map, from, ...body } = request.body;
        const plan = await currentPlan(db);
        const words = { names: namesOf(plan?.plan ?? null), lang: langOf(request) };
        const wish = {
          ...body,
          journey: request.params.key,
          from: [...new Set(from)],
          map: new Map(Object.entries(map).map(([node, target]) => [Number(node), target])),
          by: request.caller?.name ?? '',
        };
        return db.transaction((tx) => movePeople(tx, wish, { now: clock.now(), words }));
      },
    );
  };
}
