import type { GoalForecast } from '@hetang/contract/http/home';

/** What one calendar day added to a goal. */
export interface DayValue {
  /** `2026-01-31` */
  day: string;
  value: number;
}

export interface GoalCourse {
  /** Reached before the first of the days. */
  before: number;
  /** Every day without a gap; the last one is today and still under way. */
  days: readonly DayValue[];
  /** The last day of the goal. */
  by: string;
  /** Whether a day may take away again, as cancelled orders do. */
  falls: boolean;
}

const DAY_MS = 86_400_000;
const WEEK = 7;
/** Whole days that are looked back on, at most. */
const WINDOW = 28;
/** 80 % of a normal distribution lie within so many standard deviations. */
const Z80 = 1.2816;

/**
 * Where a goal will stand at the end of its last day. The means of the weekdays of the last 28 whole days go on
 * (each weekday at least twice); with 7 to 13 whole days one mean of all days. Today brings what it has, or its mean
 * where that is more. The interval (80 %) has both sources of error: the scatter of single days around their mean,
 * H·s², and the mean itself known from few days, Σ h²·s²/k over the groups; days count as independent.
 * Null with fewer than 7 whole days, or when the last day has passed.
 */
export function forecastGoal({ before, days, by, falls }: GoalCourse): GoalForecast | null {
  const today = days.at(-1);
  const whole = days.slice(0, -1).slice(-WINDOW);
  if (!today || whole.length < WEEK || by < today.day) return null;
  const byWeekday = whole.length >= 2 * WEEK;
  const groupOf = (number: number) => (byWeekday ? number % WEEK : 0);
  const groups = groupsOf(
    whole.map(({ day, value }) => [groupOf(dayNumber(day)), value]),
    byWeekday ? WEEK : 1,
  );
  const ahead = daysAhead(dayNumber(today.day), dayNumber(by), groupOf);
  const scatter = pooledVariance(groups, whole.length);

  const reached = days.reduce((sum, { value }) => sum + value, before);
  const mean = meanOf(groups[groupOf(dayNumber(today.day))] ?? []);
  let expected = reached + Math.max(0, mean - today.value);
  let variance = scatter;
  groups.forEach((values, group) => {
    const count = ahead[group] ?? 0;
    expected += count * meanOf(values);
    variance += count * scatter + (count * count * scatter) / values.length;
  });
  const half = Z80 * Math.sqrt(variance);
  const least = falls ? Number.NEGATIVE_INFINITY : reached;
  return {
    method: byWeekday ? 'weekdays' : 'mean',
    wholeDays: whole.length,
    expected: Math.max(least, expected),
    low: Math.max(least, expected - half),
    high: Math.max(least, expected + half),
  };
}

/** Days since 1970. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function groupsOf(values: readonly (readonly [number, number])[], count: number): number[][] {
  const groups: number[][] = Array.from({ length: count }, () => []);
  for (const [group, value] of values) groups[group]?.push(value);
  return groups;
}

/** How many days after `today`, up to `last`, belong to each group. */
function daysAhead(today: number, last: number, groupOf: (number: number) => number): number[] {
  const ahead = Array.from({ length: WEEK }, () => 0);
  const weeks = Math.floor((last - today) / WEEK);
  for (let offset = 1; offset <= WEEK; offset++) {
    const one = offset <= last - today - weeks * WEEK ? 1 : 0;
    const group = groupOf(today + offset);
    ahead[group] = (ahead[group] ?? 0) + weeks + one;
  }
  return ahead;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of single days around the mean of their group. */
function pooledVariance(groups: readonly (readonly number[])[], days: number): number {
  const squares = groups.flatMap((values) => values.map((value) => (value - meanOf(values)) ** 2));
  return squares.reduce((sum, square) => sum + square, 0) / (days - groups.length);
}
