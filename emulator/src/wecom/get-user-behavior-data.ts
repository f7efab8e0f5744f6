import { z } from 'zod';
import { startOfDay } from '../kernel/shanghai-time.ts';
import { PlatformError, required } from '../platform/errors.ts';
import type { BehaviourDay } from '../state/behaviour-day.ts';
import { endpoint, ids } from './endpoint.ts';

const DAY = 86_400;
const MAX_RANGE = 30 * DAY;
const KEPT = 180 * DAY;

function figures(stat_time: number, days: BehaviourDay[]): Record<string, number> {
  const sum = (of: (one: BehaviourDay) => number): number => days.reduce((all, one) => all + of(one), 0);
  const opened = sum((one) => Object.keys(one.opened).length);
  const answers = days.flatMap((one) => Object.values(one.answered));
  const minutes = answers.reduce((all, one) => all + one, 0);
  return {
    stat_time,
    chat_cnt: sum((one) => one.chats.length),
    message_cnt: sum((one) => one.messages),
    // The two figures about answers exist only where there was something to answer.
    ...(opened === 0 ? {} : { reply_percentage: Math.round((answers.length / opened) * 10_000) / 100 }),
    ...(answers.length === 0 ? {} : { avg_reply_time: Math.round(minutes / answers.length) }),
    negative_feedback_cnt: sum((one) => one.negative),
    new_apply_cnt: sum((one) => one.applies),
    new_contact_cnt: sum((one) => one.contacts),
  };
}

/** POST externalcontact/get_user_behavior_data: one item a day, several members are summed. */
export const getUserBehaviorData = endpoint({
  path: 'externalcontact/get_user_behavior_data',
  method: 'post',
  input: z.object({
    userid: ids(100).optional(),
    partyid: z.array(z.number().int()).max(100).optional(),
    start_time: z.number().optional(),
    end_time: z.number().optional(),
  }),
  handle({ world, now }, input) {
    const { userid: users = [], partyid: parties = [] } = input;
    if (users.length + parties.length === 0)
      throw new PlatformError(40063, 'userid and partyid are both empty');
    const start = startOfDay(required(input.start_time, 40063, 'start_time missing') * 1000) / 1000;
    const end = startOfDay(required(input.end_time, 40063, 'end_time missing') * 1000) / 1000;
    const isInRange = start <= end && end - start <= MAX_RANGE && start >= now / 1000 - KEPT;
    if (!isInRange) throw new PlatformError(40058, 'invalid time range');
    if (users.some((userid) => !world.state.staff.has(userid))) throw new PlatformError(40003);
    const members = [...world.state.staff.values()]
      .filter((one) => users.includes(one.userid) || one.department.some((id) => parties.includes(id)))
      .map((one) => one.userid);
    const count = (end - start) / DAY + 1;
    const days = Array.from({ length: count }, (_, index) => start + index * DAY);
    const of = (day: number): BehaviourDay[] =>
      members.flatMap((userid) => world.state.behaviourDays.get(`${userid} ${day}`) ?? []);
    return { behavior_data: days.map((day) => figures(day, of(day))) };
  },
});
