import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Hit, Path, Rule, Text } from '../rule.ts';

/** An activity lies within the plan, its phases and lessons within the activity. */
export const activityPeriod: Rule = {
  id: 'activity-period',
  theme: 'activities',
  severity: 'error',
  title: { zh: '活动日期对不上', en: 'Dates of an activity' },
  why: {
    zh: '活动在方案期间之内，阶段和场次在活动期间之内，日期写反或写错年份最常见。',
    en: 'An activity lies within the plan, its phases and lessons within the activity; most often a year is wrong or two dates are swapped.',
  },
  problem: { zh: '活动日期对不上：{why}', en: 'The dates do not fit: {why}' },
  hint: { zh: '改日期', en: 'Change the dates' },
  good: `
period: { from: 2026-01-01, to: 2026-12-31 }
activities:
  week:
    type: privilege
    name: 会员周
    rules: [会员可用]
    period: { from: 2026-06-01, to: 2026-06-18 }
    phases: [{ phase: warm-up, from: 2026-06-01, to: 2026-06-10 }, { phase: main, from: 2026-06-11, to: 2026-06-18 }]
    benefits: [专场答疑]`,
  bad: `
period: { from: 2026-01-01, to: 2026-12-31 }
activities:
  week:
    type: privilege
    name: 会员周
    rules: [会员可用]
    period: { from: 2026-12-20, to: 2027-01-03 }
    benefits: [专场答疑]`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]) => {
      const path = ['activities', key];
      const { period } = activity;
      const own = period ? [{ ...period, path: [...path, 'period'] }] : [];
      const inside = [...spansOf(activity, path), ...own];
      return [
        ...inside.flatMap((span) => (span.to < span.from ? [hit(span, backwards)] : [])),
        ...own.flatMap((span) => outside(span, plan.meta.period, inPlan)),
        ...spansOf(activity, path).flatMap((span) => outside(span, period, inActivity)),
      ];
    }),
};

interface Span {
  from: string;
  to: string;
  path: Path;
}

function spansOf(activity: Activity, path: Path): Span[] {
  const phases = activity.phases.map(({ from, to }, i) => ({ from, to, path: [...path, 'phases', i] }));
  if (activity.type !== 'course') return phases;
  const lessons = activity.sessions.map(({ on }, i) => ({
    from: on,
    to: on,
    path: [...path, 'sessions', i, 'on'],
  }));
  return [...phases, ...lessons];
}

function outside(span: Span, whole: { from: string; to: string } | undefined, words: Text): Hit[] {
  if (!whole || (span.from >= whole.from && span.to <= whole.to)) return [];
  const range = `${whole.from} – ${whole.to}`;
  return [hit(span, { zh: `${words.zh} ${range}`, en: `${words.en} ${range}` })];
}

function hit({ from, to, path }: Span, words: Text): Hit {
  const span = from === to ? from : `${from} – ${to}`;
  return { path, args: { why: { zh: `${span} ${words.zh}`, en: `${span} ${words.en}` } } };
}

const backwards: Text = { zh: '结束早于开始', en: 'ends before it begins' };
const inPlan: Text = { zh: '不在方案期间之内：', en: 'is not within the plan:' };
const inActivity: Text = { zh: '不在活动期间之内：', en: 'is not within the activity:' };
