import type {
  CodeLeaf,
  CommunityLeaf,
  Condition,
  ConsentLeaf,
  FieldLeaf,
  FriendLeaf,
  JourneyLeaf,
  SegmentLeaf,
  StageLeaf,
  TagGroupLeaf,
  TagLeaf,
  TierLeaf,
} from '../../contract/src/plan/condition.ts';
import { durationMs } from '../../contract/src/plan/values.ts';
import { eventMeans, ordersMean, type Reading, sequenceMeans } from './meaning-of-history.ts';
import type { Person } from './random-people.ts';

/**
 * What the words of a condition mean for a person, said as plainly as possible: straight from the history, by search,
 * without counters, keys or SQL. What the evaluators are compared with.
 */
export function meaning(condition: Condition, person: Person, reading: Reading): boolean {
  const means = (part: Condition) => meaning(part, person, reading);
  if ('all' in condition) return condition.all.every(means);
  if ('any' in condition) return condition.any.some(means);
  if ('of' in condition) return condition.of.map(means).filter(Boolean).length >= condition['at-least'];
  if ('not' in condition) return !means(condition.not);
  if ('event' in condition) return eventMeans(condition, person, reading);
  if ('orders' in condition) return ordersMean(condition, person, reading);
  if ('sequence' in condition) return sequenceMeans(condition, person, reading.now);
  const kind = Object.keys(STATES).find((key) => key in condition) as keyof typeof STATES;
  return STATES[kind](condition as never, person, reading);
}

const STATES = {
  tag: (leaf: TagLeaf, { tags, tagAgo }: Person) =>
    tags.some((tag) => tag === leaf.tag) && isLong(tagAgo, leaf.for),
  'tag-group': (leaf: TagGroupLeaf, { tags }: Person) =>
    tags.some((tag) => tag.split('/')[0] === leaf['tag-group']),
  stage: (leaf: StageLeaf, { stage, stageAgo }: Person, { plan }: Reading) =>
    isAmong(stage, leaf.stage, leaf['or-later'] ? Object.keys(plan.stages) : null) &&
    (stageAgo === null ? leaf.for === undefined : isLong(stageAgo, leaf.for)),
  tier: (leaf: TierLeaf, person: Person, { plan }: Reading) => {
    const [ladder = '', tier = ''] = leaf.tier.split('/');
    const order = leaf['or-higher'] ? Object.keys(plan.ladders[ladder]?.tiers ?? {}) : null;
    return ladder === 'l' && isAmong(person.tier, tier, order) && isLong(person.tierAgo, leaf.for);
  },
  field: (leaf: FieldLeaf, { fields }: Person) =>
    fieldMeans(leaf, (fields as Record<string, unknown>)[leaf.field]),
  code: (leaf: CodeLeaf, { code, friends, friendCode }: Person) =>
    code === leaf.code || (leaf.source === 'any' && friends.length > 0 && friendCode === leaf.code),
  friend: (leaf: FriendLeaf, { friends, lost }: Person) =>
    friends.some((one) => one === leaf.friend) && !(lost && leaf.friend === 'lin'),
  community: communityMeans,
  consent: (leaf: ConsentLeaf, { consents }: Person) =>
    (consents.find((one) => one.scope === leaf.consent)?.state ?? 'unknown') === (leaf.is ?? 'given'),
  journey: (leaf: JourneyLeaf, { journeys }: Person) => {
    const last = journeys.filter(([journey]) => journey === leaf.journey).at(-1)?.[2];
    return last !== undefined && (leaf.state === 'any' || last === (leaf.state ?? 'active'));
  },
  segment: (leaf: SegmentLeaf, person: Person, reading: Reading) => {
    const segment = reading.plan.segments[leaf.segment];
    return segment !== undefined && meaning(segment.when, person, reading);
  },
};

/** Whether something began at least so long ago. */
function isLong(ago: number, duration: string | undefined): boolean {
  return duration === undefined || ago >= durationMs(duration);
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
  const number = typeof value === 'number' ? value : Number.NaN;
  return [least === undefined || number >= least, most === undefined || number <= most].every(Boolean);
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
