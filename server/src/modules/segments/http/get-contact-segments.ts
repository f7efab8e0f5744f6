import { contactSegmentsSchema } from '@hetang/contract/http/segments';
import { z } from 'zod';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { membershipsOf } from '../sql/list-members.ts';
import { contactId, type SegmentDeps } from './deps.ts';

/** `GET /v1/contacts/:id/segments`: the segments that a contact belongs to, in the order of the plan. */
export function getContactSegments({ db }: SegmentDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/:id/segments',
      {
        config: { access: 'any' },
        schema: {
          tags: ['segments'],
          params: z.object({ id: contactId }),
          response: { 200: contactSegmentsSchema },
        },
      },
      async (request) => {
        const plan = (await currentPlan(db))?.plan;
        if (!plan) return { items: [] };
        const members = await membershipsOf(db, request.params.id);
        const since = new Map(members.map((row) => [row.key, row.since]));
        const words = { names: namesOf(plan), lang: langOf(request) };
        const items = Object.entries(plan.segments).flatMap(([key, { name, when }]) => {
          const at = since.get(key);
          return at ? [{ key, name, when: explainCondition(when, words), since: at.toISOString() }] : [];
        });
        return { items };
      },
    );
  };
}
