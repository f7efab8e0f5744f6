import { PlatformError } from '../platform/errors.ts';
import type { MassTask } from '../state/mass-message.ts';
import type { World } from '../world/world.ts';
import type { Resolved } from './mass-targets.ts';

/** The owner who would confirm; undefined when the group is not to be reached. */
function ownerFor(world: World, chatId: string, sender: string | undefined): string | undefined {
  const owner = world.state.groups.get(chatId)?.owner;
  const isThere = owner !== undefined && world.state.staff.has(owner);
  return isThere && (sender ?? owner) === owner ? owner : undefined;
}

/**
 * Assigns each group to its owner, who will confirm. Without a list all groups of the sender are meant.
 * Errors: 40058 neither sender nor groups, 40003 unknown sender, 41048 when no group remains.
 */
export function resolveGroups(
  world: World,
  audience: { sender?: string | undefined; chatIds?: string[] | undefined },
): Resolved {
  const { sender, chatIds = [] } = audience;
  if (sender === undefined && chatIds.length === 0) {
    throw new PlatformError(40058, 'sender and chat_id_list are both empty');
  }
  if (sender !== undefined && !world.state.staff.has(sender)) throw new PlatformError(40003);
  const own = [...world.state.groups.values()].filter((group) => group.owner === sender);
  const wanted = chatIds.length > 0 ? chatIds : own.map((group) => group.chatId);
  const tasks = new Map<string, MassTask>();
  const failed: string[] = [];
  for (const chatId of new Set(wanted)) {
    const owner = ownerFor(world, chatId, sender);
    if (owner === undefined) {
      failed.push(chatId);
      continue;
    }
    const task = tasks.get(owner) ?? { userid: owner, targets: [] };
    task.targets.push({ externalUserid: '', chatId, status: 0 });
    tasks.set(owner, task);
  }
  if (tasks.size === 0) throw new PlatformError(41048);
  return { tasks: [...tasks.values()], failed };
}
