import type { Department } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { PlatformError } from './errors.ts';

const ROOT = 1;
const NAME_MAX = 64;

/** The department; 60003 when unknown. */
export function findDepartment(world: World, id: number): Department {
  const found = world.state.departments.find((one) => one.id === id);
  if (found === undefined) throw new PlatformError(60003);
  return found;
}

/** Checks where a department hangs and what it is called. Errors: 60004 parent, 60001 name, 60008 taken. */
export function placeDepartment(
  world: World,
  department: Department,
  wanted: { name: string; parentid: number },
): void {
  const { departments } = world.state;
  const { name, parentid } = wanted;
  const isRoot = department.id === ROOT;
  if (!isRoot && !departments.some((one) => one.id === parentid)) throw new PlatformError(60004);
  let above = departments.find((one) => one.id === parentid);
  while (above !== undefined) {
    // A department below itself would never be reached again.
    if (above.id === department.id) throw new PlatformError(60004);
    const next: number = above.parentid;
    above = departments.find((one) => one.id === next);
  }
  if (name === '' || name.length > NAME_MAX || /[\\:*?"<>|]/.test(name)) throw new PlatformError(60001);
  const isTaken = departments.some(
    (one) => one.id !== department.id && one.parentid === parentid && one.name === name,
  );
  if (isTaken) throw new PlatformError(60008);
  department.name = name;
  department.parentid = isRoot ? 0 : parentid;
}

/** Removes an empty department. Errors: 60007 the root, 60006 departments below, 60005 members in it. */
export function removeDepartment(world: World, id: number): void {
  const { departments, staff } = world.state;
  findDepartment(world, id);
  if (id === ROOT) throw new PlatformError(60007);
  if (departments.some((one) => one.parentid === id)) throw new PlatformError(60006);
  if ([...staff.values()].some((one) => one.department.includes(id))) throw new PlatformError(60005);
  world.state.departments = departments.filter((one) => one.id !== id);
}
