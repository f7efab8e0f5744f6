import { CALLED, occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import type { Hit, Rule } from './rule.ts';
import { type Graph, knotsOf, shortestLoop } from './shared/loops.ts';
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
    const graph = graphOf(plan);
    return knotsOf(graph).flatMap((knot) =>
      knot
        .filter(isJourney)
        .slice(0, NAMED)
        .flatMap((node): Hit[] => {
          const loop = shortestLoop(graph, node)?.filter(isJourney).map(keyOf);
          if (!loop || !isEndless(plan, loop)) return [];
          const key = keyOf(node);
          return [{ path: ['journeys', key], at: 'key', args: { loop: [...loop, key].join(' → ') } }];
        }),
    );
  },
};

/** Journeys of one knot that are named; the rest begin again for the same reason. */
const NAMED = 20;

/**
 * Journeys and the events between them: a journey leads to the events that its steps cause, an event to the journeys
 * that it starts. So there are no more edges than causes and starts.
 */
function graphOf(plan: Plan): Graph {
  const graph = new Map<string, string[]>();
  const lead = (from: string, to: string): void => {
    const known = graph.get(from);
    if (known) known.push(to);
    else graph.set(from, [to]);
  };
  for (const [key, journey] of Object.entries(plan.journeys)) {
    if (journey.again !== 'after-end' && journey.again !== 'always') continue;
    const { event, where } = occasionOf(journey.start);
    const prop = Object.hasOwn(props, event) ? props[event] : undefined;
    // Whatever starts it, another journey may call it.
    lead(eventNode(CALLED, key), journeyNode(key));
    if (event !== CALLED && prop !== undefined) lead(eventNode(event, where?.[prop]), journeyNode(key));
    for (const [caused, values] of causedBy(plan, key)) {
      if (values.length > 0) lead(journeyNode(key), eventNode(caused));
      for (const value of new Set(values)) lead(journeyNode(key), eventNode(caused, value));
    }
  }
  return graph;
}

function journeyNode(key: string): string {
  return `journey ${key}`;
}

/** Events of one name, or those of them that carry the value. */
function eventNode(event: string, value?: unknown): string {
  return value === undefined ? `event ${event}` : `event ${event} ${String(value)}`;
}

function isJourney(node: string): boolean {
  return node.startsWith('journey ');
}

function keyOf(node: string): string {
  return node.slice('journey '.length);
}

function isEndless(plan: Plan, loop: readonly string[]): boolean {
  const journeys = loop.flatMap((key) => plan.journeys[key] ?? []);
  const guarded = journeys.some((journey) => journey.leave || journey.goal);
  return !guarded || journeys.every((journey) => leastTime(journey.steps) === 0);
}

/** By event, the property that tells such events apart. */
const props: Readonly<Record<string, string>> = {
  'journey.started': 'journey',
  'journey.ended': 'journey',
  [CALLED]: 'journey',
  'stage.entered': 'stage',
  'message.sent': 'message',
  'task.done': 'do',
  'tag.added': 'tag',
  'tag.removed': 'tag',
  'points.earned': 'scheme',
  'points.spent': 'scheme',
  'points.refused': 'scheme',
  'coupon.given': 'activity',
  'coupon.refused': 'activity',
};

/** The events that running a journey brings about, with the values that tell them apart. */
function causedBy(plan: Plan, key: string): [event: string, values: string[]][] {
  const journey = plan.journeys[key];
  const steps = journey ? stepsOf(key, journey).map(({ step }) => step) : [];
  const set = steps.flatMap((step) => tagsOf(step).set);
  const unset = new Set(steps.flatMap((step) => tagsOf(step).unset));
  const ousted = oustedIn(plan, set);
  return [
    ['journey.started', [key]],
    ['journey.ended', [key]],
    [CALLED, steps.flatMap((step) => ('start' in step ? [step.start] : []))],
    ['stage.entered', steps.flatMap((step) => ('stage' in step ? [step.stage] : []))],
    ['message.sent', steps.flatMap((step) => ('message' in step ? [step.message] : []))],
    ['task.done', steps.flatMap((step) => ('task' in step ? [step.task.do] : []))],
    // A tag is added again only if it was taken away, by `untag` or by another value of its group.
    ['tag.added', set.filter((tag) => unset.has(tag) || ousted.has(tag))],
    ['tag.removed', set.filter((tag) => unset.has(tag))],
    ['coupon.given', couponsIn(steps)],
    ['coupon.refused', couponsIn(steps)],
    ['points.earned', schemesIn(steps, (points) => points > 0)],
    ['points.spent', schemesIn(steps, (points) => points < 0)],
    ['points.refused', schemesIn(steps, (points) => points < 0)],
  ];
}

function couponsIn(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => ('coupon' in step ? [step.coupon] : []));
}

/** The schemes of which its steps give points, or take some. */
function schemesIn(steps: readonly Step[], which: (points: number) => boolean): string[] {
  return steps.flatMap((step) => ('points' in step && which(step.points) ? [step.for] : []));
}

/** Tags that another of them takes away, because their group allows one. */
function oustedIn(plan: Plan, tags: readonly string[]): Set<string> {
  const groups = new Map<string, Set<string>>();
  for (const tag of tags) {
    const [group = ''] = tag.split('/');
    groups.set(group, (groups.get(group) ?? new Set()).add(tag));
  }
  return new Set(
    [...groups].flatMap(([group, values]) => {
      const choose = Object.hasOwn(plan.tags, group) ? plan.tags[group]?.choose : undefined;
      return choose === 'one' && values.size > 1 ? [...values] : [];
    }),
  );
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
