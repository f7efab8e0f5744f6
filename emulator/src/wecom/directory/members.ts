import { z } from 'zod';
import { findDepartment } from '../../platform/departments.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import { resign } from '../../platform/resign.ts';
import { newStaff } from '../../state/fresh.ts';
import type { Staff } from '../../state/state.ts';
import type { World } from '../../world/world.ts';
import { bytes, endpoint, ids } from '../endpoint.ts';

const USERID = /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$/;
const MAX_BATCH = 200;

const memberFields = z.object({
  userid: z.string().optional(),
  name: bytes(64).optional(),
  department: z.array(z.number().int()).max(100).optional(),
  position: bytes(128).optional(),
  mobile: z.string().max(32).optional(),
  gender: z.union([z.string(), z.number()]).optional(),
  email: bytes(64).optional(),
  alias: bytes(64).optional(),
  telephone: z.string().max(32).optional(),
  enable: z.number().optional(),
});
type Fields = z.infer<typeof memberFields>;

function apply(world: World, staff: Staff, given: Fields): void {
  for (const id of given.department ?? []) findDepartment(world, id);
  const { mobile } = given;
  const others = [...world.state.staff.values()].filter((one) => one !== staff);
  if (mobile !== undefined && others.some((one) => one.profile?.mobile === mobile))
    throw new PlatformError(60104);
  staff.name = given.name || staff.name;
  staff.department = given.department ?? staff.department;
  if (given.enable !== undefined) staff.active = given.enable === 1;
  const { position, gender, email, alias, telephone } = given;
  const texts = { position, mobile, email, alias, telephone };
  const said = Object.entries({ ...texts, ...(gender === undefined ? {} : { gender: String(gender) }) });
  staff.profile = {
    ...staff.profile,
    ...Object.fromEntries(said.filter(([, value]) => value !== undefined)),
  };
}

function known(world: World, userid: string | undefined): Staff {
  const staff = world.state.staff.get(required(userid, 41009));
  if (staff === undefined) throw new PlatformError(60111);
  return staff;
}

/** POST user/create. Errors: 40003 userid, 60102 taken, 60003 department, 60104 phone number taken. */
export const createUser = endpoint({
  path: 'user/create',
  method: 'post',
  input: memberFields,
  handle({ world }, input) {
    const userid = required(input.userid, 41009);
    if (!USERID.test(userid)) throw new PlatformError(40003);
    if (world.state.staff.has(userid)) throw new PlatformError(60102);
    const staff = newStaff(userid, required(input.name, 60112), input.department ?? [1]);
    // Somebody who has never logged in cannot serve customers.
    staff.active = false;
    apply(world, staff, input);
    world.state.resigned.delete(userid);
    world.state.staff.set(userid, staff);
    return {};
  },
});

/** POST user/update: only what is given changes. */
export const updateUser = endpoint({
  path: 'user/update',
  method: 'post',
  input: memberFields,
  handle({ world }, input) {
    apply(world, known(world, input.userid), input);
    return {};
  },
});

/** GET user/delete: the member leaves; their customers wait for another one. */
export const deleteUser = endpoint({
  path: 'user/delete',
  method: 'get',
  input: z.object({ userid: z.string().optional() }),
  handle({ world, now }, input) {
    resign(world, known(world, input.userid).userid, now, 'api');
    world.touch();
    return {};
  },
});

/** POST user/batchdelete: at most two hundred; nobody is removed when one is unknown. */
export const batchDeleteUsers = endpoint({
  path: 'user/batchdelete',
  method: 'post',
  input: z.object({ useridlist: ids(MAX_BATCH).optional() }),
  handle({ world, now }, input) {
    const list = required(input.useridlist, 41009);
    for (const userid of list) known(world, userid);
    for (const userid of list) resign(world, userid, now, 'api');
    return {};
  },
});
