import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule } from '../rule.ts';

/** An organisation is a tree: nobody is above themselves. */
export const unitCycle: Rule = {
  id: 'unit-cycle',
  theme: 'staff',
  severity: 'error',
  title: { zh: '组织绕回自己', en: 'Units above themselves' },
  why: {
    zh: '按组织汇总和授权都沿着上级往上走，绕圈就走不到头。',
    en: 'Sums and rights follow the units upwards; a circle has no top.',
  },
  problem: { zh: '上级绕回了自己：{way}', en: 'The unit is above itself: {way}' },
  hint: { zh: '改其中一个 parent', en: 'Change one of the parents' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
units:
  hq: { name: 总部, level: headquarters, manager: lin }
  sz: { name: 深圳, level: city, parent: hq, manager: lin }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
units:
  hq: { name: 总部, level: headquarters, parent: sz, manager: lin }
  sz: { name: 深圳, level: city, parent: hq, manager: lin }`,
  check: ({ plan }) =>
    Object.keys(plan.units).flatMap((key): Hit[] => {
      const way = wayUp(plan, key);
      return way.at(-1) === key && way.length > 1
        ? [{ path: ['units', key, 'parent'], args: { way: way.join(' → ') } }]
        : [];
    }),
};

/** The unit and what stands above it, up to the top or to the first one met twice. */
function wayUp(plan: Plan, key: string): string[] {
  const way = [key];
  const seen = new Set(way);
  for (let next = parentOf(plan, key); next !== undefined; next = parentOf(plan, next)) {
    way.push(next);
    if (seen.has(next)) break;
    seen.add(next);
  }
  return way;
}

function parentOf(plan: Plan, key: string): string | undefined {
  return Object.hasOwn(plan.units, key) ? plan.units[key]?.parent : undefined;
}
