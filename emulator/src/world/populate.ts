import { addFriend } from '../platform/friends.ts';
import { createGroup } from '../platform/groups.ts';
import type { GroupMember } from '../state/group.ts';
import { newPerson } from './new-person.ts';
import type { World } from './world.ts';

const PER_GROUP = 20;

/** How large a fresh world is before anybody acts. */
export interface Population {
  /** Customers, shared out evenly among the members. */
  people?: number;
  /** Customer groups of up to twenty customers of their owner. */
  groups?: number;
}

function groupMembers(world: World, owner: string, ids: string[]): GroupMember[] {
  const joinedAt = world.clock.now();
  return ids.map((id) => ({ id, kind: 'customer', joinedAt, scene: 1, invitor: owner, state: '' }));
}

/** Fills a fresh world with customers and groups, as they would be after months of work. Nothing is pushed. */
export function populate(world: World, { people = 0, groups = 0 }: Population): void {
  const userids = [...world.state.staff.keys()];
  if (userids.length === 0) return;
  const at = world.clock.now();
  const customers = new Map<string, string[]>(userids.map((userid) => [userid, []]));
  for (let number = 0; number < people; number++) {
    const userid = userids[number % userids.length] ?? '';
    const person = newPerson(world, at, { manual: false });
    addFriend(world, person, { userid, state: 'populated', at });
    customers.get(userid)?.push(person.externalUserid);
  }
  for (let number = 0; number < groups; number++) {
    const owner = userids[number % userids.length] ?? '';
    const own = customers.get(owner) ?? [];
    const round = Math.floor(number / userids.length) * PER_GROUP;
    const ids = Array.from(
      { length: Math.min(PER_GROUP, own.length) },
      (_, at) => own[(round + at) % own.length],
    );
    const members = groupMembers(
      world,
      owner,
      ids.flatMap((id) => id ?? []),
    );
    createGroup(world, { owner, name: `客户群 ${number + 1}`, members, at });
  }
  // Their welcome codes are long past.
  world.state.welcomes.clear();
  world.touch();
}
