import type { Experiment } from '@hetang/contract/plan/kinds/experiments';
import type { Hit, Rule } from '../rule.ts';

/** Two experiments on one thing at one time answer neither question. */
export const experimentOverlap: Rule = {
  id: 'experiment-overlap',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '实验互相重叠', en: 'Experiments that overlap' },
  why: {
    zh: '同一条旅程上同时做两个实验，差异分不清是谁带来的。',
    en: 'With two experiments on one journey at once nobody can tell which of them made the difference.',
  },
  problem: {
    zh: '和实验“{other}”在同一处，{from} 到 {until} 重叠',
    en: 'It shares its place with `{other}` from {from} to {until}',
  },
  hint: { zh: '错开日期，或合成一个实验', en: 'Run one after the other, or make one of them' },
  good: `
messages: { a: { name: 甲, text: 你好 }, b: { name: 乙, text: 您好 } }
staff: { lin: { name: 林, wecom: Lin } }
experiments:
  e:
    name: 称呼
    hypothesis: 用您更好
    owner: lin
    where: { message: a }
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50, message: b } }
    measure: { event: lesson.done }
    from: 2026-06-01
    until: 2026-06-30`,
  bad: `
messages: { a: { name: 甲, text: 你好 }, b: { name: 乙, text: 您好 } }
staff: { lin: { name: 林, wecom: Lin } }
experiments:
  e:
    name: 称呼
    hypothesis: 用您更好
    owner: lin
    where: { message: a }
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50, message: b } }
    measure: { event: lesson.done }
    from: 2026-06-01
    until: 2026-06-30
  f:
    name: 语气
    hypothesis: 短一些更好
    owner: lin
    where: { message: a }
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50, message: b } }
    measure: { event: lesson.done }
    from: 2026-06-15
    until: 2026-07-15`,
  check({ plan }) {
    const all = Object.entries(plan.experiments);
    return all.flatMap(([key, experiment], i) =>
      all.slice(0, i).flatMap(([other, earlier]): Hit[] => {
        // Dates are ISO, so text order is time order.
        const [, from = ''] = [experiment.from, earlier.from].sort();
        const [until = ''] = [experiment.until, earlier.until].sort();
        if (from > until || !sharePlace(experiment, earlier)) return [];
        return [{ path: ['experiments', key, 'where'], args: { other, from, until } }];
      }),
    );
  },
};

/** A message or broadcast in common, or the same journey: an experiment on a whole journey touches all in it. */
function sharePlace({ where: a }: Experiment, { where: b }: Experiment): boolean {
  if ('broadcast' in a || 'broadcast' in b)
    return 'broadcast' in a && 'broadcast' in b && a.broadcast === b.broadcast;
  if ('journey' in a && 'journey' in b) return a.journey === b.journey;
  return 'message' in a && 'message' in b && a.message === b.message;
}
