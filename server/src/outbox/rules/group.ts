import { groupBy } from './group-by.ts';

/** A message that has passed the gate. Times are milliseconds since 1970. */
export interface Passed {
  id: number;
  sender: string;
  contentHash: string;
  target: string;
  /** Messages of one run of a broadcast keep to themselves, so that it can be called off. */
  broadcastRun: number | null;
  notAfter: number;
}

/** Messages that become one mass task of the platform. */
export interface Group {
  sender: string;
  contentHash: string;
  broadcastRun: number | null;
  /** When the first of them would be too late. */
  notAfter: number;
  members: Passed[];
}

/**
 * Cuts messages into mass tasks: equal sender and content, at most `size` people or groups. A task ends for all at once, so
 * only what runs out at nearly the same time goes together: within a tenth of the time that is left.
 */
export function groupMessages(passed: readonly Passed[], now: number, size: number): Group[] {
  const alike = groupBy(passed, (one) => `${one.sender}\n${one.contentHash}\n${one.broadcastRun}`);
  return [...alike.values()].flatMap((list) => cut(list, now, size));
}

function cut(list: readonly Passed[], now: number, size: number): Group[] {
  const groups: Group[] = [];
  let open: Group | undefined;
  for (const one of list.toSorted((a, b) => a.notAfter - b.notAfter || a.id - b.id)) {
    const fits = open && open.members.length < size && one.notAfter <= latest(open.notAfter, now);
    if (open && fits) open.members.push(one);
    else {
      const { sender, contentHash, broadcastRun, notAfter } = one;
      open = { sender, contentHash, broadcastRun, notAfter, members: [one] };
      groups.push(open);
    }
  }
  return groups;
}

function latest(notAfter: number, now: number): number {
  return notAfter + Math.max(notAfter - now, 0) / 10;
}
