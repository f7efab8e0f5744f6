import type { DraftCoupon } from '../../../reaction/reaction.ts';

export type Verdict = 'given' | 'out-of-stock' | 'per-person';

/** What has been given before, by activity, and by person and activity. */
export interface GivenBefore {
  inAll: ReadonlyMap<string, number>;
  perPerson: ReadonlyMap<string, number>;
}

/** Where the number of a person's coupons of an activity stands in `GivenBefore.perPerson`. */
export function personKey({ contactId, activity }: Pick<DraftCoupon, 'contactId' | 'activity'>): string {
  return `${contactId} ${activity}`;
}

/** Who of those who ask gets a coupon: first come, first served, within the limit of each and of all. */
export function allot(
  drafts: readonly Pick<DraftCoupon, 'contactId' | 'activity' | 'stock' | 'perPerson'>[],
  before: GivenBefore,
): Verdict[] {
  const inAll = new Map(before.inAll);
  const perPerson = new Map(before.perPerson);
  return drafts.map((draft): Verdict => {
    const [all, own] = [inAll.get(draft.activity) ?? 0, perPerson.get(personKey(draft)) ?? 0];
    if (draft.perPerson !== null && own >= draft.perPerson) return 'per-person';
    if (draft.stock !== null && all >= draft.stock) return 'out-of-stock';
    inAll.set(draft.activity, all + 1);
    perPerson.set(personKey(draft), own + 1);
    return 'given';
  });
}
