import type { Code } from '@hetang/contract/plan/kinds/codes';
import type { Hit, Rule } from '../rule.ts';

/** Staff behind one contact way of the platform. */
const MOST = 100;

/** More people behind one code than the platform takes, shifts and backups counted. */
export const staffOfCode: Rule = {
  id: 'staff-of-code',
  theme: 'platform',
  severity: 'error',
  title: { zh: '一个活码上的员工数', en: 'Staff behind one code' },
  why: {
    zh: '企业微信一个「联系我」至多关联 100 名员工；排班和备用的员工都要在里面。',
    en: 'A contact way of WeCom holds 100 staff at most, those of shifts and backups among them.',
  },
  problem: {
    zh: '活码连同排班和备用共 {count} 名员工，最多 {most} 名',
    en: 'The code has {count} staff with shifts and backups; at most {most} are taken',
  },
  hint: { zh: '分成几个活码', en: 'Split it into several codes' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网, staff: [lin] } }`,
  bad: `
staff: { ${people((i) => `s${i}: { name: 员工${i}, wecom: S${i} }`)} }
codes: { site: { name: 官网, staff: [${people((i) => `s${i}`, 0, 60)}], backup: [${people((i) => `s${i}`, 60)}] } }`,
  check: ({ plan }) =>
    Object.entries(plan.codes).flatMap(([key, code]): Hit[] => {
      const count = staffOf(code).size;
      return count > MOST ? [{ path: ['codes', key], at: 'key', args: { count, most: MOST } }] : [];
    }),
};

function staffOf({ staff, shifts = [], backup = [] }: Code): Set<string> {
  return new Set([...staff, ...shifts.flatMap((shift) => shift.staff), ...backup]);
}

function people(write: (i: number) => string, from = 0, to = MOST + 1): string {
  return Array.from({ length: to - from }, (_, i) => write(from + i)).join(', ');
}
