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

/**
 * What is published from one day to another, both included, by the content calendars and by the weekly posts of
 * communities, in order of time. Times are those of the plan's zone; one that the clocks skip moves on by the gap.
 */
export function slotsBetween(plan: Plan, days: DayTable, from: string, to: string): DatedSlot[] {
  const all = daysFrom(from, to);
  const minutes = new Map<string, Date>();
  const instant = (day: string, at: string): Date => {
    const id = `${day} ${at}`;
    const known = minutes.get(id) ?? instantAt(day, minuteOf(at), plan.meta.timezone);
    minutes.set(id, known);
    return known;
  };
  const dated = entriesOf(plan).flatMap(({ on, except, first, last, ...entry }) => {
    const isOn = anyOf(on, days);
    const isExcepted = anyOf(except, days);
    return all
      .filter((day) => day >= first && day <= last && isOn(day) && !isExcepted(day))
      .map((day): DatedSlot => ({ ...entry, day, instant: instant(day, entry.at) }));
  });
  return dated.sort((a, b) => a.instant.getTime() - b.instant.getTime());
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
  for (let day = first, i = 0; day <= last && i < LONGEST; day = addDays(day, 1), i++)
    if (isOn(day) && !isExcepted(day)) return true;
  return false;
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

function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < LONGEST; day = addDays(day, 1)) days.push(day);
  return days;
}

function anyOf(tokens: readonly string[], days: DayTable): (day: string) => boolean {
  const tests = tokens.map((token) => testOf(token, days));
  return (day) => tests.some((test) => test(day));
}

/** What a word of the plan says of a day. */
function testOf(token: string, days: DayTable): (day: string) => boolean {
  const [word = '', name] = token.split(':');
  if (weekdays.some((known) => known === word))
    return (day) => weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] === word;
  if (word === 'every-day') return () => true;
  if (word === 'workday') return days.isWorkday;
  if (word === 'solar-term') return (day) => days.solarTerm(name ?? '', yearOf(day)) === day;
  if (word === 'holiday')
    return name === undefined ? days.isHoliday : (day) => days.holiday(name, yearOf(day)) === day;
  if (name === 'last') return (day) => addDays(day, 1).endsWith('-01');
  if (word === 'day') return (day) => Number(day.slice(8)) === Number(name);
  return word.length === 5 ? (day) => day.slice(5) === word : (day) => day === word;
}

function minuteOf(at: string): number {
  return Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
