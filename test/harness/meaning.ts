import type {
  CommunityLeaf,
  Condition,
  EventLeaf,
  FieldLeaf,
  SequenceLeaf,
} from '../../contract/src/plan/condition.ts';
import type { Plan } from '../../contract/src/plan/registry.ts';
import { durationMs } from '../../contract/src/plan/values.ts';
import { type Happening, type Person, propsOf } from './random-people.ts';

/** The moment and the plan that a condition is read at. */
export interface Reading {
  plan: Plan;
  now: number;
}

/**
 * What the words of a condition mean for a person, said as plainly as possible: straight from the history, by search,
 * without counters, keys or SQL. What the evaluators are compared with.
 */
export function meaning(condition: Condition, person: Person, reading: Reading): boolean {
  const means = (part: Condition) => meaning(part, person, reading);
  const { plan, now } = reading;
  if ('all' in condition) return condition.all.every(means);
  if ('any' in condition) return condition.any.some(means);
  if ('of' in condition) return condition.of.map(means).filter(Boolean).length >= condition['at-least'];
  if ('not' in condition) return !means(condition.not);
  if ('segment' in condition) {
    const segment = plan.segments[condition.segment];
    return segment !== undefined && means(segment.when);
  }
  if ('event' in condition) return eventMeans(condition, person, reading);
  if ('sequence' in condition) return sequenceMeans(condition, person, now);
  const long = (at: number, duration?: string) => duration === undefined || now - at >= durationMs(duration);
  if ('tag' in condition)
    return person.tags.some((tag) => tag === condition.tag) && long(now - person.tagAgo, condition.for);
  if ('tag-group' in condition)
    return person.tags.some((tag) => tag.split('/')[0] === condition['tag-group']);
  if ('stage' in condition) {
    const stayed =
      person.stageAgo === null ? condition.for === undefined : long(now - person.stageAgo, condition.for);
    const order = condition['or-later'] ? Object.keys(plan.stages) : null;
    return stayed && isAmong(person.stage, condition.stage, order);
  }
  if ('tier' in condition) {
    const [ladder = '', tier = ''] = condition.tier.split('/');
    const order = condition['or-higher'] ? Object.keys(plan.ladders[ladder]?.tiers ?? {}) : null;
    return ladder === 'l' && isAmong(person.tier, tier, order) && long(now - person.tierAgo, condition.for);
  }
  if ('field' in condition)
    return fieldMeans(condition, (person.fields as Record<string, unknown>)[condition.field]);
  if ('code' in condition) {
    const any =
      condition.source === 'any' && person.friends.length > 0 && person.friendCode === condition.code;
    return person.code === condition.code || any;
  }
  if ('friend' in condition)
    return (
      person.friends.some((one) => one === condition.friend) && !(person.lost && condition.friend === 'lin')
    );
  if ('community' in condition) return communityMeans(condition, person);
  if ('consent' in condition) {
    const said = person.consents.find((one) => one.scope === condition.consent)?.state ?? 'unknown';
    return said === (condition.is ?? 'given');
  }
  const last = person.journeys.filter(([journey]) => journey === condition.journey).at(-1)?.[2];
  return last !== undefined && (condition.state === 'any' || last === (condition.state ?? 'active'));
}

/** The very one, or with an order it and what comes after. */
function isAmong(is: string | null, asked: string, order: string[] | null): boolean {
  if (is === null) return false;
  return order ? order.includes(asked) && order.indexOf(is) >= order.indexOf(asked) : is === asked;
}

function fieldMeans(leaf: FieldLeaf, value: unknown): boolean {
  const known = value !== undefined && value !== null && value !== '';
  const { is, in: options, 'at-least': least, 'at-most': most } = leaf;
  if (Object.keys(leaf).length === 1) return known;
  if (leaf.known !== undefined && leaf.known !== known) return false;
  if (is !== undefined && value !== is) return false;
  if (options && !options.some((option) => option === value)) return false;
  if (least !== undefined && !(typeof value === 'number' && value >= least)) return false;
  return most === undefined || (typeof value === 'number' && value <= most);
}

