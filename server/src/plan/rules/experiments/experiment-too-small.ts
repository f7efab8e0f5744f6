import type { Experiment } from '@hetang/contract/plan/kinds/experiments';
import type { Hit, Rule } from '../rule.ts';
import { unitsPerGroup } from './sample-size.ts';

/** An experiment that cannot find what it looks for wastes everybody's time. */
export const experimentTooSmall: Rule = {
  id: 'experiment-too-small',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '实验的人数不够', en: 'Experiments that are too small' },
  why: {
    zh: '人数不够时，差异在不在都看不出来。按两个比例的正态近似算（和 R 的 power.prop.test 一致）；人数最少的版本也要够。',
    en: 'With too few units a difference cannot be told from chance. Reckoned for two shares by normal approximation, as power.prop.test of R does; the smallest variant must have enough too.',
  },
  problem: {
    zh: '要看出 {effect} 的差异，每个版本至少 {needed} 个，最小的版本只有 {expected} 个',
    en: 'To find a difference of {effect} each variant needs {needed} units; the smallest one gets {expected}',
  },
  hint: {
    zh: '延长时间、放大想看的差异，或减少版本；按社群、员工分组时还要更多',
    en: 'Run it longer, look for a larger difference, or take fewer variants; by group or staff even more are needed',
  },
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
    measure: { event: lesson.done, baseline: 0.2 }
    effect: 0.05
    volume: 2400
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
    measure: { event: lesson.done, baseline: 0.2 }
    effect: 0.05
    volume: 900
    from: 2026-06-01
    until: 2026-06-30`,
  check: ({ plan }) =>
    Object.entries(plan.experiments).flatMap(([key, experiment]): Hit[] => {
      const size = sizes(experiment);
      if (!size || size.expected >= size.needed) return [];
      const needed = Number.isFinite(size.needed) ? size.needed : '∞';
      const args = { effect: experiment.effect ?? 0, needed, expected: size.expected };
      return [{ path: ['experiments', key, 'volume'], args }];
    }),
};

/** Units that the smallest variant needs and gets; null while the plan does not say enough. */
function sizes({ measure, effect, volume, variants, alpha, power }: Experiment) {
  const baseline = measure?.baseline;
  if (baseline === undefined || effect === undefined || volume === undefined) return null;
  const smallest = Math.min(...Object.values(variants).map(({ weight }) => weight));
  return {
    needed: Math.ceil(unitsPerGroup({ baseline, effect, alpha, power })),
    expected: Math.floor((volume * smallest) / 100),
  };
}
