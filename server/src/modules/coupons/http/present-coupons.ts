import type { Coupon } from '@hetang/contract/http/coupons';
import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import type { Lang } from '../../../kernel/errors.ts';
import { currentPlan, planAt } from '../../../plan/current.ts';
import { worthWords } from '../rules/worth.ts';
import type { CouponRow } from '../sql/read-coupons.ts';

/** Coupons as they are shown, each with what it is worth by the version of the plan that gave it. */
export async function presentCoupons(
  db: Queryable,
  rows: readonly CouponRow[],
  lang: Lang,
): Promise<Coupon[]> {
  const current = await currentPlan(db);
  const names = namesOf(current?.plan ?? null);
  const plans = new Map<number, Plan | null>(current ? [[current.version, current.plan]] : []);
  for (const version of new Set(rows.map((row) => row.version)))
    if (!plans.has(version)) plans.set(version, await planAt(db, version));
  return rows.map((row) => ({
    code: row.code,
    activity: names.named('activities', row.activity),
    worth: worthOf(plans.get(row.version), row.activity, lang),
    state: row.state,
    contact: { id: row.contact_id, name: row.contact_name },
    givenAt: row.given_at.toISOString(),
    journey: row.source.startsWith('journey:')
      ? names.named('journeys', row.source.slice('journey:'.length))
      : null,
    endsAt: row.ends_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by,
    closedFor: row.closed_for,
  }));
}

function worthOf(plan: Plan | null | undefined, activity: string, lang: Lang): string | null {
  const spec = plan && Object.hasOwn(plan.activities, activity) ? plan.activities[activity] : undefined;
  return spec?.type === 'coupon' ? worthWords(spec, lang) : null;
}
