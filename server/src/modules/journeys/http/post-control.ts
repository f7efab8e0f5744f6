import { controlResultSchema, controlSchema } from '@hetang/contract/http/journeys';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { controlJourney } from '../control/control-journey.ts';
import type { JourneysDeps } from './deps.ts';

/** `POST /v1/journeys/:key/control`: pause, resume, drain or stop, with what that concerns. */
export function postControl({ db, clock }: JourneysDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/journeys/:key/control',
      {
        config: { access: 'any' },
        schema: {
          tags: ['journeys'],
          params: z.object({ key: keySchema }),
          body: controlSchema,
          response: { 200: controlResultSchema },
        },
      },
      async (request) => {
        const by = request.caller?.name ?? '';
        const wish = { ...request.body, journey: request.params.key, by };
        return db.transaction((tx) => controlJourney(tx, wish, clock.now()));
      },
    );
  };
}
