import type { Staff } from '../state/state.ts';
import type { World } from '../world/world.ts';

/** Whether the administrator lets the member have customers (客户联系 → 权限配置 → 使用范围); nobody named means everybody. */
export function isInScope(world: World, staff: Staff): boolean {
  const { users, departments } = world.state.tenant.contactScope ?? { users: [], departments: [] };
  if (users.length + departments.length === 0) return true;
  return users.includes(staff.userid) || staff.department.some((id) => departments.includes(id));
}

/** Whether the member can serve customers: has logged in and is in the scope. */
export function canServe(world: World, staff: Staff): boolean {
  return staff.active && isInScope(world, staff);
}
