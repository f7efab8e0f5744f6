import type { ChannelEvent } from '../../port.ts';
import type { KnownContact, Loss } from './known.ts';

type Props = Record<string, unknown>;

/** An event about a person; what is null is left out. `platform_id`, of friendships: by which id the person is a friend. */
export function eventOf(
  known: Pick<KnownContact, 'externalUserid' | 'unionid'>,
  event: { name: string; at: Date; props: Props; dedupe: string },
): ChannelEvent {
  const identities = [{ kind: 'external_userid', value: known.externalUserid }];
  if (known.unionid) identities.push({ kind: 'unionid', value: known.unionid });
  return {
    name: event.name,
    at: event.at,
    identities,
    props: Object.fromEntries(Object.entries(event.props).filter(([, value]) => value !== null)),
    dedupe: `wecom:${event.dedupe}`,
  };
}

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);

/** `contact.added`; `recovered` when it was found by comparing, not told by a callback. */
export function addedEvent(
  known: KnownContact,
  add: {
    userid: string;
    staff: string;
    at: Date;
    state: string;
    code: string | null;
    welcomeCode: string | null;
    addWay: number | null;
    recovered: boolean;
  },
): ChannelEvent {
  return eventOf(known, {
    name: 'contact.added',
    at: add.at,
    props: {
      staff: add.staff,
      platform_id: known.externalUserid,
      state: add.state === '' ? null : add.state,
      code: add.code,
      welcome_code: add.welcomeCode,
      add_way: add.addWay,
      name: known.name,
      avatar: known.avatar,
      recovered: add.recovered ? true : null,
    },
    dedupe: `added:${add.userid}:${known.externalUserid}:${secondsOf(add.at)}`,
  });
}

const ENDS: Readonly<Record<Loss, string>> = {
  lost: 'contact.lost',
  removed: 'contact.removed',
  'handed-over': 'relation.handed-over',
};

/**
 * `contact.lost`: the customer deleted the member. `contact.removed`: the other way round. `relation.handed-over`:
 * another member takes over.
 */
export function goneEvent(
  known: KnownContact,
  loss: { userid: string; staff: string; at: Date; loss: Loss; recovered?: boolean },
): ChannelEvent {
  return eventOf(known, {
    name: ENDS[loss.loss],
    at: loss.at,
    props: { staff: loss.staff, platform_id: known.externalUserid, recovered: loss.recovered ? true : null },
    dedupe: `${loss.loss}:${loss.userid}:${known.externalUserid}:${secondsOf(loss.at)}`,
  });
}
