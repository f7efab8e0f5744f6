import { momentAnswerSchema, momentRequestSchema } from '@hetang/contract/http/moments';
import type { Plan } from '@hetang/contract/plan/registry';
import type { z } from 'zod';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { contentOf } from '../content-of.ts';
import type { MomentSlotWish } from '../rules/next-posts.ts';
import type { MomentHttpDeps } from './deps.ts';

const HOUR_MS = 3_600_000;

/** `POST /v1/moments`: asks members to publish something now. */
export function postMoment({ db, clock }: MomentHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/moments',
      {
        config: { access: 'any' },
        schema: { tags: ['reach'], body: momentRequestSchema, response: { 200: momentAnswerSchema } },
      },
      async (request) => {
        const { key, hours } = request.body;
        const current = await currentPlan(db);
        if (!current) throw new HetangError('request/not-found', { what: 'plan' });
        const slot = slotOf(current.plan, request.body);
        const now = clock.now();
        const by = request.caller?.name ?? '';
        return db.transaction(async (tx) => {
          const made = await tx.one<{ id: number }>(sql`
            insert into moment_post (request_key, asked_by, due_at, slot, plan_version, not_after, created_at)
            values (${key}, ${by}, ${now}, ${JSON.stringify(slot)}::jsonb, ${current.version},
                    ${new Date(now.getTime() + hours * HOUR_MS)}, ${now})
            on conflict (request_key) do nothing returning id`);
          const row =
            made ??
            (await tx.one<{ id: number }>(sql`select id from moment_post where request_key = ${key}`));
          return { id: row?.id ?? 0 };
        });
      },
    );
  };
}

/** What is wanted, after a look at whether it can be. */
function slotOf(plan: Plan, { what, staff, visibleTo }: z.infer<typeof momentRequestSchema>): MomentSlotWish {
  const slot = { ...what, staff: [...new Set(staff)], visibleTo };
  const stranger = slot.staff.find((one) => !Object.hasOwn(plan.staff, one));
  if (stranger !== undefined) throw new HetangError('request/invalid', { field: 'staff', problem: stranger });
  const tag = visibleTo.find((ref) => !isTag(plan, ref));
  if (tag !== undefined) throw new HetangError('request/invalid', { field: 'visibleTo', problem: tag });
  const found = contentOf(plan, slot);
  if ('fault' in found) throw new HetangError('moment/unfit', { problem: found.fault });
  return slot;
}

function isTag(plan: Plan, ref: string): boolean {
  const [group = '', value = ''] = ref.split('/');
  const values = Object.hasOwn(plan.tags, group) ? plan.tags[group]?.values : undefined;
  return values !== undefined && Object.hasOwn(values, value);
}
