import type { Rule } from '../rule.ts';
import { calendarBurst } from './calendar-burst.ts';
import { calendarHole } from './calendar-hole.ts';
import { holidayClash } from './holiday-clash.ts';
import { holidayTableMissing } from './holiday-table-missing.ts';
import { momentsQuota } from './moments-quota.ts';
import { momentsSenders } from './moments-senders.ts';
import { officialAccountPosts } from './official-account-posts.ts';
import { slotColumn } from './slot-column.ts';
import { slotEmpty } from './slot-empty.ts';
import { slotNever } from './slot-never.ts';
import { slotNobody } from './slot-nobody.ts';
import { slotPersonal } from './slot-personal.ts';

/** About content calendars and the days that they count on. */
export const calendarRules: readonly Rule[] = [
  slotNever,
  slotEmpty,
  slotNobody,
  slotPersonal,
  slotColumn,
  calendarHole,
  calendarBurst,
  momentsSenders,
  momentsQuota,
  holidayTableMissing,
  holidayClash,
  officialAccountPosts,
];
