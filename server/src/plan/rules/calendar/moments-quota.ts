import type { Hit, PlanView, Rule } from '../rule.ts';
import { publishersOf } from './publishers-of.ts';

/** More Moments in a month than the plan itself allows one member. */
export const momentsQuota: Rule = {
  id: 'moments-quota',
  theme: 'calendar',
  severity: 'warning',
  title: { zh: '一个月发太多朋友圈', en: 'Too many Moments in a month' },
  why: {
    zh: '每位客户一个月能看到多少条企业朋友圈由企业微信后台限定，发得太密也会被屏蔽。plan.yaml 的 reach 写了 moments，超出的到点会跳过。按方案期间逐月数每位员工要发的条数。',
    en: 'How many Moments of the company a customer sees in a month is limited in the console of WeCom, and who sees too many hides them. Beyond `moments` under reach in plan.yaml they are skipped. Counted month by month for each member, over the period of the plan.',
  },
  problem: {
    zh: '员工“{staff}”在 {month} 要发 {count} 条朋友圈，上限是 {most} 条',
    en: 'The member `{staff}` has {count} Moments to publish in {month}, at most {most} are allowed',
  },
  hint: { zh: '减少排期，或提高 reach 里的 moments', en: 'Plan fewer, or raise `moments` under reach' },
  good: `
period: { from: 2026-01-01, to: 2026-12-31 }
reach: { moments: 5 }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: sales, staff: lin } }
messages: { a: { name: 甲, text: 今天分享一个小经验 } }
calendar: { k: { name: 朋友圈, account: main, slots: [{ on: mon, at: "10:00", message: a }] } }`,
  bad: `
period: { from: 2026-01-01, to: 2026-12-31 }
reach: { moments: 5 }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: sales, staff: lin } }
messages: { a: { name: 甲, text: 今天分享一个小经验 } }
calendar: { k: { name: 朋友圈, account: main, slots: [{ on: every-day, at: "10:00", message: a }] } }`,
  check(view) {
    const most = view.plan.meta.reach?.moments;
    if (most === undefined) return [];
    const worst = new Map<string, Hit>();
    for (const [id, { calendar, count }] of monthsOf(view)) {
      const [staff = '', month = ''] = id.split(' ');
      const before = worst.get(staff)?.args?.count;
      if (count <= most || (typeof before === 'number' && before >= count)) continue;
      worst.set(staff, { path: ['calendar', calendar], at: 'key', args: { staff, month, count, most } });
    }
    return [...worst.values()];
  },
};

/** By member and month: how many, and the first calendar that adds to it. */
function monthsOf({ plan, slots }: PlanView): Map<string, { calendar: string; count: number }> {
  const months = new Map<string, { calendar: string; count: number }>();
  for (const { place, path, day, message } of slots) {
    const [kind, key = '', , nr = 0] = path;
    const calendar = kind === 'calendar' && place.kind === 'accounts' ? plan.calendar[key] : undefined;
    const slot = calendar?.slots[Number(nr)];
    if (!calendar || !('account' in calendar) || !slot || message === undefined) continue;
    for (const staff of publishersOf(plan, calendar, slot)) {
      const id = `${staff} ${day.slice(0, 7)}`;
      const known = months.get(id) ?? { calendar: String(key), count: 0 };
      months.set(id, { ...known, count: known.count + 1 });
    }
  }
  return months;
}
