import { newId, nextNumber } from '../kernel/ids.ts';
import type { Person } from '../state/person.ts';
import type { Follow } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { acquiredWrites } from './acquired-writes.ts';
import { behaviourDay, noteCustomerWrote } from './behaviour-days.ts';
import { chatOf, writeMessage } from './contents.ts';

const WELCOME_KEPT = 10 * 60_000;

/** How an add came about. */
export interface AddOrigin {
  userid: string;
  state: string;
  at: number;
  /** Default 1: by QR. */
  addWay?: number;
}

/** True while both still have each other. */
export function areFriends(world: World, userid: string, externalUserid: string): boolean {
  const follow = world.follows.get(userid, externalUserid);
  return follow !== undefined && follow.leftAt === undefined;
}

function issueWelcome(world: World, person: Person, userid: string): string | undefined {
  if (world.state.staff.get(userid)?.nativeWelcome === true) return undefined;
  const now = world.transport.now();
  for (const old of world.state.welcomes.values()) {
    if (old.issuedAt > now - WELCOME_KEPT) break;
    world.state.welcomes.delete(old.code);
  }
  const code = newId(world.state, 'welcome', '', 43);
  world.state.welcomes.set(code, { code, personId: person.id, userid, issuedAt: now, status: 'open' });
  return code;
}

/** The customer and the member become friends by a scan; pushes add_external_contact. */
export function addFriend(world: World, person: Person, origin: AddOrigin): Follow {
  const { userid, state, at } = origin;
  const before = world.follows.get(userid, person.externalUserid);
  const follow: Follow = {
    seq: nextNumber(world.state, 'follow'),
    userid,
    externalUserid: person.externalUserid,
    personId: person.id,
    createdAt: at,
    remark: before?.remark ?? person.name,
    description: before?.description ?? '',
    remarkCorp: before?.remarkCorp ?? '',
    remarkMobiles: before?.remarkMobiles ?? [],
    tags: before?.tags ?? [],
    state,
    addWay: origin.addWay ?? 1,
    lastChatAt: at,
  };
  world.follows.add(follow);
  world.state.counts.added++;
  behaviourDay(world, userid, at).contacts++;
  writeMessage(world, chatOf(person, userid), {
    at,
    from: 'system',
    body: { kind: 'text', text: '你已添加对方，现在可以开始聊天了。' },
  });
  world.push(
    {
      Event: 'change_external_contact',
      ChangeType: 'add_external_contact',
      UserID: userid,
      ExternalUserID: person.externalUserid,
      State: state === '' ? undefined : state,
      WelcomeCode: issueWelcome(world, person, userid),
    },
    at,
  );
  return follow;
}

/** The customer deletes the member; the member keeps the relation and learns of it by the event only. */
export function customerLeaves(world: World, person: Person, userid: string, at: number): boolean {
  const follow = world.follows.get(userid, person.externalUserid);
  if (follow === undefined || follow.leftAt !== undefined) return false;
  follow.leftAt = at;
  world.state.counts.left++;
  behaviourDay(world, userid, at).negative++;
  world.push(
    {
      Event: 'change_external_contact',
      ChangeType: 'del_follow_user',
      UserID: userid,
      ExternalUserID: person.externalUserid,
    },
    at,
  );
  return true;
}

/** The member deletes the customer; the relation is gone. */
export function staffDeletes(world: World, userid: string, externalUserid: string, at: number): boolean {
  if (world.follows.get(userid, externalUserid) === undefined) return false;
  world.follows.remove(userid, externalUserid);
  world.state.counts.deleted++;
  world.push(
    {
      Event: 'change_external_contact',
      ChangeType: 'del_external_contact',
      UserID: userid,
      ExternalUserID: externalUserid,
    },
    at,
  );
  return true;
}

/** The customer writes to the member: an open welcome code dies, since the chat has started. */
export function customerWrites(
  world: World,
  person: Person,
  userid: string,
  said: { text: string; at: number },
): boolean {
  if (!areFriends(world, userid, person.externalUserid)) return false;
  const follow = world.follows.get(userid, person.externalUserid);
  if (follow !== undefined) {
    follow.lastChatAt = said.at;
    acquiredWrites(world, follow, said.at);
  }
  noteCustomerWrote(world, userid, person.externalUserid, said.at);
  writeMessage(world, chatOf(person, userid), {
    at: said.at,
    from: 'person',
    body: { kind: 'text', text: said.text },
  });
  for (const welcome of world.state.welcomes.values()) {
    if (welcome.personId === person.id && welcome.userid === userid) welcome.status = 'done';
  }
  return true;
}
