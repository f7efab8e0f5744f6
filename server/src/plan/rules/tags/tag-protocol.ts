import type { TagGroup } from '@hetang/contract/plan/kinds/tags';
import { type Hit, isWhole, type PlanView, type Rule, type Text } from '../rule.ts';

/** A step of tagging by staff says who and until when. */
export const tagProtocol: Rule = {
  id: 'tag-protocol',
  theme: 'users',
  severity: 'warning',
  title: { zh: '打标的人和期限', en: 'Who tags and until when' },
  why: {
    zh: '写明哪个岗位、多久之内打上，才知道漏了谁、晚了多少。',
    en: 'Only with a role and a time can anybody see what was missed and how late it is.',
  },
  problem: { zh: '“{name}”的打标写得不全：{why}', en: 'Tagging of "{name}" is not all said: {why}' },
  hint: {
    zh: '人工打的标签写上 roles（员工的 role）和 within（期限）',
    en: 'For tags set by staff write `roles`, as in `role` of staff, and `within`',
  },
  good: `
tags: { need: { name: 需求, step: first-chat, by: staff, roles: [运营], within: 4h, values: { course: 课程 } } }
staff: { lin: { name: 林, wecom: Lin, role: 运营, duties: [{ do: 问清需求, every: workday, fills: [tag-group/need] }] } }`,
  bad: `
tags: { need: { name: 需求, step: first-chat, by: staff, roles: [客服], within: 4h, values: { course: 课程 } } }
staff: { lin: { name: 林, wecom: Lin, role: 运营, duties: [{ do: 问清需求, every: workday, fills: [tag-group/need] }] } }`,
  check: (view) =>
    Object.entries(view.plan.tags).flatMap(([key, group]) =>
      troubles(view, group).map(
        ({ at, why }): Hit => ({ path: ['tags', key, ...at], args: { name: group.name, why } }),
      ),
    ),
};

interface Trouble {
  at: (string | number)[];
  why: Text;
}

const noTime: Text = { zh: '由员工打，却没有期限', en: 'staff set it, but nothing says until when' };
const noRoles: Text = { zh: '由员工打，却没有写岗位', en: 'staff set it, but nothing says which roles' };

function troubles(view: PlanView, { by, within, roles }: TagGroup): Trouble[] {
  if (by !== 'staff') return [];
  const known = new Set(Object.values(view.plan.staff).map(({ role }) => role));
  const strangers = (isWhole(view, ['staff']) ? (roles ?? []) : []).flatMap((role, i): Trouble[] =>
    known.has(role)
      ? []
      : [{ at: ['roles', i], why: { zh: `没有员工是“${role}”`, en: `no member of staff is "${role}"` } }],
  );
  return [
    ...(within === undefined ? [{ at: ['by'], why: noTime }] : []),
    ...(roles === undefined ? [{ at: ['by'], why: noRoles }] : []),
    ...strangers,
  ];
}
