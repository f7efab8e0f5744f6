import type { Calendar, Slot } from '@hetang/contract/plan/kinds/calendar';
import type { Community } from '@hetang/contract/plan/kinds/communities';
import type { Plan } from '@hetang/contract/plan/registry';
import { weekdays } from '@hetang/contract/plan/values';
import { addDays, instantAt } from '../../../kernel/zone.ts';
import type { Path } from '../rule.ts';
import type { DatedSlot, Place } from './dated-slot.ts';
import type { DayTable } from './day-table.ts';

/** A range of days is read to this length at most: ten years. */
const LONGEST = 3660;
const DAY_MS = 86_400_000;

/**
 * What is published from one day to another, both included, by the content calendars and by the weekly posts of
 * communities, in order of time. Times are those of the plan's zone; one that the clocks skip moves on by the gap.
 */
export function slotsBetween(plan: Plan, days: DayTable, from: string, to: string): DatedSlot[] {
  const all = daysFrom(from, to);
  const instant = clockOf(plan.meta.timezone);
  const dated = entriesOf(plan).flatMap(({ on, except, first, last, ...entry }) => {
    const isOn = anyOf(on, days);
    const isExcepted = anyOf(except, days);
    return all
      .filter((day) => day.text >= first && day.text <= last && isOn(day) && !isExcepted(day))
      .map(({ text }): DatedSlot => ({ ...entry, day: text, instant: instant(text, entry.at) }));
  });
  return dated.sort((a, b) => a.instant.getTime() - b.instant.getTime());
}

/** Instants of local times. Days on which the clocks do not change are counted from their midnight. */
function clockOf(timezone: string): (day: string, at: string) => Date {
  const midnights = new Map<string, number>();
  const midnight = (day: string): number => {
    const known = midnights.get(day) ?? instantAt(day, 0, timezone).getTime();
    midnights.set(day, known);
    return known;
  };
  return (day, at) => {
    const start = midnight(day);
    const minute = minuteOf(at);
    const isPlain = midnight(addDays(day, 1)) - start === DAY_MS;
    return isPlain ? new Date(start + minute * 60_000) : instantAt(day, minute, timezone);
  };
}

/** Slots and weekly posts of which a year is laid out; of more only weeks are, so that it fits in memory. */
const MOST_SLOTS = 500;

/**
 * The days of a plan's period that are laid out: the first year, or less of a plan with thousands of slots, at least a
 * week. Null without a period.
 */
export function laidOut(plan: Plan): { from: string; to: string } | null {
  const { period } = plan.meta;
  if (!period) return null;
  const length = Math.floor((366 * MOST_SLOTS) / Math.max(MOST_SLOTS, entriesOf(plan).length));
  const [to = period.to] = [period.to, addDays(period.from, Math.max(7, length) - 1)].sort();
  return { from: period.from, to };
}

/** What a plan publishes on the days that are laid out. */
export function slotsInPeriod(plan: Plan, days: DayTable): DatedSlot[] {
  const range = laidOut(plan);
  return range ? slotsBetween(plan, days, range.from, range.to) : [];
}

/** Whether a slot comes at all within a plan's period. */
export function everComes(slot: Slot, days: DayTable, from: string, to: string): boolean {
  const { on, except = [] } = slot;
  const isOn = anyOf(on, days);
  const isExcepted = anyOf(except, days);
  const [first = from] = [from, slot.from ?? from].sort().slice(-1);
  const [last = to] = [to, slot.to ?? to].sort();
  return daysFrom(first, last).some((day) => isOn(day) && !isExcepted(day));
}

/** What is published at each place, in order of time. */
export function slotsByPlace(slots: readonly DatedSlot[]): (place: Place) => readonly DatedSlot[] {
  const places = new Map<string, DatedSlot[]>();
  for (const slot of slots) {
    const id = `${slot.place.kind} ${slot.place.key}`;
    const own = places.get(id);
    if (own) own.push(slot);
    else places.set(id, [slot]);
  }
  return ({ kind, key }) => places.get(`${kind} ${key}`) ?? [];
}

