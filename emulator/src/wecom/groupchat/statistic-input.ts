import { z } from 'zod';
import { startOfDay } from '../../kernel/shanghai-time.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import type { Group } from '../../state/group.ts';
import { type Call, ids } from '../endpoint.ts';

const DAY = 86_400;
const KEPT_DAYS = 180;
const MAX_RANGE = 1000;

/** What both statistics ask. */
export const statisticFields = {
  day_begin_time: z.number().optional(),
  day_end_time: z.number().optional(),
  owner_filter: z.object({ userid_list: ids(100).optional() }).optional(),
};

const fields = z.object(statisticFields);

/** Days from yesterday back to 180, as starts of days in Unix seconds. Errors: 40063, 40058. */
export function readDays(call: Call, input: z.infer<typeof fields>): { from: number; to: number } {
  const begin = required(input.day_begin_time, 40063, 'day_begin_time missing');
  const from = startOfDay(begin * 1000) / 1000;
  const to = startOfDay((input.day_end_time ?? begin) * 1000) / 1000;
  const today = startOfDay(call.now) / 1000;
  if (!(from <= to && to < today && from >= today - KEPT_DAYS * DAY)) {
    throw new PlatformError(40058, 'invalid time range: from yesterday back to 180 days');
  }
  return { from, to };
}

/** Groups of the given owners, or of all. 81017 when more than 1000 members are in range. */
export function groupsByOwner(call: Call, input: z.infer<typeof fields>): Map<string, Group[]> {
  const { groups, staff } = call.world.state;
  const wanted = input.owner_filter?.userid_list ?? [];
  if (wanted.length === 0 && staff.size > MAX_RANGE) throw new PlatformError(81017);
  const byOwner = new Map<string, Group[]>(wanted.map((userid) => [userid, []]));
  for (const group of groups.values()) {
    const own = byOwner.get(group.owner);
    if (own !== undefined) own.push(group);
    else if (wanted.length === 0) byOwner.set(group.owner, [group]);
  }
  return byOwner;
}
