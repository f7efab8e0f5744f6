import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/**
 * A journey as the newest version of the plan that has it says, or the asked version; undefined when that has it not.
 */
export async function findJourney(
  db: Queryable,
  key: string,
  version?: number,
): Promise<{ version: number; spec: Journey } | undefined> {
  return db.one(sql`
    select version, spec -> 'journeys' -> ${key} as spec
    from plan_version where spec -> 'journeys' -> ${key} is not null
      and (${version ?? null}::int is null or version = ${version ?? null})
    order by version desc limit 1`);
}

/**
 * Versions of the plan in which the journey has the same steps as in the given one, so that their numbers mean
 * the same. A definition has a row for each version in which it changed; between them it stays as it is.
 */
export async function versionsWithSameSteps(db: Queryable, key: string, version: number): Promise<number[]> {
  const rows = await db.rows<{ version: number }>(sql`
    with known as (
      select v.version, d.spec -> 'steps' as steps
      from plan_version v cross join lateral (
        select spec from definition
        where plan = v.plan and kind = 'journeys' and key = ${key} and version <= v.version
        order by version desc limit 1
      ) d
    )
    select version from known where steps = (select steps from known where version = ${version})`);
  return rows.map((row) => row.version);
}
