import type { WaitStep } from '@hetang/contract/plan/kinds/journey-steps';
import type { Kind, Plan } from '@hetang/contract/plan/registry';
import type { Path } from '../rule.ts';
import { byDefinition } from './by-definition.ts';
import { eventsOf, leavesOf } from './conditions.ts';
import { peopleReferences } from './people-references.ts';
import { reachReferences } from './reach-references.ts';
import { doer, each, fills, one, type Reference } from './reference.ts';
import { contentReferences } from './references-content.ts';
import { allSteps, tagsOf } from './steps.ts';

/** Every reference in the plan. */
export function referencesOf(plan: Plan): readonly Reference[] {
  const ofHead = one('fields', plan.meta.reach?.timezone, ['reach', 'timezone']);
  return ofHead.length === 0 ? ofDefinitions(plan) : [...ofHead, ...ofDefinitions(plan)];
}

const ofDefinitions: (plan: Plan) => readonly Reference[] = byDefinition((plan) => [
  ...goalReferences(plan),
  ...peopleReferences(plan),
  ...reachReferences(plan),
  ...communityReferences(plan),
  ...channelReferences(plan),
  ...insightReferences(plan),
  ...startReferences(plan),
  ...stepReferences(plan),
  ...leafReferences(plan),
  ...eventReferences(plan),
  ...contentReferences(plan),
]);

function goalReferences(plan: Plan): Reference[] {
  return Object.entries(plan.goals).flatMap(([key, goal]) => [
    ...one('staff', goal.owner, ['goals', key, 'owner']),
    ...('stage' in goal ? one('stages', goal.stage, ['goals', key, 'stage']) : []),
    ...(goal.of && 'product' in goal.of
      ? each('goals', goal.of.product, ['goals', key, 'of', 'product'])
      : []),
    ...(goal.of && 'sum' in goal.of ? each('goals', goal.of.sum, ['goals', key, 'of', 'sum']) : []),
  ]);
}

function channelReferences(plan: Plan): Reference[] {
  return Object.entries(plan.channels).flatMap(([key, channel]) => [
    ...one('staff', channel.owner, ['channels', key, 'owner']),
    ...each('codes', channel.codes, ['channels', key, 'codes']),
  ]);
}

function insightReferences(plan: Plan): Reference[] {
  return Object.entries(plan.insights).flatMap(([key, insight]) => {
    const answers = insight['answered-by'].map((answer, i): Reference => {
      const [kind = '', name = ''] = answer.split('/');
      // The schema lets only kinds through.
      return { kind: kind as Kind, key: name, path: ['insights', key, 'answered-by', i] };
    });
    return 'stages' in insight
      ? [...each('stages', insight.stages, ['insights', key, 'stages']), ...answers]
      : answers;
  });
}

function communityReferences(plan: Plan): Reference[] {
  return Object.entries(plan.communities).flatMap(([key, community]) => {
    const path = ['communities', key];
    const words = Object.entries(community.keywords);
    return [
      ...each('stages', community.stages, [...path, 'stages']),
      ...one('staff', community.owner, [...path, 'owner']),
      ...each('staff', community.deputies, [...path, 'deputies']),
      ...one('communities', community.becomes, [...path, 'becomes']),
      ...one('messages', community.welcome, [...path, 'welcome']),
      ...one('messages', community.notice, [...path, 'notice']),
      ...words.flatMap(([word, message]) => one('messages', message, [...path, 'keywords', word])),
      ...community.sop.flatMap((post, i) => [
        ...one('messages', post.post, [...path, 'sop', i, 'post']),
        ...one('staff', post.by, [...path, 'sop', i, 'by']),
      ]),
    ];
  });
}

/** What a start names beside an event; stages, tags and segments are found by the event that they stand for. */
function startReferences(plan: Plan): Reference[] {
  return Object.entries(plan.journeys).flatMap(([key, { start }]) => {
    const path = ['journeys', key, 'start'];
    if (typeof start === 'string') return [];
    if ('date' in start) return one('fields', start.date.field, [...path, 'date', 'field']);
    return 'schedule' in start
      ? one('segments', start.schedule.segment, [...path, 'schedule', 'segment'])
      : [];
  });
}

