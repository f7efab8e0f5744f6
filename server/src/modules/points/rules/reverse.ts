import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Booked, Posting } from '../../../reaction/points-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { lotsToSpend, pointsOf } from './account.ts';
import { type Behind, book, refuse, take } from './book.ts';

/** Why a movement cannot be taken back. */
export type NotReversed = 'unknown-movement' | 'reversed-before' | 'not-reversible' | 'not-enough';

/**
 * Takes a movement back, whole or not at all. Points earned are taken from their own lot first and then from what ends
 * next; points spent return to their lots and keep the day on which they end. What ended by time stays ended, and what
 * took something back is not taken back itself.
 */
export function reverse(contact: ContactState, movement: number, behind: Behind, reaction: Reaction): void {
  const booked = pointsOf(contact).booked.get(movement);
  const outcome = booked ? postingsBack(contact, booked, reaction.now) : 'unknown-movement';
  if (!booked || typeof outcome === 'string') {
    const refused = {
      scheme: booked?.scheme ?? null,
      points: booked ? -booked.points : null,
      why: String(outcome),
    };
    refuse(contact, refused, { ...behind, told: { ...behind.told, movement } }, reaction);
    return;
  }
  booked.reversed = true;
  book(
    contact,
    { scheme: booked.scheme, kind: 'reversed', points: -booked.points, postings: outcome },
    { ...behind, reverses: movement, told: { ...behind.told, movement } },
    reaction,
  );
}

function postingsBack(contact: ContactState, booked: Booked, now: Date): Posting[] | NotReversed {
  if (booked.reversed) return 'reversed-before';
  if (booked.kind !== 'earned' && booked.kind !== 'spent') return 'not-reversible';
  if (booked.shared) return 'not-reversible';
  if (booked.kind === 'spent') return booked.postings.map(giveBack);
  const own = booked.postings.map(({ lot }) => lot);
  const others = lotsToSpend(contact, booked.scheme, now).filter((lot) => !own.includes(lot));
  const open = own.filter(({ endsAt }) => endsAt === null || endsAt > now);
  return take([...open, ...others], booked.points, 'reversed') ?? 'not-enough';
}

function giveBack({ lot, points }: Posting): Posting {
  lot.left += points;
  lot.dirty = true;
  return { lot, source: 'reversed', target: 'contact', points };
}
