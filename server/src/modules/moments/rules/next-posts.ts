import type { MomentCalendar } from '@hetang/contract/plan/kinds/calendar';
import type { Plan } from '@hetang/contract/plan/registry';
import { addDays, dayIn } from '../../../kernel/zone.ts';
import type { DatedSlot } from '../../../plan/rules/calendar/dated-slot.ts';
import type { DayTable } from '../../../plan/rules/calendar/day-table.ts';
import { publishersOf } from '../../../plan/rules/calendar/publishers-of.ts';
import { slotsBetween } from '../../../plan/rules/calendar/slots-between.ts';

/** What one Moment is to be, as the plan has it. */
export interface MomentSlotWish {
  /** Message of the plan; or the text itself, when it was asked for by hand. */
  message?: string | undefined;
  text?: string | undefined;
  column?: string | undefined;
  /** Staff who publish it. */
  staff: string[];
  /** Tags `group/value`: who carries one of them sees it. */
  visibleTo: string[];
}

/** A Moment that a calendar wants. */
export interface PlannedPost {
  calendar: string;
  dueAt: Date;
  /** Which of the calendar's slots of that instant. */
  nr: number;
  slot: MomentSlotWish;
}

/** Days that are looked through in one go: most calendars have something within the week. */
const STRETCHES = [7, 60, 400] as const;

/** The Moments of a calendar at the next instant at which it has any, strictly after another one; none when none come. */
export function nextPosts(plan: Plan, days: DayTable, key: string, after: Date): PlannedPost[] {
  const today = dayIn(after, plan.meta.timezone);
  const [first = today] = [today, plan.meta.period?.from ?? today].sort().slice(-1);
  for (const length of STRETCHES) {
    const last = addDays(first, length);
    const found = postsBetween(plan, days, { keys: [key], first, last }).filter(({ dueAt }) => dueAt > after);
    const next = found[0]?.dueAt.getTime();
    if (next !== undefined) return found.filter(({ dueAt }) => dueAt.getTime() === next);
  }
  return [];
}

/** A slot of a calendar of Moments on one day. */
export interface CalendarSlot extends DatedSlot {
  calendar: string;
  wish: MomentSlotWish;
}

/** What calendars have on some days, both included, in order of time; also what staff write and post themselves. */
export function calendarSlots(
  plan: Plan,
  days: DayTable,
  { keys = momentCalendars(plan), first, last }: { keys?: readonly string[]; first: string; last: string },
): CalendarSlot[] {
  const { from = first, to = last } = plan.meta.period ?? {};
  const [begin = first] = [first, from].sort().slice(-1);
  const [end = last] = [last, to].sort();
  const calendar = Object.fromEntries(Object.entries(plan.calendar).filter(([key]) => keys.includes(key)));
  return slotsBetween({ ...plan, calendar, communities: {} }, days, begin, end).flatMap((slot) => {
    const found = slotOf(plan, slot);
    return found ? [{ ...slot, calendar: found.key, wish: found.wish }] : [];
  });
}

/** Of these the Moments that are published by a task; what nobody has written is left out. */
function postsBetween(
  plan: Plan,
  days: DayTable,
  range: { keys: readonly string[]; first: string; last: string },
): PlannedPost[] {
  const seen = new Map<string, number>();
  return calendarSlots(plan, days, range).flatMap(({ calendar, instant, wish }): PlannedPost[] => {
    if (wish.message === undefined) return [];
    const at = `${calendar} ${instant.getTime()}`;
    const nr = seen.get(at) ?? 0;
    seen.set(at, nr + 1);
    return [{ calendar, dueAt: instant, nr, slot: wish }];
  });
}

/** What the plan has for a Moment now; null when it has nothing there any more. */
export function wishAt(
  plan: Plan,
  days: DayTable,
  { calendar, due_at, nr }: { calendar: string; due_at: Date; nr: number },
): MomentSlotWish | null {
  const day = dayIn(due_at, plan.meta.timezone);
  const posts = postsBetween(plan, days, { keys: [calendar], first: day, last: day });
  return posts.find((post) => post.nr === nr && post.dueAt.getTime() === due_at.getTime())?.slot ?? null;
}

/** Keys of the calendars that are Moments of accounts. */
export function momentCalendars(plan: Plan): string[] {
  return Object.keys(plan.calendar).filter((key) => calendarOf(plan, key) !== null);
}

/** A calendar of Moments; null for one of groups or articles, or when there is none of that key. */
export function calendarOf(plan: Plan, key: string): MomentCalendar | null {
  const found = Object.hasOwn(plan.calendar, key) ? plan.calendar[key] : undefined;
  return found && 'account' in found ? found : null;
}

function slotOf(
  plan: Plan,
  { path, message, column }: DatedSlot,
): { key: string; wish: MomentSlotWish } | null {
  const [kind, key = '', , nr] = path;
  const calendar = kind === 'calendar' ? calendarOf(plan, String(key)) : null;
  const slot = calendar?.slots[Number(nr)];
  if (!calendar || !slot) return null;
  const wish = {
    ...(message !== undefined && { message }),
    ...(column !== undefined && { column }),
    staff: publishersOf(plan, calendar, slot),
    visibleTo: slot['visible-to'] ?? [],
  };
  return { key: String(key), wish };
}
