import type { ContactState } from '../../../reaction/contact-state.ts';
import { type Lot, noPoints, type PointsState } from '../../../reaction/points-state.ts';

/** The points of a contact, to be read and changed. */
export function pointsOf(contact: ContactState): PointsState {
  contact.points ??= noPoints();
  return contact.points;
}

/** What a contact may spend: what is left of lots that have not ended. */
export function balanceOf(contact: ContactState, scheme: string, now: Date): number {
  return lotsToSpend(contact, scheme, now).reduce((sum, lot) => sum + lot.left, 0);
}

/** Lots with points left, in the order in which they are spent: what ends first, then what was earned first. */
export function lotsToSpend(contact: ContactState, scheme: string, now: Date): Lot[] {
  const lots = contact.points?.lots.filter(
    (lot) => lot.scheme === scheme && lot.left > 0 && (lot.endsAt === null || lot.endsAt > now),
  );
  return (lots ?? []).sort(inTurn);
}

function inTurn(a: Lot, b: Lot): number {
  const end = (lot: Lot): number => lot.endsAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  // A lot of this batch has no number yet and is the latest.
  const nr = (lot: Lot): number => (lot.id === 0 ? Number.MAX_SAFE_INTEGER : lot.id);
  return end(a) - end(b) || a.earnedAt.getTime() - b.earnedAt.getTime() || nr(a) - nr(b);
}

/** The next moment (ms) at which points end; null when none will. */
export function nextEnd(contact: ContactState): number | null {
  let next: number | null = null;
  for (const { left, endsAt } of contact.points?.lots ?? []) {
    const at = left > 0 ? (endsAt?.getTime() ?? null) : null;
    if (at !== null && (next === null || at < next)) next = at;
  }
  return next;
}
