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
  if (isFriend(follow) && fact.at < (follow.addedAt ?? fact.at)) {
    return nothing(known, 'overtaken by a later add');
  }
  if (follow.lostAt && fact.at < follow.lostAt) return nothing(known, 'lost already');
  const lost: KnownFollow = {
    ...follow,
    lostAt: fact.at,
    loss: follow.loss === 'removed' ? 'removed' : fact.loss,
    tags: fact.loss === 'lost' ? follow.tags : [],
  };
  const after = withFollow(known, lost);
  if (!isNews(fact, follow)) return { ...nothing(known, 'lost already'), known: after };
  return { known: after, events: [goneEvent(known, { ...fact, staff })], note: null, again: false };
}

/** Of one who is lost already only this is new: the customer had deleted the member, now the other way round. */
function isNews(fact: GoneFact, follow: KnownFollow): boolean {
  if (follow.addedAt === null) return false;
  return isFriend(follow) || (follow.loss === 'lost' && fact.loss === 'removed');
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
