import { type CodeDetail, codeDetailSchema } from '@hetang/contract/http/codes';
import type { Plan } from '@hetang/contract/plan/registry';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { addDays, dayIn, startOfDay } from '../../../kernel/zone.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type CodeView, readCodeViews } from '../read-code-rows.ts';
import { readStaffFacts } from '../read-staff-facts.ts';
import { codeStaffKey, type StaffFacts } from '../rules/hindrance.ts';
import { nextChange } from '../rules/next-change.ts';
import type { CodesHttpDeps } from './deps.ts';

const DAYS_SHOWN = 30;

/** `GET /v1/codes/:key`: who is behind a code now, why, what comes next, and what it brings day by day. */
export function getCode({ db, clock }: CodesHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/codes/:key',
      {
        config: { access: 'any' },
        schema: {
          tags: ['codes'],
          params: z.object({ key: keySchema }),
          response: { 200: codeDetailSchema },
        },
      },
      async (request): Promise<CodeDetail> => {
        const { key } = request.params;
        const plan = (await currentPlan(db))?.plan;
        if (!plan || !Object.hasOwn(plan.codes, key))
          throw new HetangError('request/not-found', { what: `code ${key}` });
        const now = clock.now();
        const facts = await readStaffFacts(db, plan, now);
        const [view] = await readCodeViews(db, plan, { facts, now, lang: langOf(request), keys: [key] });
        if (!view) throw new HetangError('request/not-found', { what: `code ${key}` });
        const { timezone } = plan.meta;
        const since = startOfDay(addDays(dayIn(now, timezone), 1 - DAYS_SHOWN), timezone);
        const days = await db.rows<{ day: string; added: number }>(sql`
          select to_char(added_at at time zone ${timezone}, 'YYYY-MM-DD') as day, count(*)::int as added
          from relation where code = ${key} and added_at >= ${since} group by 1 order by 1`);
        return { ...view.row, ...describe(plan, view, { facts, now }), days };
      },
    );
  };
}

function describe(
  plan: Plan,
  { row, wish, wantedHash, specHash, changedAt }: CodeView,
  known: { facts: StaffFacts; now: Date },
): Omit<CodeDetail, keyof CodeView['row'] | 'days'> {
  const { key } = row;
  const spec = plan.codes[key];
  const names = namesOf(plan);
  const next = nextChange(plan, key, known);
  return {
    remark: spec?.remark ?? null,
    welcome: spec?.welcome === undefined ? null : names.named('messages', spec.welcome),
    dailyLimit: spec?.['daily-limit'] ?? null,
    autoAccept: spec?.['auto-accept'] ?? null,
    inStep: wantedHash === null || (row.state === 'live' && specHash === wantedHash),
    changedAt: changedAt?.toISOString() ?? null,
    people: peopleOf(plan, key, { wish, facts: known.facts }),
    next: next && {
      at: next.at.toISOString(),
      level: next.duty.level,
      staff: next.duty.on.map((staff) => names.named('staff', staff)),
      skipVerify: next.code.skipVerify,
    },
  };
}

function peopleOf(
  plan: Plan,
  key: string,
  { wish, facts }: { wish: CodeView['wish']; facts: StaffFacts },
): CodeDetail['people'] {
  if (!wish) return [];
  const spec = plan.codes[key];
  const names = namesOf(plan);
  return [...wish.duty.on, ...wish.duty.off.keys()].map((staff) => {
    const limits = [spec?.['daily-limit'], plan.staff[staff]?.capacity?.['adds-per-day']];
    const known = limits.filter((limit) => limit !== undefined);
    const on = wish.duty.on.includes(staff);
    return {
      staff: names.named('staff', staff),
      on,
      hindrance: on ? null : (wish.duty.off.get(staff) ?? 'other-shift'),
      backup: spec?.backup?.includes(staff) ?? false,
      addedToday: facts.addedByCode.get(codeStaffKey(key, staff)) ?? 0,
      limit: known.length === 0 ? null : Math.min(...known),
    };
  });
}
