import type { BroadcastTime } from '@hetang/contract/plan/kinds/broadcasts';
import { dayIn, instantAt, startOfDay } from '../../../kernel/zone.ts';
import { minuteOf, nextMoment } from '../../journeys/rules/moments.ts';

/** Where and in which days times of day are meant. */
export interface Frame {
  timezone: string;
  /** First and last day of the plan, when it has them. */
  period?: { from: string; to: string } | undefined;
}

/** The first sending of a broadcast strictly after an instant; null when there is none any more. */
export function nextSending(send: BroadcastTime, after: Date, { timezone, period }: Frame): Date | null {
  if ('on' in send) {
    const at = instantAt(send.on, minuteOf(send.at), timezone);
    return at > after && isWithin(send.on, period?.from, period?.to) ? at : null;
  }
  const from = latest(send.from, period?.from);
  const until = earliest(send.until, period?.to);
  const eve = from === undefined ? after : new Date(startOfDay(from, timezone).getTime() - 1);
  const calendar = { timezone, isWorkday: () => true };
  const at = nextMoment(eve > after ? eve : after, send.at, send.every, calendar);
  return isWithin(dayIn(at, timezone), from, until) ? at : null;
}

// Days are ISO, so text order is time order.
function isWithin(day: string, from: string | undefined, to: string | undefined): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function latest(...days: (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

function earliest(...days: (string | undefined)[]): string | undefined {
  return days.filter((day) => day !== undefined).sort()[0];
}
