import type { EventLeaf } from '@hetang/contract/plan/condition';
import { CALLED, occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import type { Hit, Rule } from './rule.ts';
import { coversAll, stepsOf, tagsOf, waysOf } from './shared/steps.ts';

/**
 * Journeys with `again: after-end` that start each other (or themselves) by what their steps cause form a loop.
 * The loop is an error when one turn can take no time, or when no journey in it has a `leave` or a `goal`. Every
 * single run ends, because each wait has a limit; only loops can go on for ever.
 */
export const endlessJourney: Rule = {
  id: 'endless-journey',
  theme: 'journeys',
  severity: 'error',
  title: { zh: '没完没了的旅程', en: 'Journeys without end' },
  why: {
    zh: '每一次旅程都会结束，因为等待都有上限；但互相触发的旅程会一直重来，占满触达配额和员工的时间。',
    en: 'Every single run ends, because each wait has a limit; but journeys that start each other go on for ever and use up reach and staff.',
  },
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
    const journeys = Object.entries(plan.journeys).filter(
      ([, journey]) => journey.again === 'after-end' || journey.again === 'always',
    );
    const nexts = nextsOf(
      plan,
      journeys.map(([key]) => key),
    );
    return journeys.flatMap(([key]): Hit[] => {
      const loop = findLoop(nexts, key);
      if (!loop || !isEndless(plan, loop)) return [];
      return [{ path: ['journeys', key], at: 'key', args: { loop: [...loop, key].join(' → ') } }];
    });
  },
};

/** For each journey the ones that running it can start. */
type Nexts = ReadonlyMap<string, readonly string[]>;

function nextsOf(plan: Plan, keys: readonly string[]): Nexts {
  return new Map(
    keys.map((from) => {
      const caused = causedBy(plan, from);
      return [from, keys.filter((to) => starts(plan, caused, to))];
    }),
  );
}

/** A shortest loop through `home`, as keys, or undefined. */
function findLoop(nexts: Nexts, home: string): string[] | undefined {
  const paths: string[][] = [[home]];
  const seen = new Set<string>();
  for (const path of paths) {
    const after = nexts.get(path.at(-1) ?? home) ?? [];
    if (after.includes(home)) return path;
    // The list of paths grows while it is walked.
    for (const next of after) if (!seen.has(next)) paths.push([...path, next]);
    for (const next of after) seen.add(next);
  }
  return undefined;
}

function isEndless(plan: Plan, loop: readonly string[]): boolean {
  const journeys = loop.flatMap((key) => plan.journeys[key] ?? []);
  const guarded = journeys.some((journey) => journey.leave || journey.goal);
  return !guarded || journeys.every((journey) => leastTime(journey.steps) === 0);
}

/** By event, the property that tells such events apart, and the values of it that a journey brings about. */
type Caused = Readonly<Record<string, { prop: string; values: readonly string[] }>>;

function causedBy(plan: Plan, key: string): Caused {
  const journey = plan.journeys[key];
  const steps = journey ? stepsOf(key, journey).map(({ step }) => step) : [];
  const set = steps.flatMap((step) => tagsOf(step).set);
  const unset = steps.flatMap((step) => tagsOf(step).unset);
  // A tag is added again only if it was taken away, by `untag` or by another value of its group.
  const flips = set.filter((tag) => unset.includes(tag) || set.some((other) => excludes(plan, tag, other)));
  return {
    'journey.started': { prop: 'journey', values: [key] },
    'journey.ended': { prop: 'journey', values: [key] },
    [CALLED]: {
      prop: 'journey',
      values: steps.flatMap((step) => ('start' in step ? [step.start] : [])),
    },
    'stage.entered': {
      prop: 'stage',
      values: steps.flatMap((step) => ('stage' in step ? [step.stage] : [])),
    },
    'message.sent': {
      prop: 'message',
      values: steps.flatMap((step) => ('message' in step ? [step.message] : [])),
    },
    'task.done': { prop: 'do', values: steps.flatMap((step) => ('task' in step ? [step.task.do] : [])) },
    'tag.added': { prop: 'tag', values: flips },
    'tag.removed': { prop: 'tag', values: unset.filter((tag) => set.includes(tag)) },
  };
}

/** Whether what was caused can start the journey. */
function starts(plan: Plan, caused: Caused, to: string): boolean {
  const journey = plan.journeys[to];
  // Whatever starts it, another journey may call it.
  if (caused[CALLED]?.values.includes(to)) return true;
  const start = journey && occasionOf(journey.start);
  if (start?.event === CALLED) return false;
  const known = start && Object.hasOwn(caused, start.event) ? caused[start.event] : undefined;
  return start !== undefined && known !== undefined && matches(start, known.prop, known.values);
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
    if (coversAll(step)) total += Math.min(...waysOf(step).map((way) => leastTime(way.steps)));
  }
  return total;
}
