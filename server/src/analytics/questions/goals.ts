import { durationMs } from '@hetang/contract/plan/values';
import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { boundsOf, type DayRange, instant } from './range.ts';
import { Bind } from './step.ts';

/** What is asked of a goal; a goal of the plan fits. */
export type GoalMetric =
  | { metric: 'stage-entered'; stage: string }
  | { metric: 'contacts-added' }
  | { metric: 'event-count'; event: string }
  | { metric: 'revenue' }
  | { metric: 'arpu'; window: string };

/**
 * How far a goal has come in the days of a range. Money is in yuan, as targets are.
 * - stage-entered: people who entered the stage
 * - contacts-added: people who were added
 * - event-count: events of that name
 * - revenue: amounts of paid orders minus amounts of cancelled ones, each on its own day
 * - arpu: that, in the window up to the end of the range, per person who was a contact at that end or paid in the
 *   window; null when there is nobody
 */
export async function askGoal(
  analytics: Analytics,
  goal: GoalMetric,
  range: DayRange,
): Promise<number | null> {
  const { start, end } = boundsOf(range);
  switch (goal.metric) {
    case 'stage-entered':
      return people(analytics, { name: 'stage.entered', start, end, stage: goal.stage });
    case 'contacts-added':
      return people(analytics, { name: 'contact.added', start, end });
    case 'event-count':
      return events(analytics, goal.event, start, end);
    case 'revenue':
      return (await fen(analytics, start, end)) / 100;
    case 'arpu': {
      const since = Math.max(0, end - durationMs(goal.window));
      const [earned, heads] = await Promise.all([fen(analytics, since, end), members(analytics, since, end)]);
      return heads === 0 ? null : earned / 100 / heads;
    }
  }
}

interface Asked {
  name: string;
  start: number;
  end: number;
  stage?: string;
}

async function people(analytics: Analytics, { name, start, end, stage }: Asked): Promise<number> {
  const bind = new Bind();
  const which =
    stage === undefined ? '' : `and JSONExtractString(props, 'stage') = ${bind.put(stage, 'String')}`;
  const [row] = await analytics.query<{ n: number }>(
    `select uniqExact(contact_id) as n from event
     where name = ${bind.put(name, 'String')} and ${within(start, end, bind)} ${which}`,
    bind.params,
  );
  return row?.n ?? 0;
}

async function events(analytics: Analytics, name: string, start: number, end: number): Promise<number> {
  const bind = new Bind();
  const [row] = await analytics.query<{ n: number }>(
    `select count() as n from event where name = ${bind.put(name, 'String')} and ${within(start, end, bind)}`,
    bind.params,
  );
  return row?.n ?? 0;
}

async function fen(analytics: Analytics, start: number, end: number): Promise<number> {
  const bind = new Bind();
  const [row] = await analytics.query<{ n: number }>(
    `select sum(if(name = 'order.paid', amount, -amount)) as n from event
     where name in ('order.paid', 'order.cancelled') and ${within(start, end, bind)}`,
    bind.params,
  );
  return row?.n ?? 0;
}

/** Friends of somebody of the staff at the end, and payers of the window. */
async function members(analytics: Analytics, start: number, end: number): Promise<number> {
  const bind = new Bind();
  const [row] = await analytics.query<{ n: number }>(
    `select uniqExact(contact_id) as n from (
       select contact_id from event
       where name in ('contact.added', 'contact.lost', 'contact.removed') and at < ${instant(end, bind)}
       group by contact_id, JSONExtractString(props, 'staff')
       having argMax(name, (at, seq)) = 'contact.added'
       union all
       select contact_id from event where name = 'order.paid' and ${within(start, end, bind)}
     )`,
    bind.params,
  );
  return row?.n ?? 0;
}

function within(start: number, end: number, bind: Bind): string {
  return `at >= ${instant(start, bind)} and at < ${instant(end, bind)}`;
}
