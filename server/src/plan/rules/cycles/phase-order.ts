import type { Cycle } from '@hetang/contract/plan/kinds/cycles';
import { addDays } from '../../../kernel/zone.ts';
import type { Hit, Path, Rule, Text } from '../rule.ts';

/** Phases follow each other from the first day of a cycle to its last. */
export const phaseOrder: Rule = {
  id: 'phase-order',
  theme: 'calendar',
  severity: 'warning',
  title: { zh: '阶段重叠或有空档', en: 'Phases that overlap or leave gaps' },
  why: {
    zh: '预热、正式、收尾首尾相接，盖住整个周期；重叠的几天不知道算哪个阶段，空着的几天没有人做事。',
    en: 'Warm-up, main and close follow each other and cover the whole cycle; days in two phases belong to neither, and in a gap nothing is done.',
  },
  problem: { zh: '阶段“{name}”接不上：{why}', en: 'The phase "{name}" does not fit: {why}' },
  hint: { zh: '改阶段的起止日期', en: 'Change the dates of the phase' },
  good: `
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    phases:
      warm: { name: 预热, kind: warm-up, from: 2026-06-01, to: 2026-06-07 }
      main: { name: 正式, kind: main, from: 2026-06-08, to: 2026-06-18 }`,
  bad: `
cycles:
  june:
    name: 六月
    period: { from: 2026-06-01, to: 2026-06-18 }
    phases:
      warm: { name: 预热, kind: warm-up, from: 2026-06-01, to: 2026-06-07 }
      main: { name: 正式, kind: main, from: 2026-06-10, to: 2026-06-18 }`,
  check: ({ plan }) =>
    Object.entries(plan.cycles).flatMap(([key, cycle]) => problemsOf(cycle, ['cycles', key, 'phases'])),
};

function problemsOf({ phases, period }: Cycle, path: Path): Hit[] {
  const all = Object.entries(phases);
  let next = period.from;
  const hits = all.flatMap(([key, { name, from, to }]): Hit[] => {
    const expected = next;
    next = addDays(to, 1);
    const why = to < from ? backwards : wrongStart(from, expected);
    return why ? [{ path: [...path, key], args: { name, why } }] : [];
  });
  const last = all.at(-1);
  if (!last || next === addDays(period.to, 1)) return hits;
  const why = {
    zh: `周期到 ${period.to} 才结束`,
    en: `the cycle ends on ${period.to}`,
  };
  return [...hits, { path: [...path, last[0], 'to'], args: { name: last[1].name, why } }];
}

const backwards: Text = { zh: '结束早于开始', en: 'it ends before it begins' };

function wrongStart(from: string, expected: string): Text | undefined {
  if (from === expected) return undefined;
  return from < expected
    ? { zh: `${from} 还在上一阶段或周期之外`, en: `${from} is still the phase before, or outside the cycle` }
    : {
        zh: `${expected} 到 ${addDays(from, -1)} 空着`,
        en: `nothing is planned from ${expected} to ${addDays(from, -1)}`,
      };
}
