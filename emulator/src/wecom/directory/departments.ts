import { z } from 'zod';
import { findDepartment, placeDepartment, removeDepartment } from '../../platform/departments.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';

const order = z.number().int().min(0).max(4294967295).optional();

/** GET department/get: one department in full. */
export const getDepartment = endpoint({
  path: 'department/get',
  method: 'get',
  input: z.object({ id: z.coerce.number().int().optional() }),
  handle: ({ world }, input) => ({
    department: {
      ...findDepartment(world, required(input.id, 60123)),
      name_en: '',
      department_leader: [],
    },
  }),
});

/** POST department/create. Errors: 60004 parent, 60001 name, 60008 name or id taken. */
export const createDepartment = endpoint({
  path: 'department/create',
  method: 'post',
  input: z.object({
    name: z.string().optional(),
    parentid: z.number().int().optional(),
    order,
    id: z.number().int().min(2).optional(),
  }),
  handle({ world }, input) {
    const { departments } = world.state;
    const highest = Math.max(...departments.map((one) => one.id));
    const id = input.id ?? highest + 1;
    if (departments.some((one) => one.id === id)) throw new PlatformError(60008);
    const made = { id, name: '', parentid: 0, order: input.order ?? 0 };
    placeDepartment(world, made, { name: required(input.name, 60001), parentid: input.parentid ?? 0 });
    departments.push(made);
    return { id };
  },
});

/** POST department/update: only what is given changes. */
export const updateDepartment = endpoint({
  path: 'department/update',
  method: 'post',
  input: z.object({
    id: z.number().int().optional(),
    name: z.string().optional(),
    parentid: z.number().int().optional(),
    order,
  }),
  handle({ world }, input) {
    const found = findDepartment(world, required(input.id, 60123));
    const { name = found.name, parentid = found.parentid } = input;
    placeDepartment(world, found, { name, parentid });
    found.order = input.order ?? found.order;
    return {};
  },
});

/** GET department/delete: an empty one only. */
export const deleteDepartment = endpoint({
  path: 'department/delete',
  method: 'get',
  input: z.object({ id: z.coerce.number().int().optional() }),
  handle({ world }, input) {
    removeDepartment(world, required(input.id, 60123));
    world.touch();
    return {};
  },
});
