import { statusOf } from '../platform/group-view.ts';
import type { Group } from '../state/group.ts';
import type { World } from '../world/world.ts';

function nameOf(world: World, id: string): string {
  const person = world.state.people.get(world.state.externals.get(id) ?? '');
  return person?.name ?? world.state.staff.get(id)?.name ?? id;
}

/** One line of a list of groups. */
export function groupLine(world: World, group: Group): Record<string, unknown> {
  const { chatId, name, owner, notice, members } = group;
  return {
    chat_id: chatId,
    name,
    owner,
    ownerName: nameOf(world, owner),
    notice,
    members: members.length,
    status: statusOf(world, group),
  };
}

/** A group as its members' clients show it, without delay. */
export function groupDetail(world: World, group: Group): Record<string, unknown> {
  return {
    ...groupLine(world, group),
    admins: group.admins,
    welcome: group.welcome ?? null,
    open_gid: group.openGid,
    member_list: group.members.map((one) => ({
      id: one.id,
      kind: one.kind,
      name: nameOf(world, one.id),
      joinedAt: one.joinedAt,
      state: one.state,
    })),
    messages: group.messages.map(({ id, at, from, content }) => ({
      id,
      at,
      from,
      name: from === 'system' ? '' : nameOf(world, from),
      body: world.state.contents.get(content) ?? { kind: 'text', text: '' },
    })),
  };
}
