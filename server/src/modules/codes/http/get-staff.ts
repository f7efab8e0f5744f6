import { type StaffRow, staffListQuery, staffPageSchema, staffSorts } from '@hetang/contract/http/codes';
import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { readPauses, type StaffPause } from '../pause-staff.ts';
import { readStaffFacts } from '../read-staff-facts.ts';
import { desiredCode } from '../rules/desired-code.ts';
import { momentOf, type StaffFacts, staffState } from '../rules/hindrance.ts';
import { readSort, sortBy } from '../rules/sort-rows.ts';
import type { CodesHttpDeps } from './deps.ts';

/** `GET /v1/staff`: who takes people now, who does not, and why. */
export function getStaff({ db, clock }: CodesHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/staff',
      {
        config: { access: 'any' },
        schema: { tags: ['codes'], querystring: staffListQuery, response: { 200: staffPageSchema } },
      },
      async (request) => {
        const { page, size, sort, search, state } = request.query;
        const plan = (await currentPlan(db))?.plan;
        if (!plan) return { items: [], total: 0 };
        const now = clock.now();
        const [facts, pauses] = await Promise.all([readStaffFacts(db, plan, now), readPauses(db, now)]);
        const words = search?.trim().toLowerCase() ?? '';
        const rows = staffRows(plan, { facts, pauses, now }).filter(
          (row) =>
            (state === undefined || row.state === state) &&
            (row.name.toLowerCase().includes(words) || row.key.toLowerCase().includes(words)),
        );
        const order = readSort(sort, staffSorts);
        if (order) sortBy(rows, order);
        return { items: rows.slice((page - 1) * size, page * size), total: rows.length };
      },
    );
  };
}

function staffRows(
  plan: Plan,
  { facts, pauses, now }: { facts: StaffFacts; pauses: ReadonlyMap<string, StaffPause>; now: Date },
): StaffRow[] {
  const names = namesOf(plan);
  const codes = new Map<string, StaffRow['codes']>();
  for (const key of Object.keys(plan.codes)) {
    for (const staff of desiredCode(plan, key, { facts, now })?.duty.on ?? [])
      codes.set(staff, [...(codes.get(staff) ?? []), names.named('codes', key)]);
  }
  return Object.entries(plan.staff).map(([key, staff]) => {
    const pause = pauses.get(key);
    return {
      key,
      name: staff.name,
      state: staffState(plan, key, { facts, at: momentOf(plan, now) }),
      pause: pause
        ? {
            until: pause.until?.toISOString() ?? null,
            reason: pause.reason,
            by: pause.by,
            at: pause.at.toISOString(),
          }
        : null,
      addedToday: facts.addedToday.get(key) ?? 0,
      limit: staff.capacity?.['adds-per-day'] ?? null,
      codes: codes.get(key) ?? [],
    };
  });
}
