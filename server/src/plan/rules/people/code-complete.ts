import type { Code } from '@hetang/contract/plan/kinds/codes';
import type { Hit, Rule, Text } from '../rule.ts';

/** A code leads to people or into a group; it must say to which. */
export const codeComplete: Rule = {
  id: 'code-complete',
  theme: 'channels',
  severity: 'error',
  title: { zh: '活码缺少去处', en: 'Codes that lead nowhere' },
  why: {
    zh: '员工活码和获客链接要有承接的员工，群活码要有要进的社群。',
    en: 'A code or an acquisition link needs staff who are added, a group code needs a community.',
  },
  problem: { zh: '活码写得不对：{why}', en: 'The code does not work out: {why}' },
  hint: {
    zh: '员工活码写 staff，群活码写 community；kind 不写就是员工活码',
    en: 'Write `staff` for a code of people and `community` for a group code; without `kind` it is a code of people',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网, staff: [lin] } }`,
  bad: `
codes: { site: { name: 官网 } }`,
  check: ({ plan }) =>
    Object.entries(plan.codes).flatMap(([key, code]) =>
      troubles(code).map(({ at, why }): Hit => {
        const path = ['codes', key, ...at];
        return at.length === 0 ? { path, at: 'key', args: { why } } : { path, args: { why } };
      }),
    ),
};

interface Trouble {
  at: string[];
  why: Text;
}

function troubles(code: Code): Trouble[] {
  const toGroup = code.kind === 'group-code';
  const list: (Trouble | false)[] = [
    toGroup && code.community === undefined && { at: [], why: noCommunity },
    !toGroup && code.staff.length === 0 && { at: [], why: noStaff },
    !toGroup && code.community !== undefined && { at: ['community'], why: strayCommunity },
    !code['skip-verify'] && code['auto-accept'] !== undefined && { at: ['auto-accept'], why: neverAccepts },
  ];
  return list.filter((trouble) => trouble !== false);
}

const noCommunity: Text = { zh: '群活码没有写要进的社群', en: 'a group code without a community' };
const noStaff: Text = { zh: '没有承接的员工', en: 'no staff to be added' };
const strayCommunity: Text = { zh: '员工活码不进社群', en: 'a community, and a code that adds people' };
const neverAccepts: Text = {
  zh: 'skip-verify 关了，自动通过的时段不起作用',
  en: 'hours of accepting, and `skip-verify: false`',
};
