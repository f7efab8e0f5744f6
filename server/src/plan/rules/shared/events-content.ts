import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Path } from '../rule.ts';

/** A place that names an event, as `usesOf` lists them. */
interface NamedEvent {
  event: string;
  where: Readonly<Record<string, unknown>>;
  path: Path;
}

/** Events that template messages, activities, points and levels are about. */
export function contentEvents(plan: Plan): NamedEvent[] {
  const templates = Object.entries(plan['official-accounts']).flatMap(([key, { templates: all }]) =>
    Object.entries(all).map(([name, { when }]) => ({
      event: when.event,
      where: when.where ?? {},
      path: ['official-accounts', key, 'templates', name, 'when'],
    })),
  );
  const points = Object.entries(plan.points).flatMap(([key, { earn }]) =>
    earn.map(({ event, where = {} }, i) => ({ event, where, path: ['points', key, 'earn', i] })),
  );
  const levels = Object.entries(plan.levels).flatMap(([key, { grow }]) =>
    grow.map(({ event }, i) => ({ event, where: {}, path: ['levels', key, 'grow', i] })),
  );
  const activities = Object.entries(plan.activities).flatMap(([key, activity]) =>
    eventsOfActivity(activity, ['activities', key]),
  );
  return [...templates, ...points, ...levels, ...activities];
}

function eventsOfActivity(activity: Activity, path: Path): NamedEvent[] {
  const named: [string | undefined, Path][] = [
    [activity.result, [...path, 'result']],
    ...ownEvents(activity, path),
  ];
  return named.flatMap(([event, at]) => (event === undefined ? [] : [{ event, where: {}, path: at }]));
}

function ownEvents(activity: Activity, path: Path): [string | undefined, Path][] {
  switch (activity.type) {
    case 'referral':
      return [[activity.counts, [...path, 'counts']]];
    case 'course':
      return [[activity['sign-up'], [...path, 'sign-up']]];
    case 'offline-event':
      return [[activity['sign-in'], [...path, 'sign-in']]];
    case 'lottery':
      return (activity.chances?.earn ?? []).map(({ event }, i) => [event, [...path, 'chances', 'earn', i]]);
    default:
      return [];
  }
}
