import type { Department, Staff } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { PlatformError } from './errors.ts';

/** The department and all below it, itself first. 60003 when unknown; 0 means all. */
export function subtree(world: World, id: number): Department[] {
  const { departments } = world.state;
  if (id === 0) return departments;
  const root = departments.find((one) => one.id === id);
  if (root === undefined) throw new PlatformError(60003);
  const found = [root];
  // The list grows while it is walked: breadth first.
  for (const parent of found) found.push(...departments.filter((one) => one.parentid === parent.id));
  return found;
}

/** Members of a department, or of the whole subtree. */
export function membersIn(world: World, id: number, fetchChild: boolean): Staff[] {
  const wanted = new Set(
    (fetchChild ? subtree(world, id) : subtree(world, id).slice(0, 1)).map((one) => one.id),
  );
  return [...world.state.staff.values()].filter((staff) => staff.department.some((one) => wanted.has(one)));
}

/** A member in full, as user/get and user/list show it to a self-built app. */
export function staffView(staff: Staff): Record<string, unknown> {
  return {
    userid: staff.userid,
    name: staff.name,
    department: staff.department,
    order: staff.department.map(() => 0),
    position: staff.profile?.position ?? '',
    status: staff.active ? 1 : 4,
    enable: 1,
    isleader: 0,
    is_leader_in_dept: staff.department.map(() => 0),
    direct_leader: [],
    main_department: staff.department[0] ?? 1,
    alias: staff.profile?.alias ?? '',
    telephone: staff.profile?.telephone ?? '',
    extattr: { attrs: [] },
  };
}
