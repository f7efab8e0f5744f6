import { codeChangePageSchema, codeChangesQuery } from '@hetang/contract/http/codes';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import type { DutyLevel } from '../rules/desired-code.ts';
import type { Hindrance } from '../rules/hindrance.ts';
import type { CodesHttpDeps } from './deps.ts';

interface Row {
  at: Date;
  level: DutyLevel;
  on_staff: string[];
  off_staff: Record<string, Hindrance | null>;
  skip_verify: boolean;
  total: number;
}

/** `GET /v1/codes/:key/changes`: what a live code has been on the platform, newest first. */
export function getCodeChanges({ db }: CodesHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/codes/:key/changes',
      {
        config: { access: 'any' },
        schema: {
          tags: ['codes'],
          params: z.object({ key: keySchema }),
          querystring: codeChangesQuery,
          response: { 200: codeChangePageSchema },
        },
      },
      async (request) => {
        const { page, size } = request.query;
        const names = namesOf((await currentPlan(db))?.plan ?? null);
        const rows = await db.rows<Row>(sql`
          select at, level, on_staff, off_staff, skip_verify, count(*) over () as total
          from channel_code_change where key = ${request.params.key}
          order by id desc limit ${size} offset ${(page - 1) * size}`);
        return {
          items: rows.map((row) => ({
            at: row.at.toISOString(),
            level: row.level,
            on: row.on_staff.map((staff) => names.named('staff', staff)),
            off: Object.entries(row.off_staff).map(([staff, hindrance]) => ({
              ...names.named('staff', staff),
              hindrance: hindrance ?? ('other-shift' as const),
            })),
            skipVerify: row.skip_verify,
          })),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}
