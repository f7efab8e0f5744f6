import type { Person } from '../state/person.ts';
import type { ContactWay, Follow } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { addFriend, areFriends } from './friends.ts';

/** What a scan leads to. */
export type ScanResult =
  | { kind: 'offer'; userid: string; configId: string }
  | { kind: 'already'; userid: string }
  | { kind: 'nobody' };

/** Members of a code, departments expanded, active ones only. */
export function membersOf(world: World, way: ContactWay): string[] {
  const members = new Set(way.user.filter((userid) => world.state.staff.get(userid)?.active === true));
  for (const staff of world.state.staff.values()) {
    if (staff.active && staff.department.some((id) => way.party.includes(id))) members.add(staff.userid);
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

/** The person taps 「添加到通讯录」 for the code scanned last. */
export function acceptScan(world: World, person: Person, at: number): AcceptResult {
  const scan = person.scan;
  const way = scan === undefined ? undefined : world.state.contactWays.get(scan.configId);
  const staff = scan === undefined ? undefined : world.state.staff.get(scan.userid);
  delete person.scan;
  if (scan === undefined || way === undefined || staff === undefined) return { kind: 'gone' };
  if (!way.skipVerify) {
    staff.requests.push({ personId: person.id, configId: way.configId, at });
    return { kind: 'requested', userid: staff.userid };
  }
  return {
    kind: 'friends',
    follow: addFriend(world, person, { userid: staff.userid, state: way.state, at }),
  };
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
  const way = world.state.contactWays.get(request.configId);
  return addFriend(world, person, { userid, state: way?.state ?? '', at });
}