function communityMeans({ community, state = 'member', ...leaf }: CommunityLeaf, person: Person): boolean {
  const groups = person.groups.filter((group) => group.community === community);
  const told = groups.filter(({ joinedAgo, leftAgo }) => joinedAgo !== null || leftAgo !== null);
  const present = told.filter(
    ({ joinedAgo, leftAgo }) => joinedAgo !== null && (leftAgo === null || joinedAgo < leftAgo),
  );
  const least = leaf.for ? durationMs(leaf.for) : 0;
  if (state === 'any') return told.length > 0;
  if (state === 'member') return present.some(({ joinedAgo }) => (joinedAgo ?? 0) >= least);
  return told.length > 0 && present.length === 0 && told.every(({ leftAgo }) => (leftAgo ?? 0) >= least);
}

function dayOf(at: number, { plan }: Reading): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: plan.meta.timezone }).format(at);
}

function matches(one: Happening, asked: Pick<EventLeaf, 'event' | 'where'>): boolean {
  const props = propsOf(one);
  return (
    one.name === asked.event &&
    Object.entries(asked.where ?? {}).every(([key, value]) => props[key] === value)
  );
}

function eventMeans(leaf: EventLeaf, person: Person, reading: Reading): boolean {
  const hits = person.history.filter((one) => matches(one, leaf));
  const { now } = reading;
  const times = hits.map((hit) => hit.at);
  const { 'at-least': least, 'at-most': most, within, between, first, last } = leaf;
  const property = leaf.sum ?? leaf.min ?? leaf.max;
  const plain = property === undefined && most === undefined && (least ?? 1) === 1;
  if (plain && !between && !first && !last)
    return times.some((at) => within === undefined || at >= now - durationMs(within));
  if (first && !ageMeans(first, Math.min(...times), now)) return false;
  if (last && !ageMeans(last, Math.max(...times), now)) return false;
  const counted = hits.filter(({ at }) => {
    const day = dayOf(at, reading);
    if (within !== undefined && day <= dayOf(now - durationMs(within), reading)) return false;
    return (!between?.from || day >= between.from) && (!between?.to || day <= between.to);
  });
  if (property === undefined) {
    const atLeast = least ?? (most === undefined ? 1 : 0);
    return counted.length >= atLeast && (most === undefined || counted.length <= most);
  }
  const numbers: number[] = counted.flatMap((hit) => (property === 'amount' ? hit.amount : hit.points) ?? []);
  if (numbers.length === 0 && leaf.sum === undefined) return false;
  const value = leaf.sum
    ? numbers.reduce((total, number) => total + number, 0)
    : leaf.min
      ? Math.min(...numbers)
      : Math.max(...numbers);
  const scale = property === 'amount' ? 100_000 : 1000;
  return (
    (least === undefined || value >= Math.round(least * scale)) &&
    (most === undefined || value <= Math.round(most * scale))
  );
}

function ageMeans(age: NonNullable<EventLeaf['first']>, at: number, now: number): boolean {
  if (!Number.isFinite(at)) return false;
  const old = now - at;
  return (!age.within || old <= durationMs(age.within)) && (!age.before || old > durationMs(age.before));
}

/** Tries every choice of events, in the order of time and then of the log. */
function sequenceMeans(leaf: SequenceLeaf, person: Person, now: number): boolean {
  const history = person.history
    .map((one, nr) => ({ one, nr }))
    .sort((a, b) => a.one.at - b.one.at || a.nr - b.nr);
  const search = (step: number, from: number, before: number): boolean => {
    const asked = leaf.sequence[step];
    if (!asked) return leaf.within === undefined || before >= now - durationMs(leaf.within);
    return history.slice(from).some(({ one }, i) => {
      if (!matches(one, asked)) return false;
      if (asked.within !== undefined && one.at - before > durationMs(asked.within)) return false;
      return search(step + 1, from + i + 1, one.at);
    });
  };
  return search(0, 0, 0);
}
