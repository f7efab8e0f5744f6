import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Lot } from '../../../reaction/points-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { book, take } from './book.ts';

/** Ends the points that are due: those of one scheme and moment together, the earliest first. */
export function expirePoints(contact: ContactState, reaction: Reaction): void {
  const due = new Map<string, Lot[]>();
  for (const lot of contact.points?.lots ?? []) {
    if (lot.left === 0 || lot.endsAt === null || lot.endsAt > reaction.now) continue;
    const key = `${lot.endsAt.toISOString()} ${lot.scheme}`;
    due.set(key, [...(due.get(key) ?? []), lot]);
  }
  for (const [, lots] of [...due].sort(([a], [b]) => (a < b ? -1 : 1))) endTogether(contact, lots, reaction);
}

function endTogether(contact: ContactState, lots: readonly Lot[], reaction: Reaction): void {
  const [first] = lots;
  if (!first?.endsAt) return;
  const points = lots.reduce((sum, lot) => sum + lot.left, 0);
  const postings = take(lots, points, 'expired') ?? [];
  book(
    contact,
    { scheme: first.scheme, kind: 'expired', points: -points, postings },
    { at: first.endsAt, source: 'time' },
    reaction,
  );
}
