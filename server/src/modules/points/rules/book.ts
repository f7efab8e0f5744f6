import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Lot, Posting } from '../../../reaction/points-state.ts';
import type { DraftMovement, Reaction } from '../../../reaction/reaction.ts';
import { balanceOf, lotsToSpend, pointsOf } from './account.ts';

/** What is behind a movement. */
export type Behind = Pick<DraftMovement, 'at' | 'source'> &
  Partial<Pick<DraftMovement, 'reason' | 'by' | 'rule' | 'day' | 'event' | 'enrolment' | 'reverses'>> & {
    /** Told with the event besides scheme, points and balance. */
    told?: Record<string, unknown>;
  };

interface Change extends Pick<DraftMovement, 'scheme' | 'kind' | 'points'> {
  postings: Posting[];
}

/** Gives points: a lot of their own. */
export function earn(
  contact: ContactState,
  { scheme, points, endsAt }: { scheme: string; points: number; endsAt: Date | null },
  behind: Behind,
  reaction: Reaction,
): void {
  const lot: Lot = { id: 0, scheme, points, left: points, earnedAt: behind.at, endsAt, dirty: false };
  pointsOf(contact).lots.push(lot);
  const postings: Posting[] = [{ lot, source: 'issued', target: 'contact', points }];
  book(contact, { scheme, kind: 'earned', points, postings }, behind, reaction);
}

/** Takes points from the lots that end first. @returns false, and nothing happens, when there are not enough. */
export function spend(
  contact: ContactState,
  { scheme, points }: { scheme: string; points: number },
  behind: Behind,
  reaction: Reaction,
): boolean {
  const lots = lotsToSpend(contact, scheme, reaction.now);
  const postings = take(lots, points, 'spent');
  if (!postings) return false;
  book(contact, { scheme, kind: 'spent', points: -points, postings }, behind, reaction);
  return true;
}

/** Takes points out of lots in their order; null when they do not hold as many. */
export function take(lots: readonly Lot[], points: number, target: Posting['target']): Posting[] | null {
  if (lots.reduce((sum, lot) => sum + lot.left, 0) < points) return null;
  const postings: Posting[] = [];
  let open = points;
  for (const lot of lots) {
    const some = Math.min(open, lot.left);
    if (some === 0) continue;
    lot.left -= some;
    lot.dirty = true;
    open -= some;
    postings.push({ lot, source: 'contact', target, points: some });
  }
  return postings;
}

/** Enters a movement and tells of it. */
export function book(contact: ContactState, change: Change, behind: Behind, reaction: Reaction): void {
  const { told = {}, ...why } = behind;
  pointsOf(contact).dirty = true;
  reaction.effects.movements.push({
    cause: reaction.uniqueKey(),
    contactId: contact.id,
    reason: null,
    by: null,
    rule: null,
    day: null,
    event: null,
    enrolment: null,
    reverses: null,
    ...why,
    ...change,
  });
  const { scheme, kind, points } = change;
  const balance = balanceOf(contact, scheme, reaction.now);
  const reason = why.reason ? { reason: why.reason } : {};
  const size = kind === 'reversed' ? points : Math.abs(points);
  reaction.effects.derived.push({
    name: `points.${kind}`,
    contactId: contact.id,
    at: behind.at,
    props: { scheme, points: size, balance, ...reason, ...told },
  });
}

/** Says that somebody could not have what they asked for. */
export function refuse(
  contact: ContactState,
  refused: { scheme: string | null; points: number | null; why: string },
  behind: Behind,
  reaction: Reaction,
): void {
  const { scheme, points, why } = refused;
  reaction.effects.derived.push({
    name: 'points.refused',
    contactId: contact.id,
    at: reaction.now,
    props: {
      ...(scheme !== null && { scheme, balance: balanceOf(contact, scheme, reaction.now) }),
      ...(points !== null && { points }),
      why,
      ...(behind.reason ? { reason: behind.reason } : {}),
      ...behind.told,
    },
  });
}
