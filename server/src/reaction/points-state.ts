/** Accounts between which points move; `contact` is what people have. 账户 */
export type PointsAccount = 'contact' | 'issued' | 'spent' | 'expired' | 'reversed';
export type MovementKind = 'earned' | 'spent' | 'expired' | 'reversed';

/** Points of one contact that were earned together and end together. */
export interface Lot {
  /** 0 until the flush gives it a number. */
  id: number;
  scheme: string;
  points: number;
  left: number;
  earnedAt: Date;
  endsAt: Date | null;
  /** Its `left` is to be written. */
  dirty: boolean;
}

/** One side of an entry and the other: points of a lot leave an account for another. */
export interface Posting {
  lot: Lot;
  source: PointsAccount;
  target: PointsAccount;
  points: number;
}

/** A movement as the ledger has it, loaded because somebody wants it taken back. */
export interface Booked {
  id: number;
  scheme: string;
  kind: MovementKind;
  points: number;
  reversed: boolean;
  postings: Posting[];
  /** Some of its points belong to somebody else since a merge was undone. */
  shared: boolean;
}

/** What reactions read and change of a contact's points. */
export interface PointsState {
  /** Those with points left, and those that a movement to be taken back had touched; by number. */
  lots: Lot[];
  /** What rules have given, by scheme, rule and day: of days in this batch, or of any day for rules that give once. */
  given: Map<string, number>;
  /** Movements that this batch may take back, by number. */
  booked: Map<number, Booked>;
  /** The timer is to be set anew. */
  dirty: boolean;
}

/** A contact without points. */
export function noPoints(): PointsState {
  return { lots: [], given: new Map(), booked: new Map(), dirty: false };
}
