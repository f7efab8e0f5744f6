import type { EventLeaf } from '@hetang/contract/plan/condition';
import type { Journey, Step } from '@hetang/contract/plan/kinds/journeys';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import type { Hit, Rule } from './rule.ts';
import { armSteps, armsOf, stepsOf, tagsOf } from './shared/steps.ts';

/**
 * Journeys with `again: after-end` that start each other (or themselves) by what their steps cause form a loop.
 * The loop is an error when one turn can take no time, or when no journey in it has a `leave` or a `goal`. Every
 * single run ends, because each wait has a limit; only loops can go on for ever.
 */
export const endlessJourney: Rule = {
  id: 'endless-journey',
  severity: 'error',
  problem: { zh: '旅程会没完没了地重新开始：{loop}', en: 'The journey starts over without end: {loop}' },
  hint: {
    zh: '改成 again: never 或 again: { after: 30d }；要定期重复的，加上等待和 leave',
    en: 'Use `again: never` or `again: { after: 30d }`; to repeat on purpose add a wait and a `leave`',
  },
  good: `
journeys:
  monthly:
    name: 每月回访
    start: { event: journey.ended, where: { journey: monthly } }
    again: after-end
    leave: { event: contact.lost }
    steps: [{ wait: 30d }]`,
  bad: `
journeys:
  monthly:
    name: 每月回访
    start: { event: journey.ended, where: { journey: monthly } }
    again: after-end
    steps: [{ wait: 30d }]`,
  check({ plan }) {
    const journeys = Object.entries(plan.journeys).filter(([, journey]) => journey.again === 'after-end');
    return journeys.flatMap(([key]): Hit[] => {
      const loop = findLoop(
        plan,
        journeys.map(([name]) => name),
        key,
      );
      if (!loop || !isEndless(plan, loop)) return [];
      return [{ path: ['journeys', key], at: 'key', args: { loop: [...loop, key].join(' → ') } }];
    });
  },
};

/** A shortest loop through `home`, as keys, or undefined. */
function findLoop(plan: Plan, keys: readonly string[], home: string): string[] | undefined {
  const paths: string[][] = [[home]];
  const seen = new Set<string>();
  for (let path = paths.shift(); path; path = paths.shift()) {
    const last = path.at(-1) ?? home;
    const nexts = keys.filter((key) => starts(plan, last, key));
    if (nexts.includes(home)) return path;
    for (const next of nexts) if (!seen.has(next)) paths.push([...path, next]);
    for (const next of nexts) seen.add(next);
  }
  return undefined;
}

function isEndless(plan: Plan, loop: readonly string[]): boolean {
  const journeys = loop.flatMap((key) => plan.journeys[key] ?? []);
  const guarded = journeys.some((journey) => journey.leave || journey.goal);
  return !guarded || journeys.every((journey) => leastTime(journey.steps) === 0);
}

/** Whether running `from` can cause the event that starts `to`. */
function starts(plan: Plan, from: string, to: string): boolean {
  const journey = plan.journeys[from];
  const start = plan.journeys[to]?.start;
  if (!journey || !start) return false;
  if (start.event === 'journey.ended' || start.event === 'journey.started')
    return matches(start, 'journey', [from]);
  const steps = stepsOf(from, journey).map(({ step }) => step);
  if (start.event === 'message.sent')
    return matches(
      start,
      'message',
      steps.flatMap((step) => ('message' in step ? [step.message] : [])),
    );
  if (start.event === 'task.done')
    return matches(
      start,
      'do',
      steps.flatMap((step) => ('task' in step ? [step.task.do] : [])),
    );
  return startsByTag(plan, steps, start);
}

/** A tag is added again only if it was taken away, by `untag` or by another value of its group. */
function startsByTag(plan: Plan, steps: readonly Step[], start: Journey['start']): boolean {
  const set = steps.flatMap((step) => tagsOf(step).set);
  const unset = steps.flatMap((step) => tagsOf(step).unset);
  const flips = set.filter((tag) => unset.includes(tag) || set.some((other) => excludes(plan, tag, other)));
  if (start.event === 'tag.added') return matches(start, 'tag', flips);
  return (
    start.event === 'tag.removed' &&
    matches(
      start,
      'tag',
      unset.filter((tag) => set.includes(tag)),
    )
  );
}

function excludes(plan: Plan, a: string, b: string): boolean {
  const [group = ''] = a.split('/');
  return a !== b && b.startsWith(`${group}/`) && plan.tags[group]?.choose === 'one';
}

function matches(start: Pick<EventLeaf, 'where'>, prop: string, caused: readonly string[]): boolean {
  const wanted = start.where?.[prop];
  return caused.some((value) => wanted === undefined || wanted === value);
}

/** The least time (ms) that a run can take. Waits for an event or a time of day may be over at once. */
function leastTime(steps: readonly Step[]): number {
  let total = 0;
  for (const step of steps) {
    if ('end' in step) return total;
    if ('wait' in step && typeof step.wait === 'string') total += durationMs(step.wait);
    const arms = armsOf(step).map(({ arm }) => arm);
    const times = arms.map((arm) => leastTime(armSteps(arm).steps));
    if (arms.some((arm) => 'else' in arm)) total += Math.min(...times);
  }
  return total;
}
