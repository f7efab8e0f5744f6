import type { Condition } from '@hetang/contract/plan/condition';
import { occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Plan } from '@hetang/contract/plan/registry';
import { isBare } from '../../../conditions/rules/evaluate-event.ts';
import { perPlan } from '../shared/by-definition.ts';
import { rankOf } from '../shared/conditions.ts';
import { isMass } from '../shared/is-mass.ts';
import { stageVerdicts } from '../shared/may-hold.ts';
import { type Densest, densestOf } from './densest.ts';

/** A journey with mass messages, and who may be in it. */
export interface Reaching {
  key: string;
  densest: Densest;
  /** Whether a contact on this stage may be in it. */
  at(rank: number): boolean;
  /** Of journeys with the same word a contact is in one at a time; undefined for none. */
  rivals: string | undefined;
}

/** The journeys that send mass messages. */
export const reachingJourneys: (plan: Plan) => readonly Reaching[] = perPlan((plan) =>
  reachingOf(plan, densestIn(plan)),
);

/** The journeys that send marketing messages, by whatever way, as if they sent no others. */
export const marketingJourneys: (plan: Plan) => readonly Reaching[] = perPlan((plan) => {
  // What customer service says counts for caps too.
  const counts = (message: string) => !isService(plan, message);
  return reachingOf(plan, (key, { steps }) => densestOf(steps, ['journeys', key, 'steps'], counts));
});

/** Whether a message is of those that caps do not count, such as about an order. */
export function isService(plan: Plan, message: string): boolean {
  return Object.hasOwn(plan.messages, message) && plan.messages[message]?.purpose === 'service';
}

function reachingOf(plan: Plan, dense: (key: string, journey: Journey) => Densest): Reaching[] {
  const judge = stageVerdicts(plan);
  return Object.entries(plan.journeys).flatMap(([key, journey]): Reaching[] => {
    const densest = dense(key, journey);
    if (densest.length === 0) return [];
    const first = firstStage(plan, journey);
    const ends = [journey.leave, journey.goal?.when].filter((end) => end !== undefined);
    const at = (rank: number) => rank >= first && ends.every((end) => judge(end, rank) !== 'yes');
    return [{ key, densest, at, rivals: rivalsOf(plan, journey) }];
  });
}

function densestIn(plan: Plan): (key: string, journey: Journey) => Densest {
  const counts = (message: string) => isMass(plan, message);
  const unattended = Object.keys(plan.messages).filter((message) => !counts(message));
  const without = unattended.join(' ');
  return (key, journey) => {
    const last = known.get(journey);
    if (last?.key === key && last.without === without) return last.densest;
    const densest = densestOf(journey.steps, ['journeys', key, 'steps'], counts);
    known.set(journey, { key, without, densest });
    return densest;
  };
}

/** The dearest question of all, and a journey never changes; messages by customer service are counted `without`. */
const known = new WeakMap<Journey, { key: string; without: string; densest: Densest }>();

/** The first stage on which somebody can be when the journey starts. */
function firstStage(plan: Plan, { start }: Journey): number {
  const ranks = rankOf(plan);
  const occasion = occasionOf(start);
  if (occasion.event === 'stage.entered') return ranks.get(String(occasion.where?.stage)) ?? 0;
  if (typeof start === 'object' && 'segment' in start) {
    const judge = stageVerdicts(plan);
    const inside = [...ranks.values()].find((rank) => judge({ segment: start.segment }, rank) !== 'no');
    return inside ?? 0;
  }
  const entered = Object.values(plan.stages).map(({ enter }, rank) =>
    enter && entersBy(enter, occasion) ? rank : 0,
  );
  return Math.max(0, ...entered);
}

/** Whether the event alone makes somebody enter the stage. */
function entersBy(enter: Condition, occasion: ReturnType<typeof occasionOf>): boolean {
  if ('any' in enter) return enter.any.some((part) => entersBy(part, occasion));
  if (!('event' in enter) || enter.event !== occasion.event || !isBare(enter)) return false;
  return Object.entries(enter.where ?? {}).every(([prop, value]) => occasion.where?.[prop] === value);
}

/**
 * Journeys that start from one event with different values of a property, such as the code or the lesson, and those
 * that start from values of a `choose: one` group: a contact is counted in one of them at a time.
 */
function rivalsOf(plan: Plan, { start }: Journey): string | undefined {
  const { event, where = {} } = occasionOf(start);
  const [prop] = Object.keys(where).sort();
  if (prop === undefined || event === 'stage.entered' || event === 'segment.entered') return undefined;
  if (event !== 'tag.added' && event !== 'tag.removed') return `${event} ${prop}`;
  const [group = ''] = String(where.tag).split('/');
  const choose = Object.hasOwn(plan.tags, group) ? plan.tags[group]?.choose : undefined;
  return choose === 'one' ? `${event} ${group}` : undefined;
}
