import type { Group, GroupMember, JoinWay } from '../state/group.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world/world.ts';
import { createGroup, joinGroup, QR_FULL } from './groups.ts';

const MAX_CHATS = 5;

/** What a scan of a group code leads to. */
export type JoinResult =
  | { kind: 'joined'; chatId: string }
  | { kind: 'already'; chatId: string }
  | { kind: 'full' };

function groupsOf(world: World, way: JoinWay): Group[] {
  return way.chatIds.flatMap((id) => world.state.groups.get(id) ?? []);
}

/** The group a scanner would enter now: one they are in, or the first listed that is not full. */
export function openGroup(world: World, way: JoinWay, person: Person): Group | undefined {
  const groups = groupsOf(world, way);
  const own = groups.find((group) => person.groups.includes(group.chatId));
  return own ?? groups.find((group) => group.members.length < QR_FULL);
}

/** The next group, opened by the platform under the owner of the last one; its name counts on. */
function nextGroup(world: World, way: JoinWay, at: number): Group | undefined {
  const last = groupsOf(world, way).at(-1);
  if (last === undefined || !way.autoCreateRoom) return undefined;
  const base = way.roomBaseName === '' ? last.name : way.roomBaseName;
  const name = `${base}${way.roomBaseId}`;
  const group = createGroup(world, { owner: last.owner, name, members: [], at });
  if (last.welcome !== undefined) group.welcome = last.welcome;
  way.roomBaseId++;
  way.chatIds = [...way.chatIds, group.chatId].slice(-MAX_CHATS);
  return group;
}

/** The person joins by the code; when all its groups are full the next one is opened, if the code allows. */
export function joinByCode(world: World, person: Person, way: JoinWay, at: number): JoinResult {
  const open = openGroup(world, way, person);
  if (open !== undefined && person.groups.includes(open.chatId)) {
    return { kind: 'already', chatId: open.chatId };
  }
  const group = open ?? nextGroup(world, way, at);
  if (group === undefined) return { kind: 'full' };
  const member: GroupMember = {
    id: person.externalUserid,
    kind: 'customer',
    joinedAt: at,
    scene: 3,
    state: way.state,
  };
  joinGroup(world, group, [member], at);
  return { kind: 'joined', chatId: group.chatId };
}
