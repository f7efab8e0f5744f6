import { goneEvent } from './events.ts';
import { isFriend, type KnownContact, type KnownFollow, withFollow } from './known.ts';
import type { Callback } from './read-callback.ts';
import { nothing, type Told } from './telling.ts';

export type GoneFact = Extract<Callback, { kind: 'gone' }> & { recovered?: boolean };

/** A loss becomes `contact.lost` or `contact.removed`; one without its add waits for the add. */
export function tellGone(fact: GoneFact, known: KnownContact, staff: string): Told {
  const follow = known.follows.find((one) => one.userid === fact.userid);
  if (!follow) {
    return {
      ...nothing(known, 'the add has not arrived yet'),
      known: withFollow(known, lostBeforeAdded(fact)),
    };
  }
  const refusal = whyNot(fact, follow);
  if (refusal !== null) return nothing(known, refusal);
  const lost: KnownFollow = {
    ...follow,
    lostAt: follow.lostAt ?? fact.at,
    loss: fact.loss,
    tags: fact.loss === 'removed' ? [] : follow.tags,
  };
  const events = follow.addedAt === null ? [] : [goneEvent(known, { ...fact, staff })];
  return { known: withFollow(known, lost), events, note: null, again: false };
}

function whyNot(fact: GoneFact, follow: KnownFollow): string | null {
  if (isFriend(follow)) {
    return fact.at < (follow.addedAt ?? fact.at) ? 'overtaken by a later add' : null;
  }
  // The customer has deleted the member before; now the member deletes the customer too.
  return follow.loss === 'lost' && fact.loss === 'removed' ? null : 'lost already';
}

function lostBeforeAdded(fact: GoneFact): KnownFollow {
  return {
    userid: fact.userid,
    addedAt: null,
    lostAt: fact.at,
    loss: fact.loss,
    half: false,
    remark: null,
    tags: [],
    touch: 0,
  };
}
