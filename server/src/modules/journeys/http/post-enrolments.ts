import { enrolResultSchema, enrolSchema } from '@hetang/contract/http/journeys';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { enrolPeople } from '../enrol-people.ts';
import type { JourneysDeps } from './deps.ts';

/** `POST /v1/journeys/:key/enrolments`: asks for people to enter; an answer for each. */
export function postEnrolments({ db, clock }: JourneysDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/journeys/:key/enrolments',
      {
        config: { access: 'any' },
        schema: {
          tags: ['journeys'],
          params: z.object({ key: keySchema }),
          body: enrolSchema,
          response: { 200: enrolResultSchema },
        },
      },
      async (request) => {
        const { contacts, ...wish } = request.body;
        const { caller, params } = request;
        const people = contacts.map((identities) =>
          Object.entries(identities).map(([kind, value]) => ({ kind, value: String(value) })),
        );
        const by = `${caller?.kind === 'key' ? 'api' : 'staff'}:${caller?.name ?? ''}`;
        const results = await db.transaction((tx) =>
          enrolPeople(tx, { ...wish, journey: params.key, people, by }, clock.now()),
        );
        return { results };
      },
    );
  };
}
