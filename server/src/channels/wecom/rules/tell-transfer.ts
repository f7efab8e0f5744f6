import type { ChannelEvent } from '../../port.ts';
import { addedEvent, eventOf, goneEvent } from './events.ts';
import { isFriend, type KnownContact, type KnownFollow, withFollow } from './known.ts';
import type { Callback } from './read-callback.ts';
import type { Seen } from './seen.ts';
import { nothing, type Telling, type Told } from './telling.ts';

/** How the platform says that an administrator gave the customer to the member. */
const ASSIGNED = 202;
/** The end of the one friendship and the beginning of the other are reported this far apart at most. */
const TOGETHER_MS = 600_000;

export type TransferredFact = {
  kind: 'transferred';
  externalUserid: string;
  from: string;
  to: string;
  at: Date;
};
export type TransferFailedFact = Extract<Callback, { kind: 'transfer-failed' }>;

/** An add as it was reported, with what was seen of the person then; `complete`: all members who are friends. */
interface Arrival {
  userid: string;
  at: Date;
  welcomeCode: string | null;
  addWay: number | null;
  seen: { complete: boolean; follows: Seen['follows'] } | null;
}

/**
 * The friendship that a new one takes the place of; null for an add like any other. A member who has left the company
 * is not listed any more, and no callback tells of it.
 */
export function handedFrom(arrival: Arrival, known: KnownContact): KnownFollow | 'unknown' | null {
  if (arrival.welcomeCode !== null) return null;
  const others = known.follows.filter((one) => one.userid !== arrival.userid && one.addedAt !== null);
  const given = others.find(
    ({ loss, lostAt }) =>
      loss === 'handed-over' && Math.abs((lostAt?.getTime() ?? 0) - arrival.at.getTime()) <= TOGETHER_MS,
  );
  if (given) return given;
  if (arrival.addWay !== ASSIGNED || others.length === 0) return null;
  const { seen } = arrival;
  const unlisted =
    seen?.complete === true
      ? others.find((one) => isFriend(one) && !seen.follows.some(({ userid }) => userid === one.userid))
      : undefined;
  return unlisted ?? 'unknown';
}

/** `contact.added`, or `relation.transferred` when the member takes the place of another, whose end is told with it. */
export function arrivalEvents(
  known: KnownContact,
  add: Parameters<typeof addedEvent>[1],
  { arrival, telling }: { arrival: Pick<Arrival, 'seen'>; telling: Telling },
): { known: KnownContact; events: ChannelEvent[] } {
  const from = handedFrom({ ...add, ...arrival }, known);
  if (from === null) return { known, events: [addedEvent(known, add)] };
  if (from === 'unknown') return { known, events: [transferredEvent(known, { ...add, from: null })] };
  const staff = telling.directory.staffKey(from.userid);
  const event = transferredEvent(known, { ...add, from: staff });
  if (!isFriend(from)) return { known, events: [event] };
  const { userid } = from;
  const ended: ChannelEvent[] =
    staff === null ? [] : [goneEvent(known, { userid, at: add.at, loss: 'handed-over', staff })];
  return { known: withFollow(known, handedOver(from, add.at)), events: [...ended, event] };
}

/** What was read back from the platform, if no callback has told it. */
export function tellTransferred(fact: TransferredFact, known: KnownContact, telling: Telling): Told {
  const { directory } = telling;
  const from = known.follows.find((one) => one.userid === fact.from);
  const to = known.follows.find((one) => one.userid === fact.to);
  const staff = directory.staffKey(fact.to);
  const giver = directory.staffKey(fact.from);
  const events: ChannelEvent[] = [];
  let after = known;
  if (from && isFriend(from)) {
    after = withFollow(after, handedOver(from, fact.at));
    if (giver !== null)
      events.push(goneEvent(known, { userid: from.userid, at: fact.at, loss: 'handed-over', staff: giver }));
  }
  if (staff !== null && !(to && (isFriend(to) || (to.lostAt ?? fact.at) > fact.at))) {
    after = withFollow(after, { ...freshTaker(fact), touch: to?.touch ?? 0 });
    events.push(transferredEvent(known, { userid: fact.to, staff, from: giver, at: fact.at, state: '' }));
  }
  return events.length === 0 && after === known
    ? nothing(known, 'told already')
    : { known: after, events, note: null, again: false };
}

/** `relation.transfer-failed`: the customer refused, or the taker has too many. */
export function tellTransferFailed(fact: TransferFailedFact, known: KnownContact, staff: string): Told {
  const seconds = Math.floor(fact.at.getTime() / 1000);
  const event = eventOf(known, {
    name: 'relation.transfer-failed',
    at: fact.at,
    props: { staff, reason: fact.reason },
    dedupe: `transfer-failed:${fact.userid}:${fact.externalUserid}:${seconds}`,
  });
  return { known, events: [event], note: null, again: false };
}

function transferredEvent(
  known: KnownContact,
  move: { userid: string; staff: string; from: string | null; at: Date; state: string },
): ChannelEvent {
  return eventOf(known, {
    name: 'relation.transferred',
    at: move.at,
    props: {
      staff: move.staff,
      platform_id: known.externalUserid,
      from: move.from,
      state: move.state === '' ? null : move.state,
    },
    dedupe: `transferred:${move.userid}:${known.externalUserid}:${Math.floor(move.at.getTime() / 1000)}`,
  });
}

function handedOver(follow: KnownFollow, at: Date): KnownFollow {
  return { ...follow, lostAt: at, loss: 'handed-over', tags: [] };
}

function freshTaker({ to, at }: TransferredFact): KnownFollow {
  return {
    userid: to,
    addedAt: at,
    lostAt: null,
    loss: null,
    half: false,
    remark: null,
    tags: [],
    touch: 0,
  };
}
