import { tagMarksSchema } from '@hetang/contract/http/tag-marks';
import { z } from 'zod';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { lastLook, listMarks } from '../sql/list-marks.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `GET /v1/contacts/:id/tag-marks`: how far each tag is on its way to WeCom, and whether WeCom shows it. */
export function getTagMarks({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/:id/tag-marks',
      {
        config: { access: 'any' },
        schema: { tags: ['contacts'], params, response: { 200: tagMarksSchema } },
      },
      async ({ params: { id } }) => {
        const plan = (await currentPlan(db))?.plan ?? null;
        const names = namesOf(plan);
        const groups = Object.entries(plan?.tags ?? {}).flatMap(([key, { wecom }]) => (wecom ? [key] : []));
        const [marks, lookedAt] = await Promise.all([listMarks(db, id, groups), lastLook(db, id)]);
        return {
          lookedAt: lookedAt?.toISOString() ?? null,
          items: marks.map((mark) => ({
            group: names.named('tags', mark.tag_group),
            tag: { key: mark.tag, name: names.tagValue(mark.tag_group, mark.tag) },
            source: mark.source,
            wish: mark.wish,
            wishedAt: mark.created_at?.toISOString() ?? null,
            calledAt: mark.called_at?.toISOString() ?? null,
            settledAt: mark.settled_at?.toISOString() ?? null,
            state: mark.state,
            reason: mark.reason,
            shown: mark.shown,
          })),
        };
      },
    );
  };
}
