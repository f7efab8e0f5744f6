import { dayIn, startOfDay } from '../../../kernel/zone.ts';
import type { StaffFigureChannel } from '../../staff-figures.ts';
import { behaviourCalls } from '../client/behaviour-calls.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';

/** The platform counts its days in China. */
const ZONE = 'Asia/Shanghai';

/** What the platform counted of a member. Of several members it would answer sums. */
export function readStaffDays({ client }: CallDeps): StaffFigureChannel['readStaffDays'] {
  const secondsOf = (day: string) => startOfDay(day, ZONE).getTime() / 1000;
  return async ({ userid, first, last }) =>
    mapDone(
      await client.call(behaviourCalls.getUserBehaviorData, {
        userid: [userid],
        start_time: secondsOf(first),
        end_time: secondsOf(last),
      }),
      ({ behavior_data: days }) =>
        days.map((one) => ({
          day: dayIn(new Date(one.stat_time * 1000), ZONE),
          applies: one.new_apply_cnt ?? 0,
          contacts: one.new_contact_cnt ?? 0,
          chats: one.chat_cnt ?? 0,
          messages: one.message_cnt ?? 0,
          replyShare: one.reply_percentage ?? null,
          replyMinutes: one.avg_reply_time ?? null,
          losses: one.negative_feedback_cnt ?? 0,
        })),
    );
}
