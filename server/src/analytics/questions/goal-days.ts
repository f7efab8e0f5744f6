import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { boundsOf, type DayRange, instant } from './range.ts';
import { Bind } from './step.ts';

/** A goal whose days add up to it. */
export type DailyMetric = { metric: 'event-count'; event: string } | { metric: 'revenue' };

/**
 * What each calendar day of a range added to a goal: events, or yuan (paid minus cancelled, each on its own day). Days
 * without such an event are left out. The days add up to what `askGoal` says.
 */
export function askGoalDays(
  analytics: Analytics,
  goal: DailyMetric,
  range: DayRange,
): Promise<{ day: string; value: number }[]> {
  const { start, end } = boundsOf(range);
  const bind = new Bind();
  const [names, value] =
    goal.metric === 'revenue'
      ? [['order.paid', 'order.cancelled'], "sum(if(name = 'order.paid', amount, -amount)) / 100"]
      : [[goal.event], 'count()'];
  return analytics.query(
    `select toString(toDate(at, ${bind.put(range.zone, 'String')})) as day, ${value} as value
     from event
     where name in ${bind.put(names, 'Array(String)')}
       and at >= ${instant(start, bind)} and at < ${instant(end, bind)}
     group by day order by day`,
    bind.params,
  );
}
