import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';
import { findLink } from './link-input.ts';

const DAY = 86_400;

/** POST externalcontact/customer_acquisition/statistic: clicks and adds of the days in the range. */
export const getLinkStatistic = endpoint({
  path: 'externalcontact/customer_acquisition/statistic',
  method: 'post',
  input: z.object({
    link_id: z.string().optional(),
    start_time: z.number().optional(),
    end_time: z.number().optional(),
  }),
  handle(call, input) {
    const { days } = findLink(call, input.link_id);
    const start = required(input.start_time, 40063, 'start_time missing');
    const end = required(input.end_time, 40063, 'end_time missing');
    if (end < start) throw new PlatformError(40058, 'invalid time range');
    const within = Object.entries(days).filter(([day]) => Number(day) + DAY > start && Number(day) <= end);
    const sum = (field: 'clicks' | 'added'): number => within.reduce((all, [, one]) => all + one[field], 0);
    return { click_link_customer_cnt: sum('clicks'), new_customer_cnt: sum('added') };
  },
});
