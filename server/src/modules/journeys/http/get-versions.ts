import { journeyVersionsSchema } from '@hetang/contract/http/journeys';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { countByVersion } from '../sql/count-at-nodes.ts';
import { findJourney, versionsWithSameSteps } from '../sql/find-journey.ts';
import type { JourneysDeps } from './deps.ts';

/** `GET /v1/journeys/:key/versions`: who is under way on which version. */
export function getVersions({ db }: Pick<JourneysDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/journeys/:key/versions',
      {
        config: { access: 'any' },
        schema: {
          tags: ['journeys'],
          params: z.object({ key: keySchema }),
          response: { 200: journeyVersionsSchema },
        },
      },
      async (request) => {
        const { key } = request.params;
        const [found, rows] = await Promise.all([findJourney(db, key), countByVersion(db, key)]);
        const same = new Set(found ? await versionsWithSameSteps(db, key, found.version) : []);
        return {
          items: rows.map(({ version, applied_at, people }) => ({
            version,
            appliedAt: applied_at.toISOString(),
            people,
            sameSteps: same.has(version),
          })),
        };
      },
    );
  };
}
