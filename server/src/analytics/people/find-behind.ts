import type { Behind } from '@hetang/contract/http/asks';
import type { Goal } from '@hetang/contract/plan/kinds/goals';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Analytics, Params } from '../../kernel/clickhouse/analytics.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { type Sql, sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { currentPlan } from '../../plan/current.ts';
import { assertDayOrder } from '../http/day-order.ts';
import { DEFAULT_ZONE } from '../http/deps.ts';
import { funnelPeople } from '../questions/funnel-sql.ts';
import { boundsOf, type DayRange } from '../questions/range.ts';
import { retentionPeople } from '../questions/retention.ts';
import { rfmPeople } from '../questions/rfm.ts';
import { trendPeople } from '../questions/trend.ts';
import type { AskedPeople } from './asked-people.ts';
import { readBehind } from './read-ask.ts';
import { withSegment } from './with-segment.ts';

export interface BehindDeps {
  db: Database;
  /** Null while there is none: then only what the database tells can be looked behind. */
  analytics: Analytics | null;
  clock: Clock;
  /** What analytics said a moment ago. */
  asked: AskedPeople;
}

/** Numbers that analytics counts; the others are counted in the database. */
type Counted = Exclude<Behind, { of: 'home' | 'stage' | 'goal' }>;

/**
 * Who stands behind a number, as a condition on `contact c`: the same SQL that counted it says who they are.
 * @throws HetangError `request/invalid` for no such number; `analytics/unavailable`.
 */
export async function findBehind(deps: BehindDeps, text: string): Promise<Sql> {
  const behind = readBehind(text);
  const plan = (await currentPlan(deps.db))?.plan ?? null;
  const zone = plan?.meta.timezone ?? DEFAULT_ZONE;
  if ('to' in behind) assertDayOrder(behind.from, behind.to, 'behind');
  switch (behind.of) {
    case 'stage':
      return sql`c.id in (select contact_id from stage_change where to_stage = ${behind.stage})`;
    case 'home':
      if (behind.figure === 'buyers')
        return isOneOf(await askPeople(deps, { ...PAID, ...daysOf(behind) }, zone));
      return within(behind.figure === 'added' ? sql`c.added_at` : sql`c.lost_at`, { ...behind, zone });
    case 'goal':
      return reachedBy(deps, goalOf(plan, behind.goal), zone);
    default:
      return isOneOf(await askPeople(deps, behind, zone));
  }
}

const PAID = { of: 'trend', event: 'order.paid', measure: 'people', period: 'day', compare: false } as const;

const daysOf = ({ from, to }: { from: string; to: string }) => ({ from, to });
const isOneOf = (ids: readonly number[]) => sql`c.id in (select unnest(${ids}::bigint[]))`;

function within(at: Sql, range: DayRange): Sql {
  const { start, end } = boundsOf(range);
  return sql`${at} >= ${new Date(start)} and ${at} < ${new Date(end)}`;
}

type Reached = Goal & { from: string };

function goalOf(plan: Plan | null, key: string): Reached {
  const goal = plan && Object.hasOwn(plan.goals, key) ? plan.goals[key] : undefined;
  if (!plan || !goal) throw new HetangError('request/not-found', { what: `goal ${key}` });
  return { ...goal, from: plan.meta.period?.from ?? '1970-01-01' };
}

async function reachedBy(deps: BehindDeps, goal: Reached, zone: string): Promise<Sql> {
  const range = { from: goal.from, to: goal.by, zone };
  switch (goal.metric) {
    case 'contacts-added':
      return within(sql`c.added_at`, range);
    case 'stage-entered':
      return sql`c.id in (
        select contact_id from stage_change where to_stage = ${goal.stage} and ${within(sql`at`, range)})`;
    case 'event-count':
      return isOneOf(await askPeople(deps, { ...PAID, event: goal.event, ...daysOf(range) }, zone));
    case 'derived':
      throw new HetangError('request/invalid', { field: 'behind.goal', problem: 'derived' });
    default:
      return isOneOf(await askPeople(deps, { ...PAID, ...daysOf(range) }, zone));
  }
}

async function askPeople({ db, analytics, clock, asked }: BehindDeps, behind: Counted, zone: string) {
  if (!analytics) throw new HetangError('analytics/unavailable', { problem: 'none' });
  const ask = () =>
    withSegment({ db, analytics }, behind.among, async (people) => {
      const { statement, params } = statementOf(behind, { zone, people }, clock.now());
      const rows = await analytics.query<{ contact_id: number }>(statement, params);
      return rows.map((row) => row.contact_id);
    });
  return asked.of(JSON.stringify([behind, zone]), ask);
}

/** The numbers of contacts, each once. */
function statementOf(
  behind: Counted,
  where: { zone: string; people: string | undefined },
  now: Date,
): { statement: string; params: Params } {
  switch (behind.of) {
    case 'funnel':
      if (behind.step > behind.steps.length)
        throw new HetangError('request/invalid', { field: 'behind.step', problem: `${behind.step}` });
      return funnelPeople({ ...behind, ...where }, behind);
    case 'retention':
      return retentionPeople({ ...behind, ...where }, behind, now);
    case 'rfm':
      return rfmPeople({ ...behind, ...where, to: behind.asOf }, behind);
    case 'trend':
      return trendPeople({ ...behind, ...where }, behind.key);
  }
}
