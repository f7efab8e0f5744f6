import type { Reference } from '@hetang/contract/http/reference';
import type { Ask } from '../../api/reports.ts';
import { daysBefore } from '../../kit/format.ts';
import type { SearchParams } from '../../kit/list-state.ts';

/** What the forms of all questions hold: whom is asked of, and what the answer is compared with. */
export interface AmongValues {
  breakdown?: string;
  /** Key of a segment. */
  among?: string;
  /** `previous`, or `segment:<key>`. */
  compare?: string;
}

/** Days that roll on, or two of one's own. */
export interface RangeValues {
  /** So many days up to today; `own` for `from` and `to`. */
  last: string;
  from?: string;
  to?: string;
}

export const OWN_DAYS = 'own';
export const ROLLING = ['7', '30', '90', '180', '365'] as const;

interface Days {
  from: string;
  to: string;
}

/** The days that are meant, seen from today. */
export function daysOf({ last, from, to }: RangeValues, today: string): Days {
  const count = Number(last);
  if (Number.isInteger(count) && count > 0) return { from: daysBefore(today, count - 1), to: today };
  return { from: from ?? today, to: to ?? today };
}

/** As many days right before. */
function daysBeforeThese({ from, to }: Days): Days {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { from: daysBefore(from, count), to: daysBefore(to, count) };
}

/** Range and company of a question as the address has them. */
export function readCommon(search: SearchParams, last: string): RangeValues & AmongValues {
  const { from, to, breakdown, among, compare } = search;
  const own = search.last === undefined && from !== undefined && to !== undefined;
  return {
    last: own ? OWN_DAYS : (search.last ?? last),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(breakdown ? { breakdown } : {}),
    ...(among ? { among } : {}),
    ...(compare ? { compare } : {}),
  };
}

/** The same as the address keeps it; rolling days without their dates. */
export function writeCommon({ last, from, to, ...values }: RangeValues & AmongValues): SearchParams {
  return {
    ...(last === OWN_DAYS ? { from, to } : { last }),
    ...writeAmong(values),
  };
}

export function writeAmong({ breakdown, among, compare }: AmongValues): SearchParams {
  return { breakdown: breakdown?.trim() || undefined, among, compare };
}

/** The part of a question that says of whom and by which groups. */
export function askedOf({ breakdown, among }: AmongValues): { breakdown?: string; among?: string } {
  const by = breakdown?.trim();
  return { ...(by ? { breakdown: by } : {}), ...(among ? { among } : {}) };
}

/** Days of RFM without a beginning are compared with this many days ago. */
const AGO = 30;

/** The question that an answer is compared with. */
export function againstOf<A extends Ask>(ask: A, compare: string | undefined): A | null {
  if (!compare) return null;
  if (compare.startsWith('segment:')) return { ...ask, among: compare.slice('segment:'.length) };
  if (compare !== 'previous' || ask.of === 'trend') return null;
  if (ask.of !== 'rfm') return { ...ask, ...daysBeforeThese(ask) };
  if (ask.from === undefined) return { ...ask, asOf: daysBefore(ask.asOf, AGO) };
  const { from, to } = daysBeforeThese({ from: ask.from, to: ask.asOf });
  return { ...ask, from, asOf: to };
}

/** What tells an answer from the one that it is compared with. */
export function sideName(
  ask: Ask,
  against: Ask | null,
  words: { all: string; upTo: (day: string) => string; reference: Reference | undefined },
): string {
  if (!against || ask.among !== against.among) {
    const segment = words.reference?.segments.find(({ key }) => key === ask.among);
    return ask.among === undefined ? words.all : (segment?.name ?? ask.among);
  }
  const to = ask.of === 'rfm' ? ask.asOf : ask.to;
  return ask.from === undefined ? words.upTo(to) : `${ask.from} – ${to}`;
}

/** Keys of groups become names where the plan has some; other values stay as they are. */
export function groupName(
  key: string | null,
  {
    unset,
    reference,
    breakdown,
  }: { unset: string; reference: Reference | undefined; breakdown: string | undefined },
): string {
  if (key === null || key === '') return unset;
  if (!reference || !breakdown) return key;
  const [kind, name] = breakdown.split(':');
  const nameIn = (list: readonly { key: string; name: string }[] | undefined) =>
    list?.find((named) => named.key === key)?.name ?? key;
  if (breakdown === 'stage') return nameIn(reference.stages);
  if (breakdown === 'code') return nameIn(reference.codes);
  if (breakdown === 'owner') return nameIn(reference.staff);
  if (kind === 'tier') return nameIn(reference.ladders.find((ladder) => ladder.key === name)?.tiers);
  if (kind === 'tag') {
    const group = reference.tagGroups.find((one) => one.key === name);
    return key
      .split(' + ')
      .map((value) => group?.values.find((one) => one.key === value)?.name ?? value)
      .join(' + ');
  }
  return key;
}
