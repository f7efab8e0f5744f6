import type { Plan } from '@hetang/contract/plan/registry';
import { type Hit, isWhole, type Rule } from '../rule.ts';

/** Activities lead somewhere: in the end to one from which nothing but the goal is left. */
export const activityCircle: Rule = {
  id: 'activity-circle',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '绕圈的活动', en: 'Activities that lead in a circle' },
  why: {
    zh: '活动一环接一环，最后落到成交或升级；绕回自己的一圈里，客户一直在参加活动，没有出口。',
    en: 'Activities hand people on until they buy or rise; in a circle they take part for ever and get nowhere.',
  },
  problem: { zh: '从“{name}”接着做，又绕回了它', en: 'What follows "{name}" leads back to it' },
  hint: { zh: '去掉其中一个 leads-to', en: 'Remove one of the `leads-to`' },
  good: `
activities:
  draw: { type: privilege, name: 引流, rules: [规则], benefits: [礼包], leads-to: [week] }
  week: { type: privilege, name: 会员周, rules: [规则], benefits: [答疑] }`,
  bad: `
activities:
  draw: { type: privilege, name: 引流, rules: [规则], benefits: [礼包], leads-to: [week] }
  week: { type: privilege, name: 会员周, rules: [规则], benefits: [答疑], leads-to: [draw] }`,
  check(view) {
    const { plan } = view;
    if (!isWhole(view, ['activities'])) return [];
    const reported = new Set<string>();
    return [...neverDone(plan)].flatMap((key): Hit[] => {
      if (reported.has(key)) return [];
      const reached = reachedFrom(plan, key);
      if (!reached.has(key)) return [];
      // One circle is one finding.
      for (const other of reached) reported.add(other);
      return [{ path: ['activities', key, 'leads-to'], args: { name: plan.activities[key]?.name ?? key } }];
    });
  },
};

/** Activities that are left when those that lead nowhere are taken away again and again. */
function neverDone({ activities }: Plan): Set<string> {
  const before = new Map<string, string[]>();
  const open = new Map<string, number>();
  for (const [key, spec] of Object.entries(activities)) {
    const known = spec['leads-to'].filter((next) => Object.hasOwn(activities, next));
    open.set(key, known.length);
    for (const next of known) {
      const earlier = before.get(next);
      if (earlier) earlier.push(key);
      else before.set(next, [key]);
    }
  }
  const done = [...open].flatMap(([key, count]) => (count === 0 ? [key] : []));
  for (let key = done.pop(); key !== undefined; key = done.pop()) {
    open.delete(key);
    for (const other of before.get(key) ?? []) {
      const left = (open.get(other) ?? 0) - 1;
      open.set(other, left);
      if (left === 0) done.push(other);
    }
  }
  return new Set(open.keys());
}

/** Everything that comes after an activity. */
function reachedFrom(plan: Plan, start: string): Set<string> {
  const reached = new Set<string>();
  const left = [start];
  for (let key = left.pop(); key !== undefined; key = left.pop()) {
    const spec = Object.hasOwn(plan.activities, key) ? plan.activities[key] : undefined;
    for (const next of spec?.['leads-to'] ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      left.push(next);
    }
  }
  return reached;
}
