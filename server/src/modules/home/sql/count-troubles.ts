import type { Queryable } from '../../../kernel/database/database.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';
import type { TroubleCounts } from '../rules/troubles.ts';

interface At {
  now: Date;
  /** Mass sends wait too long before this, and failures count since then. */
  dayAgo: Date;
  /** Keys of the plan's codes: those it has dropped are not its trouble any more. */
  codes: readonly string[];
}

/** Everything that needs a person, counted in one statement. */
export async function countTroubles(db: Queryable, at: At): Promise<TroubleCounts> {
  const row = await db.one<TroubleCounts>(sql`
    select
      (select count(*) from channel_code where state = 'failed') as "codesFailed",
      (select count(*) from ${lastLevels(at.codes)} l where level = 'nobody') as "codesNobody",
      (select count(*) from ${lastLevels(at.codes)} l where level = 'over-limit') as "codesOverLimit",
      (select count(*) from task where state = 'open' and due_at < ${at.now}) as "tasksOverdue",
      (select count(*) from mass_send where state = 'awaiting-staff' and created_at < ${at.dayAgo})
        as "sendsUnconfirmed",
      (select count(*) from intention where settled_at >= ${at.dayAgo} and state = 'failed') as "intentionsFailed",
      (select count(*) from intention where state = 'unknown') as "intentionsUnknown",
      (select count(*) from event_failure
        where resolved_at is null and dismissed_at is null) as "eventFailures",
      (select count(*) from inbox where state = 'failed') as "inboxFailed",
      (select count(*) from timer where error is not null) as "timersFailed",
      coalesce((select (value ->> 'found')::int from setting where key = 'journeys.stranded'), 0)
        as "journeysStranded"`);
  return row ?? NONE;
}

/** How those were chosen who stand behind each live code, the last time they changed. */
const lastLevels = (codes: readonly string[]): Sql => sql`(
  select h.level from channel_code c cross join lateral (
    select level from channel_code_change where key = c.key order by id desc limit 1) h
  where c.state = 'live' and c.key = any(${codes}::text[]))`;

const NONE: TroubleCounts = {
  codesFailed: 0,
  codesNobody: 0,
  codesOverLimit: 0,
  tasksOverdue: 0,
  sendsUnconfirmed: 0,
  intentionsFailed: 0,
  intentionsUnknown: 0,
  eventFailures: 0,
  inboxFailed: 0,
  timersFailed: 0,
  journeysStranded: 0,
};
