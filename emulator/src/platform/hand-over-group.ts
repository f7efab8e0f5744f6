import { startOfDay } from '../kernel/shanghai-time.ts';
import type { Group, GroupMember } from '../state/group.ts';
import type { World } from '../world/world.ts';
import { isInScope } from './contact-scope.ts';
import { PlatformError } from './errors.ts';
import { changeFace } from './groups.ts';

const NINETY_DAYS = 90 * 86_400_000;
const PER_NINETY_DAYS = 2;
const PER_DAY = 300;

/** Which groups go to whom, and whether their owners have resigned or stay on the job. */
export interface HandOver {
  chatIds: string[];
  newOwner: string;
  onJob: boolean;
  now: number;
}

function refusal(world: World, group: Group | undefined, given: HandOver): number {
  if (group === undefined) return 90501;
  const isResigned = !world.state.staff.has(group.owner);
  if (given.onJob && isResigned) return 90502;
  if (!given.onJob && !isResigned) return 90500;
  if (group.owner === given.newOwner) return 90504;
  const lately = group.handovers.filter((at) => at > given.now - NINETY_DAYS);
  if (given.onJob && lately.length >= PER_NINETY_DAYS) return 90508;
  const key = `group-takeovers ${given.newOwner} ${startOfDay(given.now)}`;
  return (world.state.counters[key] ?? 0) >= PER_DAY ? 45009 : 0;
}

function handOver(world: World, group: Group, given: HandOver): void {
  const { newOwner, now } = given;
  const key = `group-takeovers ${newOwner} ${startOfDay(now)}`;
  world.state.counters[key] = (world.state.counters[key] ?? 0) + 1;
  const isThere = group.members.some((one) => one.id === newOwner);
  const self: GroupMember = { id: newOwner, kind: 'staff', joinedAt: now, scene: 1, state: '' };
  const stay = group.members.filter((one) => one.kind === 'customer' || world.state.staff.has(one.id));
  changeFace(world, group, { owner: newOwner, members: isThere ? stay : [...stay, self] });
  if (given.onJob) group.handovers.push(now);
  group.status = 3;
}

/**
 * Gives groups to a new owner; no event, because an API call does it. Each refused group is listed with its code.
 * Errors: 40003 new owner unknown, 41054 never logged in.
 */
export function handOverGroups(
  world: World,
  given: HandOver,
): Array<{ chat_id: string; errcode: number; errmsg: string }> {
  const owner = world.state.staff.get(given.newOwner);
  if (owner === undefined) throw new PlatformError(40003);
  if (!owner.active) throw new PlatformError(41054);
  if (!isInScope(world, owner)) throw new PlatformError(84074);
  return given.chatIds.flatMap((chatId) => {
    const group = world.state.groups.get(chatId);
    const errcode = refusal(world, group, given);
    if (errcode === 0 && group !== undefined) {
      handOver(world, group, given);
      return [];
    }
    return [{ chat_id: chatId, errcode, errmsg: new PlatformError(errcode).message }];
  });
}
