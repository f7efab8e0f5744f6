import type { World } from '../world/world.ts';

/** The key under which a customer of a resigned member waits. */
export function unassignedKey(handover: string, externalUserid: string): string {
  return `${handover} ${externalUserid}`;
}

/**
 * The member leaves the company: customers wait for another one, owned groups for another owner.
 * Removing somebody through the API causes no event; the console does.
 */
export function resign(world: World, userid: string, at: number, by: 'console' | 'api' = 'console'): boolean {
  const { state, follows } = world;
  const staff = state.staff.get(userid);
  if (staff === undefined) return false;
  const own = Array.from(follows.ofStaff(userid));
  for (const follow of own) {
    const { externalUserid } = follow;
    const waiting = { handover: userid, externalUserid, resignedAt: at, follow };
    state.unassigned.set(unassignedKey(userid, externalUserid), waiting);
    follows.remove(userid, externalUserid);
  }
  state.staff.delete(userid);
  state.resigned.set(userid, { userid, name: staff.name, at });
  for (const tag of state.memberTags.values()) tag.users = tag.users.filter((one) => one !== userid);
  if (by === 'console')
    world.push({ Event: 'change_contact', ChangeType: 'delete_user', UserID: userid }, at);
  return true;
}
