import type { Button, OfficialAccount } from '@hetang/contract/plan/kinds/official-accounts';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Path } from '../rule.ts';
import { each, keysOf, one, type Reference } from './reference.ts';
import { activityReferences } from './references-activities.ts';

/** What content, Official Accounts, activities, budgets, cycles and reports refer to. */
export function contentReferences(plan: Plan): Reference[] {
  return [
    ...columnReferences(plan),
    ...calendarReferences(plan),
    ...officialAccountReferences(plan),
    ...activityReferences(plan),
    ...budgetReferences(plan),
    ...cycleReferences(plan),
    ...reportReferences(plan),
    ...scenarioReferences(plan),
    ...communityActivityReferences(plan),
    ...wordlistReferences(plan),
  ];
}

function columnReferences(plan: Plan): Reference[] {
  return Object.entries(plan.columns).flatMap(([key, { owner }]) =>
    one('staff', owner, ['columns', key, 'owner']),
  );
}

function calendarReferences(plan: Plan): Reference[] {
  return Object.entries(plan.calendar).flatMap(([key, calendar]) => {
    const path = ['calendar', key];
    const slots = calendar.slots.flatMap(({ column, message, by }, i) => [
      ...one('columns', column, [...path, 'slots', i, 'column']),
      ...one('messages', message, [...path, 'slots', i, 'message']),
      ...one('staff', by, [...path, 'slots', i, 'by']),
    ]);
    if ('account' in calendar)
      return [
        ...one('accounts', calendar.account, [...path, 'account']),
        ...each('accounts', calendar.also, [...path, 'also']),
        ...calendar.slots.flatMap((slot, i) =>
          each('tags', slot['visible-to'], [...path, 'slots', i, 'visible-to']),
        ),
        ...slots,
      ];
    if ('community' in calendar)
      return [...one('communities', calendar.community, [...path, 'community']), ...slots];
    const account = calendar['official-account'];
    return [...one('official-accounts', account, [...path, 'official-account']), ...slots];
  });
}

function officialAccountReferences(plan: Plan): Reference[] {
  return Object.entries(plan['official-accounts']).flatMap(([key, account]) => {
    const path = ['official-accounts', key];
    const conditional = account['conditional-menus'].flatMap(({ for: audience, menu }, i) => {
      const here = [...path, 'conditional-menus', i];
      return [
        ...one('tags', audience.tag, [...here, 'for', 'tag']),
        ...menuReferences(menu, [...here, 'menu']),
      ];
    });
    const scenes = Object.entries(account.scenes).flatMap(([scene, { reply, tags }]) => [
      ...one('messages', reply, [...path, 'scenes', scene, 'reply']),
      ...each('tags', tags, [...path, 'scenes', scene, 'tags']),
    ]);
    return [
      ...one('staff', account.owner, [...path, 'owner']),
      ...each('columns', account.columns, [...path, 'columns']),
      ...menuReferences(account.menu ?? [], [...path, 'menu']),
      ...conditional,
      ...replyReferences(account.replies, [...path, 'replies']),
      ...scenes,
    ];
  });
}

function menuReferences(menu: readonly Button[], path: Path): Reference[] {
  return menu.flatMap((button, i) => {
    const here = [...path, i];
    if ('menu' in button) return menuReferences(button.menu, [...here, 'menu']);
    if ('reply' in button) return one('messages', button.reply, [...here, 'reply']);
    if (!('view' in button)) return [];
    return [
      ...one('codes', button.code, [...here, 'code']),
      ...each('fields', button.form ?? [], [...here, 'form']),
    ];
  });
}

function replyReferences(replies: OfficialAccount['replies'], path: Path): Reference[] {
  if (!replies) return [];
  return [
    ...one('messages', replies.follow, [...path, 'follow']),
    ...one('messages', replies.default, [...path, 'default']),
    ...replies.keywords.flatMap(({ reply }, i) => one('messages', reply, [...path, 'keywords', i, 'reply'])),
  ];
}

function budgetReferences(plan: Plan): Reference[] {
  return Object.entries(plan.budgets).flatMap(([key, budget]) => [
    ...one('staff', budget.owner, ['budgets', key, 'owner']),
    ...keysOf('channels', budget.channels, ['budgets', key, 'channels']),
    ...keysOf('activities', budget.activities, ['budgets', key, 'activities']),
  ]);
}

function cycleReferences(plan: Plan): Reference[] {
  return Object.entries(plan.cycles).flatMap(([key, cycle]) => {
    const path = ['cycles', key];
    return [
      ...one('staff', cycle.owner, [...path, 'owner']),
      ...cycle.landing.flatMap(({ goal, activity }, i) => [
        ...one('goals', goal, [...path, 'landing', i, 'goal']),
        ...one('activities', activity, [...path, 'landing', i, 'activity']),
      ]),
      ...Object.entries(cycle.tasks).flatMap(([task, { owner }]) =>
        one('staff', owner, [...path, 'tasks', task, 'owner']),
      ),
      ...cycle.incidents.flatMap(({ by }, i) => one('staff', by, [...path, 'incidents', i, 'by'])),
    ];
  });
}

function reportReferences(plan: Plan): Reference[] {
  return Object.entries(plan.reports).flatMap(([key, report]) => [
    ...each('staff', report.for, ['reports', key, 'for']),
    ...report.metrics.flatMap((metric, i) =>
      metric.startsWith('goal/') ? one('goals', metric.slice(5), ['reports', key, 'metrics', i]) : [],
    ),
  ]);
}

function scenarioReferences(plan: Plan): Reference[] {
  return Object.entries(plan.insights).flatMap(([key, insight]) =>
    insight.about === 'scenario' ? one('insights', insight.persona, ['insights', key, 'persona']) : [],
  );
}

function communityActivityReferences(plan: Plan): Reference[] {
  return Object.entries(plan.communities).flatMap(([key, { activities }]) =>
    activities.flatMap(({ activity }, i) =>
      one('activities', activity, ['communities', key, 'activities', i, 'activity']),
    ),
  );
}

function wordlistReferences(plan: Plan): Reference[] {
  return Object.entries(plan.wordlists).flatMap(([key, { wecom }]) =>
    wecom === undefined || wecom === true
      ? []
      : each('staff', wecom.staff, ['wordlists', key, 'wecom', 'staff']),
  );
}
