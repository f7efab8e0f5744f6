import type { TagGroup } from '@hetang/contract/plan/kinds/tags';
import type { Plan } from '@hetang/contract/plan/registry';
import { type Hit, isWhole, type PlanView, type Rule, type Text } from '../rule.ts';
import { allSteps, tagsOf } from '../shared/steps.ts';

/** Who is said to set a tag must be asked to, or able to. */
export const tagSetter: Rule = {
  id: 'tag-setter',
  theme: 'users',
  severity: 'warning',
  title: { zh: '标签由谁来打', en: 'Who sets a tag' },
  why: {
    zh: '四步打标里每一步都要落到人或动作上：活码带上、任务里补、或按条件自动打；只写在表里的标签永远是空的。',
    en: 'Each step of tagging needs somebody or something that does it: a code that brings the tag, a task that asks for it, a condition. A tag in a table alone stays empty.',
  },
  problem: { zh: '没有人会打“{name}”：{why}', en: 'Nothing sets "{name}": {why}' },
  hint: {
    zh: '在活码的 tags、任务或职责的 fills 里写上它，或给标签写 when',
    en: 'Name it in `tags` of a code, in `fills` of a task or duty, or give its values a `when`',
  },
  good: `
tags: { source: { name: 来源, step: channel, by: code, values: { site: 官网 } } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网, staff: [lin], tags: [source/site] } }`,
  bad: `
tags: { need: { name: 需求, step: first-chat, by: staff, within: 4h, values: { course: 课程 } } }`,
  check: (view) =>
    Object.entries(view.plan.tags).flatMap(([key, group]): Hit[] => {
      const why = group.by && missing(view, key, group);
      return why ? [{ path: ['tags', key, 'by'], args: { name: group.name, why } }] : [];
    }),
};

const noCode: Text = { zh: '说由活码打，却没有活码带它', en: 'codes should, but none brings it' };
const noTask: Text = {
  zh: '说由员工打，却没有任务或职责要填它',
  en: 'staff should, but no task or duty asks for it',
};
const noRule: Text = {
  zh: '说按规则打，却没有一个标签写了 when',
  en: 'a rule should, but no value has a `when`',
};

/** Why nothing sets the group; null when something does, or when what is written cannot be read yet. */
function missing(view: PlanView, key: string, group: TagGroup): Text | null {
  const { plan } = view;
  if (group.by === 'code')
    return isWhole(view, ['codes']) && !Object.values(plan.codes).some(({ tags }) => names(tags, key))
      ? noCode
      : null;
  if (group.by === 'rule') return hasRule(group) || setBySteps(plan, key) ? null : noRule;
  return isWhole(view, ['journeys', 'staff']) && !isAsked(plan, key) ? noTask : null;
}

function hasRule(group: TagGroup): boolean {
  return Object.values(group.values).some((value) => typeof value !== 'string' && value.when !== undefined);
}

function setBySteps(plan: Plan, key: string): boolean {
  return allSteps(plan).some(({ step }) => names(tagsOf(step).set, key));
}

function isAsked(plan: Plan, key: string): boolean {
  const fill = `tag-group/${key}`;
  const tasks = allSteps(plan).some(({ step }) => 'task' in step && step.task.fills.includes(fill));
  const duties = Object.values(plan.staff).flatMap(({ duties: list }) => list ?? []);
  return tasks || duties.some(({ fills }) => fills?.includes(fill));
}

function names(tags: readonly string[], group: string): boolean {
  return tags.some((tag) => tag.startsWith(`${group}/`));
}
