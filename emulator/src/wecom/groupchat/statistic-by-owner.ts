import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { type GroupFigures, groupFigures } from '../../platform/group-statistics.ts';
import { readLimit } from '../../platform/paging.ts';
import { endpoint } from '../endpoint.ts';
import { groupsByOwner, readDays, statisticFields } from './statistic-input.ts';

const ORDER: Record<number, keyof GroupFigures> = {
  1: 'new_chat_cnt',
  2: 'chat_total',
  3: 'new_member_cnt',
  4: 'member_total',
};

/** POST externalcontact/groupchat/statistic: figures of each owner over the days. */
export const statisticByOwner = endpoint({
  path: 'externalcontact/groupchat/statistic',
  method: 'post',
  input: z.object({
    ...statisticFields,
    order_by: z.number().optional(),
    order_asc: z.number().optional(),
    offset: z.number().int().min(0).optional(),
    limit: z.number().int().optional(),
  }),
  handle(call, input) {
    const { from, to } = readDays(call, input);
    const field = ORDER[input.order_by ?? 1];
    if (field === undefined) throw new PlatformError(40058, 'invalid Request Parameter, field order_by');
    const direction = input.order_asc === 1 ? 1 : -1;
    const items = [...groupsByOwner(call, input)]
      .map(([owner, groups]) => ({ owner, data: groupFigures(groups, from, to) }))
      .sort((a, b) => direction * (a.data[field] - b.data[field]));
    const offset = input.offset ?? 0;
    const next = Math.min(offset + readLimit(input.limit, 500, 1000), items.length);
    return { total: items.length, next_offset: next, items: items.slice(offset, next) };
  },
});
