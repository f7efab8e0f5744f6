import type { Kind, Plan } from '@hetang/contract/plan/registry';
import type { Path } from '../rule.ts';
import { eventsOf, leavesOf } from './conditions.ts';
import { allSteps, tagsOf } from './steps.ts';

/** A place that names a definition by key; for tags the key is `group/value`, or the group alone in `fills`. */
export interface Reference {
  kind: Kind;
  key: string;
  path: Path;
  at?: 'key';
}

/** Every reference in the plan. */
export function referencesOf(plan: Plan): Reference[] {
  return [
    ...goalReferences(plan),
    ...accountReferences(plan),
    ...codeReferences(plan),
    ...communityReferences(plan),
    ...channelReferences(plan),
    ...insightReferences(plan),
    ...stepReferences(plan),
    ...leafReferences(plan),
    ...eventReferences(plan),
  ];
}

function one(kind: Kind, key: string | undefined, path: Path): Reference[] {
  return key === undefined ? [] : [{ kind, key, path }];
}

function each(kind: Kind, keys: readonly string[], path: Path): Reference[] {
  return keys.map((key, i) => ({ kind, key, path: [...path, i] }));
}

function goalReferences(plan: Plan): Reference[] {
  return Object.entries(plan.goals).flatMap(([key, goal]) => [
    ...one('staff', goal.owner, ['goals', key, 'owner']),
    ...('stage' in goal ? one('stages', goal.stage, ['goals', key, 'stage']) : []),
  ]);
}

function accountReferences(plan: Plan): Reference[] {
  return Object.entries(plan.accounts).flatMap(([key, account]) => {
    const path = ['accounts', key, 'persona', 'by-stage'];
    const personas = Object.keys(account.persona?.['by-stage'] ?? {});
    return [
      ...one('staff', account.staff, ['accounts', key, 'staff']),
      ...each('stages', account.stages, ['accounts', key, 'stages']),
      ...personas.map(
        (stage): Reference => ({ kind: 'stages', key: stage, path: [...path, stage], at: 'key' }),
      ),
    ];
  });
}

function codeReferences(plan: Plan): Reference[] {
  return Object.entries(plan.codes).flatMap(([key, code]) => [
    ...each('staff', code.staff, ['codes', key, 'staff']),
    ...each('tags', code.tags, ['codes', key, 'tags']),
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

function stepReferences(plan: Plan): Reference[] {
  return allSteps(plan).flatMap(({ step, path }) => {
    if ('welcome' in step) return one('messages', step.welcome, [...path, 'welcome']);
    if ('message' in step) return one('messages', step.message, [...path, 'message']);
    if ('set' in step)
      return Object.keys(step.set).map(
        (key): Reference => ({ kind: 'fields', key, path: [...path, 'set', key], at: 'key' }),
      );
    if ('task' in step) return taskReferences(step.task, [...path, 'task']);
    const { set, unset } = tagsOf(step);
    return [...each('tags', set, [...path, 'tag']), ...each('tags', unset, [...path, 'untag'])];
  });
}

function taskReferences(task: { by: string; fills: string[] }, path: Path): Reference[] {
  const fills = task.fills.map((fill, i): Reference => {
    const [what, key = ''] = fill.split('/');
    return { kind: what === 'field' ? 'fields' : 'tags', key, path: [...path, 'fills', i] };
  });
  return [...(task.by === 'owner' ? [] : one('staff', task.by, [...path, 'by'])), ...fills];
}

/** The key of a leaf that names a definition, and of which kind. */
const leafKinds: readonly (readonly [key: string, kind: Kind])[] = [
  ['tag', 'tags'],
  ['tag-group', 'tags'],
  ['stage', 'stages'],
  ['field', 'fields'],
  ['code', 'codes'],
  ['friend', 'staff'],
  ['journey', 'journeys'],
  ['segment', 'segments'],
];

function leafReferences(plan: Plan): Reference[] {
  return leavesOf(plan).flatMap(({ value, path }) => {
    if ('event' in value) return [];
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
