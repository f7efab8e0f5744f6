import { broadcastTestResultSchema, broadcastTestSchema } from '@hetang/contract/http/reach';
import { z } from 'zod';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { sendTest, type TestDeps } from '../send-test.ts';

/** `POST /v1/broadcasts/:key/test`: shows it to members of staff in their own WeCom; nobody else gets anything. */
export function postTest(deps: TestDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/broadcasts/:key/test',
      {
        config: { access: 'any' },
        schema: {
          tags: ['reach'],
          params: z.object({ key: z.string().max(64) }),
          body: broadcastTestSchema,
          response: { 200: broadcastTestResultSchema },
        },
      },
      async (request) => {
        const wish = {
          ...request.body,
          broadcast: request.params.key,
          by: request.caller?.name ?? '',
        };
        const ends = await sendTest(deps, wish, langOf(request));
        const names = namesOf((await currentPlan(deps.db))?.plan ?? null);
        return {
          items: ends.map(({ staff, problem }) => ({ staff: names.named('staff', staff), problem })),
        };
      },
    );
  };
}
