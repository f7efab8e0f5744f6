import { codeListQuery, codePageSchema, codeSorts } from '@hetang/contract/http/codes';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type CodeRow, readCodeViews } from '../read-code-rows.ts';
import { readStaffFacts } from '../read-staff-facts.ts';
import { readSort, sortBy } from '../rules/sort-rows.ts';
import type { CodesHttpDeps } from './deps.ts';

/** `GET /v1/codes`: the codes of the plan in its order, with their state, who is behind them, and who came by them. */
export function listCodes({ db, clock }: CodesHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/codes',
      {
        config: { access: 'any' },
        schema: { tags: ['codes'], querystring: codeListQuery, response: { 200: codePageSchema } },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const order = readSort(sort, codeSorts);
        const plan = (await currentPlan(db))?.plan;
        if (!plan) return { items: [], total: 0 };
        const now = clock.now();
        const facts = await readStaffFacts(db, plan, now);
        const views = await readCodeViews(db, plan, { facts, now, lang: langOf(request) });
        const rows = views.map(({ row }) => row).filter((row) => isMeant(row, filter));
        if (order) sortBy(rows, order);
        return { items: rows.slice((page - 1) * size, page * size), total: rows.length };
      },
    );
  };
}

interface Filter {
  search?: string | undefined;
  state?: string | undefined;
  level?: string | undefined;
  staff?: string | undefined;
  community?: string | undefined;
}

function isMeant(row: CodeRow, { search, state, level, staff, community }: Filter): boolean {
  const words = search?.trim().toLowerCase() ?? '';
  return (
    (words === '' || row.name.toLowerCase().includes(words) || row.key.toLowerCase().includes(words)) &&
    (state === undefined || row.state === state) &&
    (level === undefined || row.level === level) &&
    (staff === undefined || row.staff.some((one) => one.key === staff)) &&
    (community === undefined || row.groups?.community.key === community)
  );
}
