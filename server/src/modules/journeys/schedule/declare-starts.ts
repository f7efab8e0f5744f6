import type { Plan } from '@hetang/contract/plan/registry';
import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { PARTS } from '../../../kernel/log/append.ts';
import { datedFields, plannedReleases } from '../rules/planned-releases.ts';

/** Where the dated starts of the last apply are kept, so that only a change looks at every contact. */
const DATED = 'journeys.dated';

/**
 * Part of an apply: plans the fixed moments that are still to come, forgets those that the plan no longer has and that
 * have not begun, and has the engine look up the next date of everybody when starts by date have changed.
 */
export async function declareStarts(tx: Tx, plan: Plan, version: number): Promise<void> {
  const row = await tx.one<{ applied_at: Date }>(
    sql`select applied_at from plan_version where version = ${version}`,
  );
  if (!row) return;
  await planReleases(tx, plan, { version, now: row.applied_at });
  await armDates(tx, plan, row.applied_at);
}

async function planReleases(
  tx: Tx,
  plan: Plan,
  { version, now }: { version: number; now: Date },
): Promise<void> {
  const planned = plannedReleases(plan).filter(({ dueAt }) => dueAt > now);
  const rows = JSON.stringify(planned);
  await tx.run(sql`
    delete from journey_release r
    where finished_at is null and position = 0 and due_at > ${now} and not exists (
      select from json_to_recordset(${rows}::json) as p (journey text, "dueAt" timestamptz)
      where p.journey = r.journey and p."dueAt" = r.due_at)`);
  await tx.run(sql`
    insert into journey_release (journey, due_at, plan_version, segment)
    select journey, "dueAt", ${version}, segment
    from json_to_recordset(${rows}::json) as p (journey text, "dueAt" timestamptz, segment text)
    on conflict (journey, due_at) do update
      set segment = excluded.segment, plan_version = excluded.plan_version
      where journey_release.finished_at is null and journey_release.position = 0`);
}

async function armDates(tx: Tx, plan: Plan, now: Date): Promise<void> {
  const starts = Object.entries(plan.journeys).flatMap(([key, { start }]) =>
    typeof start === 'object' && 'date' in start ? [[key, start.date]] : [],
  );
  const value = JSON.stringify({ starts, timezone: plan.meta.timezone });
  const changed = await tx.run(sql`
    insert into setting (key, value, updated_at) values (${DATED}, ${value}::jsonb, ${now})
    on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at
      where setting.value <> excluded.value`);
  if (changed === 0 || starts.length === 0) return;
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select id % ${PARTS}, 'journey-dates', id, id, ${now} from contact
    where jsonb_exists_any(fields, ${datedFields(plan)}::text[])
    on conflict (part, module, ref) do update set due_at = least(timer.due_at, excluded.due_at)`);
}
