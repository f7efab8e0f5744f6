import type { Person } from '../state/person.ts';
import type { ContactWay, Follow } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { countAcquired, LINK_ADD_WAY } from './acquisition.ts';
import { behaviourDay } from './behaviour-days.ts';
import { canServe } from './contact-scope.ts';
import { addFriend, areFriends } from './friends.ts';

/** What a scan leads to. */
export type ScanResult =
  | { kind: 'offer'; userid: string; configId: string }
  | { kind: 'already'; userid: string }
  | { kind: 'nobody' };

/** Members of a code, departments expanded, active ones only. */
export function membersOf(world: World, way: ContactWay): string[] {
  const named = way.user.flatMap((userid) => world.state.staff.get(userid) ?? []);
  const members = new Set(named.filter((staff) => canServe(world, staff)).map((staff) => staff.userid));
  if (way.party.length === 0) return [...members];
  for (const staff of world.state.staff.values()) {
    if (canServe(world, staff) && staff.department.some((id) => way.party.includes(id)))
      members.add(staff.userid);
  }
  return [...members];
}

/** The person scans a code: the member with the fewest friends is offered, first listed wins a tie. */
export function scanCode(world: World, person: Person, way: ContactWay, at: number): ScanResult {
  const members = membersOf(world, way);
  const friend = members.find((userid) => areFriends(world, userid, person.externalUserid));
  if (friend !== undefined) return { kind: 'already', userid: friend };
  let chosen: string | undefined;
  for (const userid of members) {
    const fewer =
      chosen === undefined || world.follows.countOfStaff(userid) < world.follows.countOfStaff(chosen);
    if (fewer) chosen = userid;
  }
  if (chosen === undefined) return { kind: 'nobody' };
  person.scan = { configId: way.configId, userid: chosen, at };
  return { kind: 'offer', userid: chosen, configId: way.configId };
}

/** What accepting leads to: friends at once, or a request that the member must accept. */
export type AcceptResult =
  | { kind: 'friends'; follow: Follow }
  | { kind: 'requested'; userid: string }
  | { kind: 'gone' };

/** What a code or link says about the add. */
interface Way {
  skipVerify: boolean;
  state: string;
  linkId?: string;
}

function wayOf(world: World, from: { configId: string; linkId?: string; state?: string }): Way | undefined {
  if (from.linkId === undefined) return world.state.contactWays.get(from.configId);
  const link = world.state.links.get(from.linkId);
  if (link === undefined) return undefined;
  return { skipVerify: link.skipVerify, state: from.state ?? '', linkId: link.linkId };
}

function befriend(world: World, person: Person, way: Way, to: { userid: string; at: number }): Follow {
  const { linkId, state } = way;
  if (linkId === undefined) return addFriend(world, person, { ...to, state });
  const follow = addFriend(world, person, { ...to, state, addWay: LINK_ADD_WAY });
  countAcquired(world, follow, linkId);
  return follow;
}

/** The person taps 「添加到通讯录」 for the code or link opened last. */
export function acceptScan(world: World, person: Person, at: number): AcceptResult {
  const { scan } = person;
  if (scan === undefined) return { kind: 'gone' };
  delete person.scan;
  const way = wayOf(world, scan);
  const staff = world.state.staff.get(scan.userid);
  if (way === undefined || staff === undefined) return { kind: 'gone' };
  behaviourDay(world, staff.userid, at).applies++;
  if (!way.skipVerify) {
    const { userid: _userid, ...origin } = scan;
    staff.requests.push({ ...origin, personId: person.id, at });
    return { kind: 'requested', userid: staff.userid };
  }
  return { kind: 'friends', follow: befriend(world, person, way, { userid: staff.userid, at }) };
}

/** The member accepts a waiting friend request. */
export function acceptRequest(
  world: World,
  userid: string,
  personId: string,
  at: number,
): Follow | undefined {
  const staff = world.state.staff.get(userid);
  const person = world.state.people.get(personId);
  const request = staff?.requests.find((one) => one.personId === personId);
  if (staff === undefined || person === undefined || request === undefined) return undefined;
  staff.requests = staff.requests.filter((one) => one !== request);
  const way = wayOf(world, request) ?? { skipVerify: false, state: '' };
  return befriend(world, person, way, { userid, at });
}