interface Entry extends Omit<DatedSlot, 'day' | 'instant'> {
  on: readonly string[];
  except: readonly string[];
  first: string;
  last: string;
}

function entriesOf(plan: Plan): Entry[] {
  const calendars = Object.entries(plan.calendar).flatMap(([key, calendar]) => {
    const { place, by } = placeOf(plan, calendar);
    return calendar.slots.map((slot, i): Entry => entryOf(slot, place, by, ['calendar', key, 'slots', i]));
  });
  const weekly = Object.entries(plan.communities).flatMap(([key, community]) => weeklyPosts(key, community));
  return [...calendars, ...weekly];
}

function entryOf(slot: Slot, place: Place, by: string | undefined, path: Path): Entry {
  const { on, except = [], from = '', to = '9999', at, column, message, brief } = slot;
  return { place, path, on, except, first: from, last: to, at, column, message, brief, by: slot.by ?? by };
}

function weeklyPosts(key: string, { owner, sop }: Community): Entry[] {
  const place: Place = { kind: 'communities', key };
  return sop.flatMap((post, i): Entry[] => {
    if (!('on' in post)) return [];
    const { on, at, by = owner } = post;
    const path = ['communities', key, 'sop', i];
    return [{ place, path, on, except: [], first: '', last: '9999', at, message: post.post, by }];
  });
}

/** Where a calendar publishes, and who looks after that place. */
export function placeOf(plan: Plan, calendar: Calendar): { place: Place; by?: string | undefined } {
  if ('account' in calendar) {
    const key = calendar.account;
    return { place: { kind: 'accounts', key }, by: plan.accounts[key]?.staff };
  }
  if ('community' in calendar) {
    const key = calendar.community;
    return { place: { kind: 'communities', key }, by: plan.communities[key]?.owner };
  }
  const key = calendar['official-account'];
  return { place: { kind: 'official-accounts', key }, by: plan['official-accounts'][key]?.owner };
}

/** A day with what the words of a plan ask of it. */
interface Day {
  text: string;
  year: number;
  weekday: (typeof weekdays)[number];
  isLast: boolean;
}

const known = new Map<string, Day>();

/** Every day from one to another; days are the same for every plan and are kept. */
function daysFrom(from: string, to: string): Day[] {
  const days: Day[] = [];
  for (let text = from; text <= to && days.length < LONGEST; ) {
    const next = addDays(text, 1);
    days.push(known.get(text) ?? remembered(text, next));
    text = next;
  }
  return days;
}

function remembered(text: string, next: string): Day {
  const weekday = weekdays[(new Date(`${text}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon';
  const day = { text, year: Number(text.slice(0, 4)), weekday, isLast: next.endsWith('-01') };
  // A plan of other centuries must not fill the memory.
  if (known.size < LONGEST) known.set(text, day);
  return day;
}

function anyOf(tokens: readonly string[], days: DayTable): (day: Day) => boolean {
  const tests = tokens.map((token) => testOf(token, days));
  return (day) => tests.some((test) => test(day));
}

/** What a word of the plan says of a day. */
function testOf(token: string, days: DayTable): (day: Day) => boolean {
  const [word = '', name] = token.split(':');
  if (weekdays.some((weekday) => weekday === word)) return ({ weekday }) => weekday === word;
  if (word === 'every-day') return () => true;
  if (word === 'workday') return ({ text }) => days.isWorkday(text);
  if (word === 'solar-term') return ({ text, year }) => days.solarTerm(name ?? '', year) === text;
  if (word === 'holiday' && name === undefined) return ({ text }) => days.isHoliday(text);
  if (word === 'holiday') return ({ text, year }) => days.holiday(name ?? '', year) === text;
  if (name === 'last') return ({ isLast }) => isLast;
  if (word === 'day') return ({ text }) => Number(text.slice(8)) === Number(name);
  return word.length === 5 ? ({ text }) => text.slice(5) === word : ({ text }) => text === word;
}

function minuteOf(at: string): number {
  return Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));
}
