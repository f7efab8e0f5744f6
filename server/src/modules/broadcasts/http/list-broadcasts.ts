import { broadcastListSchema } from '@hetang/contract/http/reach';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import type { BroadcastDeps } from './deps.ts';

/** `GET /v1/broadcasts`: the broadcasts of the plan, each with its next run. */
export function listBroadcasts({ db }: BroadcastDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/broadcasts',
      { config: { access: 'any' }, schema: { tags: ['reach'], response: { 200: broadcastListSchema } } },
      async (request) => {
        const plan = (await currentPlan(db))?.plan ?? null;
        const names = namesOf(plan);
        const words = { names, lang: langOf(request) };
        const rows = await db.rows<{ broadcast: string; next: Date }>(sql`
          select broadcast, min(due_at) as next from broadcast_run where state = 'planned' group by broadcast`);
        const next = new Map(rows.map((row) => [row.broadcast, row.next.toISOString()]));
        return {
          items: Object.entries(plan?.broadcasts ?? {}).map(([key, broadcast]) => ({
            key,
            name: broadcast.name,
            audience: 'groups' in broadcast ? ('groups' as const) : ('contacts' as const),
            to: 'groups' in broadcast ? null : explainCondition(broadcast.to, words),
            message: names.named('messages', broadcast.message),
            groups:
              'groups' in broadcast ? broadcast.groups.map((one) => names.named('communities', one)) : [],
            value: broadcast.value,
            next: next.get(key) ?? null,
          })),
        };
      },
    );
  };
}
