import type { Group, GroupMember } from '../state/group.ts';
import type { World } from '../world/world.ts';
import { faceOf } from './groups.ts';

function nameOf(world: World, { id, kind }: GroupMember): string {
  if (kind === 'staff') return world.state.staff.get(id)?.name ?? id;
  return world.state.people.get(world.state.externals.get(id) ?? '')?.name ?? '';
}

function memberView(world: World, member: GroupMember, needName: boolean): Record<string, unknown> {
  const { id, kind, joinedAt, scene, invitor, state } = member;
  const person = world.state.people.get(world.state.externals.get(id) ?? '');
  return {
    userid: id,
    type: kind === 'staff' ? 1 : 2,
    ...(person === undefined ? {} : { unionid: person.unionid }),
    join_time: Math.floor(joinedAt / 1000),
    join_scene: scene,
    ...(scene === 1 && invitor !== undefined ? { invitor: { userid: invitor } } : {}),
    group_nickname: '',
    ...(needName ? { name: nameOf(world, member) } : {}),
    ...(state === '' ? {} : { state }),
  };
}

/** group_chat as the platform shows it, two seconds behind the group itself. */
export function groupView(world: World, group: Group, needName: boolean): Record<string, unknown> {
  const face = faceOf(world, group);
  return {
    chat_id: group.chatId,
    name: face.name,
    owner: face.owner,
    create_time: Math.floor(group.createdAt / 1000),
    notice: face.notice,
    member_list: face.members.map((member) => memberView(world, member, needName)),
    admin_list: face.admins.map((userid) => ({ userid })),
    member_version: face.version,
  };
}

/** 0 normal, 1 owner resigned, 3 handed over. */
export function statusOf(world: World, group: Group): number {
  return world.state.staff.has(group.owner) ? group.status : 1;
}
