import { contactPointsSchema } from '@hetang/contract/http/points';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type BalanceRow, readBalances } from '../sql/list-movements.ts';
import { contactParams, type PointsDeps } from './deps.ts';

const nothing: Omit<BalanceRow, 'scheme'> = {
  balance: 0,
  ends_at: null,
  ending: null,
  earned: 0,
  spent: 0,
  expired: 0,
};

/** `GET /v1/contacts/:id/points`: what a contact has in each scheme of the plan, and of earlier plans where there is something. */
export function getContactPoints({ db, clock }: PointsDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/:id/points',
      {
        config: { access: 'any' },
        schema: { tags: ['points'], params: contactParams, response: { 200: contactPointsSchema } },
      },
      async ({ params: { id } }) => {
        if (!(await db.one(sql`select 1 from contact where id = ${id}`)))
          throw new HetangError('request/not-found', { what: `contact ${id}` });
        const plan = (await currentPlan(db))?.plan ?? null;
        const names = namesOf(plan);
        const rows = await readBalances(db, id, clock.now());
        const schemes = new Set([...Object.keys(plan?.points ?? {}), ...rows.map(({ scheme }) => scheme)]);
        const items = [...schemes].map((scheme) => {
          const row = rows.find((one) => one.scheme === scheme) ?? { scheme, ...nothing };
          const { balance, earned, spent, expired, ends_at: at, ending: points } = row;
          return {
            scheme: names.named('points', scheme),
            balance,
            ending: at && points !== null ? { points, at: at.toISOString() } : null,
            earned,
            spent,
            expired,
          };
        });
        return { items };
      },
    );
  };
}
