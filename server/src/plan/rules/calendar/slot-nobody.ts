import { type Hit, isWhole, type Rule } from '../rule.ts';
import { placeOf } from './slots-between.ts';

/** What nobody is named for is published by nobody. */
export const slotNobody: Rule = {
  id: 'slot-nobody',
  theme: 'calendar',
  severity: 'warning',
  title: { zh: '没有人负责的排期', en: 'Slots that nobody publishes' },
  why: {
    zh: '朋友圈和群消息都要员工动手发；排期没写 by，账号、社群或公众号也没有负责人，就没有人发。',
    en: 'Moments and group posts are published by staff; without `by` and without an owner of the place nobody does it.',
  },
  problem: { zh: '没有写谁来发', en: 'Nobody is named who publishes it' },
  hint: {
    zh: '写上 by，或给这个账号、社群、公众号写上负责员工',
    en: 'Write `by`, or name the staff of the account, community or Official Account',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: mon, at: "08:30", brief: 早安 }] } }`,
  bad: `
accounts: { main: { name: 主号, kind: community } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: mon, at: "08:30", brief: 早安 }] } }`,
  check(view) {
    if (!isWhole(view, ['accounts', 'communities', 'official-accounts'])) return [];
    return Object.entries(view.plan.calendar).flatMap(([key, calendar]) => {
      const { place, by } = placeOf(view.plan, calendar);
      if (!view.written[place.kind].has(place.key)) return [];
      return calendar.slots.flatMap((slot, i): Hit[] =>
        (slot.by ?? by) === undefined ? [{ path: ['calendar', key, 'slots', i] }] : [],
      );
    });
  },
};
