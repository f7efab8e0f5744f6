import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Hit, Path, Rule } from '../rule.ts';

/** Levels that are paid; three make a pyramid. */
const MOST = 2;

/** Pay for levels, for joining or for recruiting is what makes a pyramid scheme. */
export const distributionLaw: Rule = {
  id: 'distribution-law',
  theme: 'activities',
  severity: 'error',
  title: { zh: '分销的法律红线', en: 'What distribution must not be' },
  why: {
    zh: '《禁止传销条例》第七条：拉人头计酬、交入门费、按下线业绩团队计酬都是传销。分销只按真实销售付佣金，至多两级。',
    en: 'Article 7 of the Regulation on Prohibition of Pyramid Selling of the PRC: pay for recruiting, fees for joining and pay by the sales of a team are pyramid selling. Commission is for real sales, on two levels at most.',
  },
  problem: { zh: '分销越过了红线：{why}', en: 'This is beyond what the law permits: {why}' },
  hint: {
    zh: '佣金至多两级，不收加入费，不为拉人付钱',
    en: 'Pay two levels at most, take no entry fee, pay nothing for recruiting',
  },
  good: `
activities:
  sellers: { type: distribution, name: 老客推荐官, rules: [按成交付佣金], commissions: [10], settle: 15d }`,
  bad: `
activities:
  sellers: { type: distribution, name: 老客推荐官, rules: [按成交付佣金], commissions: [10, 5, 3], entry-fee: 99, settle: 15d }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]) =>
      activity.type === 'distribution' ? problemsOf(activity, ['activities', key]) : [],
    ),
};

function problemsOf(activity: Extract<Activity, { type: 'distribution' }>, path: Path): Hit[] {
  const { commissions } = activity;
  const fee = activity['entry-fee'];
  const reward = activity['recruit-reward'];
  const sum = Math.round(commissions.reduce((total, each) => total + each, 0) * 1e6) / 1e6;
  const levels = { zh: `佣金有 ${commissions.length} 级`, en: `commission on ${commissions.length} levels` };
  const entry = { zh: `加入要交 ${fee} 元`, en: `joining costs ${fee} yuan` };
  const recruit = { zh: `拉一个人给 ${reward} 元`, en: `${reward} yuan for recruiting somebody` };
  const whole = {
    zh: `佣金合计 ${sum}%，比订单还多`,
    en: `commissions add up to ${sum} per cent of the order`,
  };
  return [
    ...(commissions.length > MOST ? [{ path: [...path, 'commissions'], args: { why: levels } }] : []),
    ...(fee > 0 ? [{ path: [...path, 'entry-fee'], args: { why: entry } }] : []),
    ...(reward > 0 ? [{ path: [...path, 'recruit-reward'], args: { why: recruit } }] : []),
    ...(sum > 100 ? [{ path: [...path, 'commissions'], args: { why: whole } }] : []),
  ];
}
