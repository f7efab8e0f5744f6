import { enrolmentListQuery, enrolmentPageSchema } from '@hetang/contract/http/journeys';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { versionsWithSameSteps } from '../sql/find-journey.ts';
import { type EnrolmentSort, enrolmentSorts, listEnrolments, specsOf } from '../sql/list-enrolments.ts';
import type { JourneysDeps } from './deps.ts';
import { presentEnrolment } from './present-enrolment.ts';

/** `GET /v1/enrolments`: who is or was in which journey, and where. */
export function getEnrolments({ db }: Pick<JourneysDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/enrolments',
      {
        config: { access: 'any' },
        schema: {
          tags: ['journeys'],
          querystring: enrolmentListQuery,
          response: { 200: enrolmentPageSchema },
        },
      },
      async (request) => {
        const { page, size, sort, version, stepsOf, ...asked } = request.query;
        const versions = await versionsAsked(db, { version, stepsOf, journey: asked.journey });
        const filter = { ...asked, versions };
        const [plan, found] = await Promise.all([
          currentPlan(db),
          listEnrolments(db, filter, { ...readSort(sort), limit: size, offset: (page - 1) * size }),
        ]);
        const words = { names: namesOf(plan?.plan ?? null), lang: langOf(request) };
        const specs = await specsOf(db, found.rows);
        return {
          items: found.rows.map((row) => presentEnrolment(row, { words, specs })),
          total: found.total,
        };
      },
    );
  };
}

/** Versions that both filters let through; undefined for all. */
async function versionsAsked(
  db: Database,
  asked: { version: number | undefined; stepsOf: number | undefined; journey: string | undefined },
): Promise<number[] | undefined> {
  const { version, stepsOf, journey } = asked;
  if (stepsOf === undefined) return version === undefined ? undefined : [version];
  if (journey === undefined) {
    throw new HetangError('request/invalid', { field: 'journey', problem: 'needed beside stepsOf' });
  }
  const same = await versionsWithSameSteps(db, journey, stepsOf);
  return same.filter((one) => version === undefined || one === version);
}

function readSort(text = '-id'): { sort: EnrolmentSort; descending: boolean } {
  const sort = enrolmentSorts.find((known) => known === text.replace(/^-/, ''));
  if (!sort) throw new HetangError('request/invalid', { field: 'sort', problem: enrolmentSorts.join(', ') });
  return { sort, descending: text.startsWith('-') };
}