function stepReferences(plan: Plan): Reference[] {
  return allSteps(plan).flatMap(({ step, path }) => {
    if ('welcome' in step) return one('messages', step.welcome, [...path, 'welcome']);
    if ('message' in step) return one('messages', step.message, [...path, 'message']);
    if ('set' in step)
      return Object.keys(step.set).map(
        (key): Reference => ({ kind: 'fields', key, path: [...path, 'set', key], at: 'key' }),
      );
    if ('task' in step)
      return [
        ...doer(step.task.by, [...path, 'task', 'by']),
        ...fills(step.task.fills, [...path, 'task', 'fills']),
      ];
    if ('wait' in step) return waitReferences(step.wait, [...path, 'wait']);
    if ('stage' in step) return one('stages', step.stage, [...path, 'stage']);
    if ('coupon' in step) return one('activities', step.coupon, [...path, 'coupon']);
    if ('points' in step) return one('points', step.for, [...path, 'for']);
    if ('start' in step) return one('journeys', step.start, [...path, 'start']);
    if ('invite' in step)
      return [...one('communities', step.invite, [...path, 'invite']), ...doer(step.by, [...path, 'by'])];
    if ('webhook' in step) return each('fields', step.webhook.send, [...path, 'webhook', 'send']);
    const { set, unset } = tagsOf(step);
    return [...each('tags', set, [...path, 'tag']), ...each('tags', unset, [...path, 'untag'])];
  });
}

function waitReferences(wait: WaitStep, path: Path): Reference[] {
  if (typeof wait === 'string' || !('until' in wait) || typeof wait.until === 'string') return [];
  return one('fields', wait.until.field, [...path, 'until', 'field']);
}

/** The key of a leaf of a condition that names a definition, and of which kind. */
export const leafKinds: readonly (readonly [key: string, kind: Kind])[] = [
  ['tag', 'tags'],
  ['tag-group', 'tags'],
  ['stage', 'stages'],
  ['tier', 'ladders'],
  ['field', 'fields'],
  ['code', 'codes'],
  ['friend', 'staff'],
  ['community', 'communities'],
  ['journey', 'journeys'],
  ['segment', 'segments'],
];

function leafReferences(plan: Plan): Reference[] {
  return leavesOf(plan).flatMap(({ value, path }) => {
    if ('event' in value || 'sequence' in value || 'orders' in value) return [];
    const [key, kind] = leafKinds.find(([name]) => name in value) ?? [];
    if (key === undefined || kind === undefined) return [];
    const named = (value as Record<string, unknown>)[key];
    return one(kind, String(named), [...path, key]);
  });
}

/** What the engine's own events carry that is a key of the plan. */
const eventKeys: Record<string, Record<string, Kind>> = {
  'contact.added': { code: 'codes', staff: 'staff' },
  'contact.lost': { staff: 'staff' },
  'stage.entered': { stage: 'stages', from: 'stages' },
  'tag.added': { tag: 'tags' },
  'tag.removed': { tag: 'tags' },
  'journey.started': { journey: 'journeys' },
  'journey.ended': { journey: 'journeys' },
  'community.joined': { community: 'communities' },
  'community.left': { community: 'communities' },
  'community.dismissed': { community: 'communities' },
  'journey.called': { journey: 'journeys' },
  'segment.entered': { segment: 'segments' },
  'segment.left': { segment: 'segments' },
  'coupon.given': { activity: 'activities' },
  'coupon.refused': { activity: 'activities' },
  'coupon.used': { activity: 'activities' },
  'coupon.expired': { activity: 'activities' },
  'coupon.void': { activity: 'activities' },
  'points.earned': { scheme: 'points' },
  'points.spent': { scheme: 'points' },
  'points.expired': { scheme: 'points' },
  'points.reversed': { scheme: 'points' },
  'points.refused': { scheme: 'points' },
};

function eventReferences(plan: Plan): Reference[] {
  return eventsOf(plan).flatMap(({ value, path }) => {
    const keys = Object.hasOwn(eventKeys, value.event) ? eventKeys[value.event] : undefined;
    return Object.entries(value.where ?? {}).flatMap(([prop, key]) => {
      const kind = keys && Object.hasOwn(keys, prop) ? keys[prop] : undefined;
      return kind && typeof key === 'string' ? one(kind, key, [...path, 'where', prop]) : [];
    });
  });
}
