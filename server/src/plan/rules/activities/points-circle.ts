import type { Hit, Rule } from '../rule.ts';

/** Points that are earned for earning points never stop. */
export const pointsCircle: Rule = {
  id: 'points-circle',
  theme: 'activities',
  severity: 'error',
  title: { zh: '积分生积分', en: 'Points that earn points' },
  why: {
    zh: '每次获得积分都会产生 points.earned，用它来得积分就停不下来；花掉、过期、撤回的积分再换来积分也让账没有意义。',
    en: 'Every gain of points is told as `points.earned`: to earn points for it never stops. Nor do points for spending, losing or giving back points mean anything.',
  },
  problem: {
    zh: '积分“{name}”按 {event} 得积分，会自己生自己',
    en: 'The points "{name}" are earned for {event}, which points themselves bring about',
  },
  hint: {
    zh: '改用客户真正做的事，例如 order.paid、course.joined',
    en: 'Use something that the customer does, such as order.paid or course.joined',
  },
  good: `
points:
  beans: { name: 荷豆, earn: [{ event: course.joined, points: 10 }], spend: { seat: { name: 诊断一次, points: 100 } } }`,
  bad: `
points:
  beans: { name: 荷豆, earn: [{ event: points.earned, points: 10 }], spend: { seat: { name: 诊断一次, points: 100 } } }`,
  check: ({ plan }) =>
    Object.entries(plan.points).flatMap(([key, { name, earn }]) =>
      earn.flatMap(({ event }, i): Hit[] =>
        event.startsWith('points.') || event === 'contact.points-asked'
          ? [{ path: ['points', key, 'earn', i, 'event'], args: { name, event } }]
          : [],
      ),
    ),
};
