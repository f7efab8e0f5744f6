import { enrolmentDetailSchema } from '@hetang/contract/http/journeys';
import { z } from 'zod';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { findEnrolment, specsOf } from '../sql/list-enrolments.ts';
import { readTrace } from '../sql/read-trace.ts';
import type { JourneysDeps } from './deps.ts';
import { presentTrace } from './present-enrolment.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `GET /v1/enrolments/:id`: one person's way, every decision with what it was made from. 轨迹 */
export function getEnrolment({ db }: Pick<JourneysDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/enrolments/:id',
      {
        config: { access: 'any' },
        schema: { tags: ['journeys'], params, response: { 200: enrolmentDetailSchema } },
      },
      async (request) => {
        const { id } = request.params;
        const [plan, row] = await Promise.all([currentPlan(db), findEnrolment(db, id)]);
        if (!row) throw new HetangError('request/not-found', { what: `enrolment ${id}` });
        const trace = await readTrace(db, { id, contactId: row.contact_id });
        const specs = await specsOf(db, [row, ...trace.steps]);
        const words = { names: namesOf(plan?.plan ?? null), lang: langOf(request) };
        return presentTrace(row, trace, { words, specs });
      },
    );
  };
}
