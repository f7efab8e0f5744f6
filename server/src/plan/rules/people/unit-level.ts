import type { Unit } from '@hetang/contract/plan/kinds/units';
import type { Hit, Rule, Text } from '../rule.ts';

const levels: readonly Unit['level'][] = ['headquarters', 'region', 'city', 'county', 'grid', 'team'];
const words: Record<Unit['level'], Text> = {
  headquarters: { zh: '总部', en: 'headquarters' },
  region: { zh: '大区', en: 'region' },
  city: { zh: '城市', en: 'city' },
  county: { zh: '区县', en: 'county' },
  grid: { zh: '网格', en: 'grid' },
  team: { zh: '小组', en: 'team' },
};

/** A city is not below a county; a team may stand anywhere, below a team too. */
export const unitLevel: Rule = {
  id: 'unit-level',
  theme: 'staff',
  severity: 'warning',
  title: { zh: '组织的层级', en: 'Levels of units' },
  why: {
    zh: '总部、大区、城市、区县、网格逐级往下，报表按层级汇总。',
    en: 'Headquarters, region, city, county and grid lead downwards, and reports sum by level.',
  },
  problem: { zh: '{level}“{name}”挂在{above}下面', en: 'The {level} "{name}" stands below a {above}' },
  hint: { zh: '改 level 或 parent', en: 'Change its `level` or its `parent`' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
units:
  sz: { name: 深圳, level: city, manager: lin }
  ns: { name: 南山, level: county, parent: sz, manager: lin }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
units:
  ns: { name: 南山, level: county, manager: lin }
  sz: { name: 深圳, level: city, parent: ns, manager: lin }`,
  check: ({ plan }) =>
    Object.entries(plan.units).flatMap(([key, { name, level, parent }]): Hit[] => {
      const above =
        parent !== undefined && Object.hasOwn(plan.units, parent) ? plan.units[parent] : undefined;
      if (!above || level === 'team' || levels.indexOf(level) > levels.indexOf(above.level)) return [];
      const args = { name, level: words[level], above: words[above.level] };
      return [{ path: ['units', key, 'level'], args }];
    }),
};
