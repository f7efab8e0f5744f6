import type { Consequences } from '@hetang/contract/http/journeys';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

const DAY_MS = 86_400_000;

/** What halting a journey, or letting it go on, concerns now. */
export async function countConsequences(db: Queryable, journey: string, now: Date): Promise<Consequences> {
  const inADay = new Date(now.getTime() + DAY_MS);
  const row = await db.one<Consequences>(sql`
    with people as (
      select count(*) as active,
        count(*) filter (where due_at <= ${now}) as due,
        count(*) filter (where due_at > ${now} and due_at <= ${inADay}) as "dueInADay",
        count(*) filter (where waiting = 'task') as tasks
      from enrolment where journey = ${journey} and status = 'active'
    )
    select active, due, "dueInADay", tasks, (
      select count(*) from intention
      where journey = ${journey} and kind in ('message', 'service-message') and state in ('pending', 'deferred')
    ) as messages
    from people`);
  return row ?? { active: 0, due: 0, dueInADay: 0, tasks: 0, messages: 0 };
}
