import type { Hours } from '@hetang/contract/plan/hours';
import { weekdays } from '@hetang/contract/plan/values';
import type { Text } from '../rule.ts';

const DAY = 1440;
const WEEK = 7 * DAY;

/** The minutes of a week, Monday 00:00 first: whether somebody is there. */
export type Week = Uint8Array;

/** A week without anybody. */
export function emptyWeek(): Week {
  return new Uint8Array(WEEK);
}

/** The week that some hours cover. What ends before it begins reaches into the next day, Sunday into Monday. */
export function weekOf(hours: readonly Hours[]): Week {
  const week = emptyWeek();
  for (const { on, from, to } of hours) {
    const start = minutesOf(from);
    const end = minutesOf(to);
    const length = end > start ? end - start : end + DAY - start;
    for (const day of on) {
      const first = weekdays.indexOf(day) * DAY + start;
      for (let minute = first; minute < first + length; minute++) week[minute % WEEK] = 1;
    }
  }
  return week;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Minutes in which both are there. */
export function both(a: Week, b: Week): Week {
  return a.map((there, minute) => there & (b[minute] ?? 0));
}

/** Minutes in which at least one of them is there. */
export function anyOf(weeks: readonly Week[]): Week {
  const all = emptyWeek();
  for (const week of weeks)
    week.forEach((there, minute) => {
      if (there) all[minute] = 1;
    });
  return all;
}

/** A stretch of minutes, the end not included. */
export interface Stretch {
  from: number;
  to: number;
}

/** The stretches in which nobody is there, in order of the week. */
export function gapsOf(week: Week): Stretch[] {
  const gaps: Stretch[] = [];
  for (let minute = 0; minute < WEEK; minute++) {
    if (week[minute]) continue;
    const last = gaps.at(-1);
    if (last && last.to === minute) last.to = minute + 1;
    else gaps.push({ from: minute, to: minute + 1 });
  }
  return gaps;
}

const dayNames: readonly Text[] = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
];

/** A stretch in words: `周六 00:00 到周日 24:00`. */
export function stretchWords({ from, to }: Stretch): Text {
  const start = placeOf(from);
  // The last minute belongs to the day it ends, not to midnight of the next.
  const end = placeOf(to - 1);
  const until = clock(((to - 1) % DAY) + 1);
  if (start.day === end.day)
    return {
      zh: `${start.name.zh} ${clock(start.minute)} 到 ${until}`,
      en: `${start.name.en} ${clock(start.minute)} to ${until}`,
    };
  return {
    zh: `${start.name.zh} ${clock(start.minute)} 到${end.name.zh} ${until}`,
    en: `${start.name.en} ${clock(start.minute)} to ${end.name.en} ${until}`,
  };
}

function placeOf(minute: number): { day: number; name: Text; minute: number } {
  const day = Math.floor(minute / DAY);
  return { day, name: dayNames[day] ?? { zh: '', en: '' }, minute: minute % DAY };
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
