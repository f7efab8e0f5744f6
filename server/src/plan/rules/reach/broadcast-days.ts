import type { Broadcast } from '@hetang/contract/plan/kinds/broadcasts';

const DAY_MS = 86_400_000;

/** A broadcast of its own day, or of some days of every week. */
export interface Sending {
  key: string;
  send: Broadcast['send'];
}

/** The most sendings within so many days in a row: those of every week, and the densest of the single ones. */
export function mostSendings(broadcasts: readonly Sending[], days: number): Sending[] {
  const weekly = broadcasts.flatMap((one) =>
    'every' in one.send ? repeated(one, one.send.every, days) : [],
  );
  return [...weekly, ...densestSingles(broadcasts, days)];
}

/** A weekly broadcast as often as it falls into the days, at most. */
function repeated(one: Sending, every: readonly string[], days: number): Sending[] {
  const each = new Set(every).size;
  const times = days < 7 ? Math.min(each, days) : Math.floor(days / 7) * each;
  return Array.from({ length: times }, () => one);
}

function densestSingles(broadcasts: readonly Sending[], days: number): Sending[] {
  const dated = broadcasts
    .flatMap((one) => ('on' in one.send ? [{ one, day: Date.parse(one.send.on) / DAY_MS }] : []))
    .sort((a, b) => a.day - b.day);
  let best: typeof dated = [];
  let from = 0;
  for (const [to, { day }] of dated.entries()) {
    while ((dated[from]?.day ?? day) <= day - days) from += 1;
    if (to + 1 - from > best.length) best = dated.slice(from, to + 1);
  }
  return best.map(({ one }) => one);
}
