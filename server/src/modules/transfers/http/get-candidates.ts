import { type CandidatePage, candidateListQuery, candidatePageSchema } from '@hetang/contract/http/transfers';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { giverOf } from '../rules/giver-of.ts';
import { candidatesOf, orderOf } from '../sql/candidates.ts';
import type { TransferHttpDeps } from './deps.ts';

type Problem = NonNullable<CandidatePage['items'][number]['problem']>;
interface Row {
  id: number;
  name: string | null;
  stage: string | null;
  since: Date;
  problem: Problem | null;
}

/** `GET /v1/transfers/candidates`: the customers of a member, each with what keeps them from being handed over. */
export function getCandidates({ db, clock }: TransferHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/transfers/candidates',
      {
        config: { access: 'any' },
        schema: {
          tags: ['transfers'],
          querystring: candidateListQuery,
          response: { 200: candidatePageSchema },
        },
      },
      async (request) => {
        const { page, size, sort, kind, from, problem, ...filter } = request.query;
        const plan = (await currentPlan(db))?.plan;
        if (!plan) return { items: [], total: 0, able: 0, problems: [] };
        const all = candidatesOf(giverOf(plan, kind, from), filter, clock.now());
        const counts = await db.rows<{ problem: Problem | null; count: number }>(
          sql`select problem, count(*) as count from (${all}) q group by problem order by problem`,
        );
        const rows = await db.rows<Row>(sql`
          select q.id, q.name, q.stage, q.since, q.problem from (${all}) q
          where ${problem ?? null}::text is null or coalesce(q.problem, 'none') = ${problem ?? null}
          order by ${orderOf(sort)} limit ${size} offset ${(page - 1) * size}`);
        const names = namesOf(plan);
        const meant = counts.filter((one) => problem === undefined || (one.problem ?? 'none') === problem);
        return {
          items: rows.map(({ since, stage, ...row }) => ({
            ...row,
            stage: stage === null ? null : names.named('stages', stage),
            since: since.toISOString(),
          })),
          total: meant.reduce((sum, { count }) => sum + count, 0),
          able: counts.find((one) => one.problem === null)?.count ?? 0,
          problems: counts.flatMap((one) =>
            one.problem === null ? [] : [{ problem: one.problem, count: one.count }],
          ),
        };
      },
    );
  };
}
