import { goneEvent } from './events.ts';
import { isFriend, type KnownContact, type KnownFollow, withFollow, withProfile } from './known.ts';
import type { Callback } from './read-callback.ts';
import type { Seen } from './seen.ts';
import { arrivalEvents } from './tell-transfer.ts';
import { nothing, type Telling, type Told } from './telling.ts';

export type AddedFact = Extract<Callback, { kind: 'added' }> & { seen: Seen | null };

/** Two reports of one add may differ by so much. */
const SAME_ADD_MS = 5_000;

/** An add becomes `contact.added`, once; when its loss had arrived first, the loss follows at once. */
export function tellAdded(fact: AddedFact, known: KnownContact, telling: Telling & { staff: string }): Told {
  const follow = known.follows.find((one) => one.userid === fact.userid);
  const told = follow && toldBefore(fact, known, follow);
  if (told) return told;
  const met = fact.seen ? withProfile(known, fact.seen.profile, telling.now) : known;
  const fresh = freshFollow(fact, follow);
  if (follow?.lostAt && fact.at < follow.lostAt) return tellBoth(fact, met, { telling, fresh, lost: follow });
  const { known: after, events } = eventsOfAdd(fact, met, telling);
  return { known: withFollow(after, fresh), events, note: null, again: false };
}

/** What there is to say when the add is nothing new. */
function toldBefore(fact: AddedFact, known: KnownContact, follow: KnownFollow): Told | undefined {
  if (isFriend(follow)) {
    if (follow.half && !fact.half) {
      return { ...nothing(known, 'added back'), known: withFollow(known, { ...follow, half: false }) };
    }
    if (!isSameAdd(fact, follow)) return undefined;
    const addedAt = follow.addedAt && follow.addedAt > fact.at ? follow.addedAt : fact.at;
    return { ...nothing(known, 'known already'), known: withFollow(known, { ...follow, addedAt }) };
  }
  const overtaken = follow.addedAt !== null && follow.lostAt !== null && fact.at < follow.lostAt;
  return overtaken ? nothing(known, 'overtaken by a later loss') : undefined;
}

/** The loss had arrived first. The customer has gone again: there is nobody to welcome. */
function tellBoth(
  fact: AddedFact,
  known: KnownContact,
  input: { telling: Telling & { staff: string }; fresh: KnownFollow; lost: KnownFollow },
): Told {
  const { telling, fresh } = input;
  const loss = input.lost.loss ?? 'lost';
  const lostAt = input.lost.lostAt ?? telling.now;
  const events = [
    ...eventsOfAdd({ ...fact, welcomeCode: null }, known, telling).events,
    goneEvent(known, { userid: fact.userid, at: lostAt, loss, staff: telling.staff }),
  ];
  const follow = { ...fresh, lostAt, loss };
  return { known: withFollow(known, follow), events, note: 'the loss had arrived first', again: false };
}

function isSameAdd(fact: AddedFact, follow: KnownFollow): boolean {
  return fact.at.getTime() <= (follow.addedAt?.getTime() ?? 0) + SAME_ADD_MS;
}

function eventsOfAdd(fact: AddedFact, known: KnownContact, telling: Telling & { staff: string }) {
  const seen = fact.seen?.follows.find((one) => one.userid === fact.userid);
  const add = {
    ...fact,
    staff: telling.staff,
    code: telling.directory.codeKey(fact.state),
    addWay: seen?.addWay ?? null,
    recovered: false,
  };
  const all = fact.seen && { complete: true, follows: fact.seen.follows };
  return arrivalEvents(known, add, { arrival: { seen: all }, telling });
}

function freshFollow(fact: AddedFact, before: KnownFollow | undefined): KnownFollow {
  return {
    userid: fact.userid,
    addedAt: fact.at,
    lostAt: null,
    loss: null,
    half: fact.half,
    remark: null,
    tags: [],
    touch: before?.touch ?? 0,
  };
}
