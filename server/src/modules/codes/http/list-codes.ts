import { codeListSchema } from '@hetang/contract/http/work';
import type { Plan } from '@hetang/contract/plan/registry';
import type { z } from 'zod';
import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { desiredCode } from '../rules/desired-code.ts';

type CodeItem = z.infer<typeof codeListSchema>['items'][number];

interface Row {
  key: string;
  state: CodeItem['state'];
  error: { zh: string; en: string } | null;
  qr_url: string | null;
  added: number;
  lost: number;
}

/** `GET /v1/codes`: the codes of the plan in its order, with their state and who came by them. */
export function listCodes({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.get(
      '/v1/codes',
      { config: { access: 'any' }, schema: { response: { 200: codeListSchema } } },
      async (request) => {
        const current = await currentPlan(db);
        if (!current) return { items: [] };
        return { items: await readItems(db, current.plan, langOf(request)) };
      },
    );
  };
}

async function readItems(db: Database, plan: Plan, lang: Lang): Promise<CodeItem[]> {
  const keys = Object.keys(plan.codes);
  const rows = await db.rows<Row>(sql`
    select k.key, coalesce(c.state, 'creating') as state, c.error, c.qr_url,
           coalesce(r.added, 0)::int as added, coalesce(r.lost, 0)::int as lost
    from unnest(${keys}::text[]) as k (key)
    left join channel_code c on c.key = k.key
    left join (
      select code, count(*) as added, count(lost_at) as lost
      from relation where code = any(${keys}::text[]) group by code) r on r.code = k.key`);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return Object.entries(plan.codes).map(([key, code]) => {
    const row = byKey.get(key);
    return {
      key,
      name: code.name,
      staff: code.staff.map((staff) => ({ key: staff, name: plan.staff[staff]?.name ?? staff })),
      tags: code.tags,
      state: desiredCode(plan, key) ? (row?.state ?? 'creating') : 'recorded',
      error: row?.error?.[lang] ?? null,
      qrUrl: row?.qr_url ? `/v1/codes/${key}/qr.png` : null,
      added: row?.added ?? 0,
      lost: row?.lost ?? 0,
    };
  });
}
