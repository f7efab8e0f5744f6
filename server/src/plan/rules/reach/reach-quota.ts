import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule, Text } from '../rule.ts';
import { limitsOf, type ReachLimit } from './limits.ts';
import { type WorstCase, worstCases } from './worst-case.ts';

/** Culprits that are named; the rest are counted. */
const NAMED = 5;

/** More mass messages than the platform lets one customer receive: the last ones fail at the confirmation. */
export const reachQuota: Rule = {
  id: 'reach-quota',
  theme: 'reach',
  severity: 'warning',
  title: { zh: '触达配额', en: 'Reach quota' },
  why: {
    zh: '企业微信限制每位客户收到的群发：每月不超过当月天数，企业可以改为每周 7 条或每天 1 条（在 plan.yaml 的 reach.quota 写明，不写就都看）；超出的在员工确认时才失败。方案自己定的频率上限也在这里看。按最坏情况算：同一阶段里可能同时参与的旅程和群发都算上，每条旅程按一次参与、最短的等待、最密的路径；leave、goal 到此为止的不算，由同一事件的不同取值（活码、课程等）或单选标签开始的旅程只算最密的一条。',
    en: 'WeCom limits the mass messages that one customer receives to the days of the month; a tenant may choose seven a week or one a day (say which by `reach.quota` in plan.yaml; else all are looked at). What is over fails only when staff confirm. Caps of the plan are looked at too. The worst case counts every journey and broadcast that a contact on a stage may be in, each journey once with its shortest waits on its densest path; not those over by `leave` or `goal`, and of journeys from one event with different values (code, lesson …) or from a `choose: one` group only the densest.',
  },
  problem: {
    zh: '{who}最坏 {days} 天内会收到 {count} 条群发，{whose}最多 {most} 条：{culprits}；员工要为每位客户所在的批次确认 {count} 次',
    en: '{who} may receive {count} mass messages within {days} days, {whose} at most {most}: {culprits}; staff confirm {count} times for the batches of one contact',
  },
  hint: {
    zh: '减少或合并消息，拉长等待，或用 leave、goal 让旅程在下一条开始前结束',
    en: 'Drop or merge messages, lengthen waits, or let `leave` or `goal` end a journey before the next begins',
  },
  good: `
messages: { a: { name: 甲, text: 一 } }
journeys:
  j:
    name: 旅程
    start: { event: lesson.done }
    steps: [{ message: a }, { wait: 3d }, { message: a }, { wait: 3d }, { message: a }]`,
  bad: `
messages: { a: { name: 甲, text: 一 } }
broadcasts:
  daily: { name: 每日一条, to: { event: lesson.done }, message: a, send: { every: [mon, tue, wed, thu, fri, sat], at: "10:00" } }
journeys:
  j:
    name: 旅程
    start: { event: lesson.done }
    steps: [{ message: a }, { wait: 1d }, { message: a }]`,
  check: ({ plan }) => limitsOf(plan).flatMap((limit) => hitsOf(plan, limit)),
};

/** One finding for each set of culprits, where it is worst. */
function hitsOf(plan: Plan, limit: ReachLimit): Hit[] {
  const { days, most, whose } = limit;
  const over = worstCases(plan, limit)
    .filter(({ count }) => count > most)
    .sort((a, b) => b.count - a.count);
  const named = new Set<string>();
  return over.flatMap((worst): Hit[] => {
    const [first] = worst.culprits;
    const id = String(first?.path);
    if (!first || named.has(id)) return [];
    named.add(id);
    const args = { who: whoOf(plan, worst), days, most, whose, count: worst.count, culprits: namesOf(worst) };
    return [{ path: first.path, at: 'key', args }];
  });
}

function whoOf(plan: Plan, { stage }: WorstCase): Text {
  const name = stage === undefined ? undefined : plan.stages[stage]?.name;
  if (name === undefined) return { zh: '一位客户', en: 'A contact' };
  return { zh: `“${name}”阶段的客户`, en: `A contact on the stage "${name}"` };
}

function namesOf({ culprits }: WorstCase): Text {
  const shown = culprits.slice(0, NAMED).map(({ words }) => words);
  const rest = culprits.slice(NAMED).reduce((sum, { count }) => sum + count, 0);
  const more = rest > 0 ? [{ zh: `其余 ${rest} 条`, en: `${rest} more` }] : [];
  const all = [...shown, ...more];
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') };
}
