import { z } from 'zod';
import { groupFigures } from '../../platform/group-statistics.ts';
import { endpoint } from '../endpoint.ts';
import { groupsByOwner, readDays, statisticFields } from './statistic-input.ts';

const DAY = 86_400;

/** POST externalcontact/groupchat/statistic_group_by_day: figures of all owners together, day by day. */
export const statisticByDay = endpoint({
  path: 'externalcontact/groupchat/statistic_group_by_day',
  method: 'post',
  input: z.object(statisticFields),
  handle(call, input) {
    const { from, to } = readDays(call, input);
    const groups = [...groupsByOwner(call, input).values()].flat();
    const count = (to - from) / DAY + 1;
    const days = Array.from({ length: count }, (_, index) => from + index * DAY);
    return { items: days.map((day) => ({ stat_time: day, data: groupFigures(groups, day, day) })) };
  },
});
