import { createHash } from 'node:crypto';
import { idText, newId, nextNumber } from '../kernel/ids.ts';
import { startOfDay } from '../kernel/shanghai-time.ts';
import type { Group, GroupDay, GroupFace, GroupMember } from '../state/group.ts';
import type { MessageBody } from '../state/message-body.ts';
import type { EventFields, World } from '../world/world.ts';
import { keepContent } from './contents.ts';
import { welcomeInto } from './group-welcome.ts';

/** A group joined by QR is full at 200; by invitation at 500. */
export const QR_FULL = 200;
export const GROUP_FULL = 500;

// Apps see a change of a group about two seconds after its event.
const LAG_MS = 2000;
const KEPT_MESSAGES = 100;

/** What happened on the day of `at`; made on first use. */
export function groupDay(group: Group, at: number): GroupDay {
  const key = String(startOfDay(at) / 1000);
  const day = group.days[key] ?? { joined: 0, left: 0, messages: 0, speakers: [] };
  group.days[key] = day;
  return day;
}

function memberVersion(world: World): string {
  const number = nextNumber(world.state, 'member-version');
  return createHash('md5')
    .update(idText(world.state, 32, 'member-version', number))
    .digest('hex');
}

/** Applies a change; apps go on seeing the group as it was for two seconds of transport time. */
export function changeFace(world: World, group: Group, change: Partial<GroupFace>): void {
  const now = world.transport.now();
  const { name, notice, owner, admins, members, version } = group;
  group.lagging = group.lagging.filter((one) => one.until > now);
  group.lagging.push({ until: now + LAG_MS, face: { name, notice, owner, admins, members, version } });
  Object.assign(group, change);
}

/** The group as apps see it now. */
export function faceOf(world: World, group: Group): GroupFace {
  const now = world.transport.now();
  return group.lagging.find((one) => one.until > now)?.face ?? group;
}

function tell(world: World, group: Group, fields: Omit<EventFields, 'Event'>, at: number): void {
  world.push({ Event: 'change_external_chat', ChatId: group.chatId, ...fields }, at);
}

/** What a member of the company does when opening a group. */
export interface NewGroup {
  owner: string;
  name: string;
  members: GroupMember[];
  at: number;
}

function keepIndex(world: World, group: Group, members: readonly GroupMember[]): void {
  for (const { id, kind } of members) {
    if (kind !== 'customer') continue;
    const person = world.state.people.get(world.state.externals.get(id) ?? '');
    if (person !== undefined && !person.groups.includes(group.chatId)) person.groups.push(group.chatId);
  }
}

/** Opens a group; pushes `create`. */
export function createGroup(world: World, given: NewGroup): Group {
  const { owner, name, at } = given;
  const self: GroupMember = { id: owner, kind: 'staff', joinedAt: at, scene: 1, state: '' };
  const others = given.members.filter((one) => one.id !== owner);
  const group: Group = {
    chatId: newId(world.state, 'group', 'wr', 32),
    openGid: newId(world.state, 'opengid', 'tG', 28),
    createdAt: at,
    name,
    notice: '',
    owner,
    admins: [],
    members: [self, ...others],
    version: memberVersion(world),
    status: 0,
    handovers: [],
    massReceived: [],
    messages: [],
    days: {},
    lagging: [],
  };
  world.state.groups.set(group.chatId, group);
  groupDay(group, at).joined += group.members.length;
  keepIndex(world, group, others);
  tell(world, group, { ChangeType: 'create' }, at);
  return group;
}

/** Adds members that are not there yet; pushes add_member. Returns how many were added. */
export function joinGroup(world: World, group: Group, coming: GroupMember[], at: number): number {
  const present = new Set(group.members.map((one) => one.id));
  const fresh = coming.filter((one) => !present.has(one.id));
  if (fresh.length === 0) return 0;
  const last = group.version;
  changeFace(world, group, { members: [...group.members, ...fresh], version: memberVersion(world) });
  groupDay(group, at).joined += fresh.length;
  keepIndex(world, group, fresh);
  const update = {
    ChangeType: 'update',
    UpdateDetail: 'add_member',
    JoinScene: fresh[0]?.scene === 3 ? 3 : 0,
  };
  tell(world, group, { ...update, QuitScene: 0, ...memberChange(group, last, fresh) }, at);
  for (const member of fresh) if (member.kind === 'customer') welcomeInto(world, group, member.id, at);
  return fresh.length;
}

function memberChange(group: Group, last: string, members: GroupMember[]): Omit<EventFields, 'Event'> {
  return {
    MemChangeCnt: members.length,
    MemChangeList: members.map((one) => one.id),
    LastMemVer: last,
    CurMemVer: group.version,
  };
}

/** Takes members out; pushes del_member with scene 0 (left) or 1 (removed). Returns how many went. */
export function quitGroup(
  world: World,
  group: Group,
  going: { ids: readonly string[]; scene: 0 | 1 },
  at: number,
): number {
  const gone = group.members.filter((one) => going.ids.includes(one.id));
  if (gone.length === 0) return 0;
  const last = group.version;
  changeFace(world, group, {
    members: group.members.filter((one) => !gone.includes(one)),
    admins: group.admins.filter((one) => !going.ids.includes(one)),
    version: memberVersion(world),
  });
  groupDay(group, at).left += gone.length;
  forget(world, group, gone);
  const update = { ChangeType: 'update', UpdateDetail: 'del_member', JoinScene: 0, QuitScene: going.scene };
  tell(world, group, { ...update, ...memberChange(group, last, gone) }, at);
  return gone.length;
}

function forget(world: World, group: Group, gone: readonly GroupMember[]): void {
  for (const { id } of gone) {
    const person = world.state.people.get(world.state.externals.get(id) ?? '');
    if (person !== undefined) person.groups = person.groups.filter((one) => one !== group.chatId);
  }
}

/** Changes name, notice or owner in the client; one event for each that really changes. */
export function editGroup(
  world: World,
  group: Group,
  wanted: { name?: string | undefined; notice?: string | undefined; owner?: string | undefined },
  at: number,
): void {
  for (const field of ['name', 'notice', 'owner'] as const) {
    const value = wanted[field];
    if (value === undefined || value === group[field]) continue;
    changeFace(world, group, { [field]: value });
    tell(world, group, { ChangeType: 'update', UpdateDetail: `change_${field}` }, at);
  }
}

/** The owner dissolves the group; pushes `dismiss`. */
export function dismissGroup(world: World, group: Group, at: number): void {
  world.state.groups.delete(group.chatId);
  forget(world, group, group.members);
  tell(world, group, { ChangeType: 'dismiss' }, at);
}

/** Writes into the group; `from` is a userid, an external_userid or `system`. */
export function writeInGroup(
  world: World,
  group: Group,
  said: { from: string; body: MessageBody; at: number },
): void {
  const { from, body, at } = said;
  group.messages.push({
    id: nextNumber(world.state, 'message'),
    at,
    from,
    content: keepContent(world, body),
  });
  if (group.messages.length > KEPT_MESSAGES) group.messages.shift();
  if (from === 'system') return;
  const day = groupDay(group, at);
  day.messages++;
  if (!day.speakers.includes(from)) day.speakers.push(from);
}
