import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Path } from '../rule.ts';
import { each, one, type Reference } from './reference.ts';

/** What activities refer to. */
export function activityReferences(plan: Plan): Reference[] {
  return Object.entries(plan.activities).flatMap(([key, activity]) => {
    const path = ['activities', key];
    return [...frameReferences(activity, path), ...typeReferences(activity, path)];
  });
}

function frameReferences(activity: Activity, path: Path): Reference[] {
  const { audience, landing, before } = activity;
  return [
    ...one('staff', activity.owner, [...path, 'owner']),
    ...each('activities', activity['leads-to'], [...path, 'leads-to']),
    ...each('stages', audience?.stages ?? [], [...path, 'audience', 'stages']),
    ...each('segments', audience?.segments ?? [], [...path, 'audience', 'segments']),
    ...each('communities', audience?.communities ?? [], [...path, 'audience', 'communities']),
    ...each('tags', activity.tags, [...path, 'tags']),
    ...one('codes', activity.code, [...path, 'code']),
    ...one('communities', activity.community, [...path, 'community']),
    ...each('messages', activity.messages, [...path, 'messages']),
    ...each('fields', landing?.form ?? [], [...path, 'landing', 'form']),
    ...before.flatMap(({ by }, i) => one('staff', by, [...path, 'before', i, 'by'])),
  ];
}

function typeReferences(activity: Activity, path: Path): Reference[] {
  if (activity.type === 'course')
    return [
      ...activity.reminders.flatMap(({ message }, i) =>
        one('messages', message, [...path, 'reminders', i, 'message']),
      ),
      ...activity.after.flatMap(({ message }, i) =>
        one('messages', message, [...path, 'after', i, 'message']),
      ),
    ];
  if (activity.type === 'privilege')
    return activity.tiers.flatMap((tier, i) => one('ladders', tier.split('/')[0], [...path, 'tiers', i]));
  if (activity.type !== 'survey') return [];
  return activity.questions.flatMap((question, i) => {
    const here = [...path, 'questions', i];
    if ('fill' in question) return one('fields', question.fill, [...here, 'fill']);
    if (!('choices' in question)) return [];
    return question.choices.flatMap(({ tags }, at) => each('tags', tags, [...here, 'choices', at, 'tags']));
  });
}
