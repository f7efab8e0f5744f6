import { z } from 'zod';
import { nextNumber } from '../../kernel/ids.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import { pageOf, readLimit } from '../../platform/paging.ts';
import { checkPlace, findStrategy, PRIVILEGES, privilegeOf } from '../../platform/strategies.ts';
import type { World } from '../../world/world.ts';
import { endpoint, ids } from '../endpoint.ts';

const RANGE_MAX = 100;
const privilege = z.record(z.string(), z.boolean()).optional();
const range = z
  .array(
    z.object({
      type: z.number().int().min(1).max(2),
      userid: z.string().optional(),
      partyid: z.number().int().optional(),
    }),
  )
  .max(RANGE_MAX)
  .optional();
type Range = z.infer<typeof range>;
const strategyId = z.number().int().optional();

function readRange(world: World, given: Range): { users: string[]; parties: number[] } {
  const users = (given ?? []).flatMap((one) => (one.type === 1 ? (one.userid ?? '') : []));
  const parties = (given ?? []).flatMap((one) => (one.type === 2 ? (one.partyid ?? -1) : []));
  const departments = new Set(world.state.departments.map((one) => one.id));
  if (users.some((userid) => !world.state.staff.has(userid))) throw new PlatformError(60111);
  if (parties.some((id) => !departments.has(id))) throw new PlatformError(60003);
  return { users, parties };
}

function readPrivilege(given: z.infer<typeof privilege>): Record<string, boolean> {
  return Object.fromEntries(PRIVILEGES.map((name) => [name, given?.[name] ?? true]));
}

function checkAdmins(world: World, admins: string[]): void {
  if (admins.length === 0) throw new PlatformError(40063, 'admin_list is empty');
  if (admins.some((userid) => !world.state.staff.has(userid))) throw new PlatformError(60111);
}

/** POST externalcontact/customer_strategy/list. */
export const listStrategies = endpoint({
  path: 'externalcontact/customer_strategy/list',
  method: 'post',
  input: z.object({ cursor: z.string().optional(), limit: z.number().int().optional() }),
  handle({ world }, input) {
    const all = [...world.state.strategies.keys()];
    const page = pageOf(all, input.cursor, readLimit(input.limit, 1000, 1000));
    return { strategy: page.items.map((id) => ({ strategy_id: id })), next_cursor: page.nextCursor };
  },
});

/** POST externalcontact/customer_strategy/get. */
export const getStrategy = endpoint({
  path: 'externalcontact/customer_strategy/get',
  method: 'post',
  input: z.object({ strategy_id: strategyId }),
  handle({ world }, input) {
    const found = findStrategy(world, input.strategy_id);
    return {
      strategy: {
        strategy_id: found.id,
        parent_id: found.parentId,
        strategy_name: found.name,
        create_time: Math.floor(found.createdAt / 1000),
        admin_list: found.admins,
        privilege: privilegeOf(world, found),
      },
    };
  },
});

/** POST externalcontact/customer_strategy/get_range: members and departments that it manages. */
export const getStrategyRange = endpoint({
  path: 'externalcontact/customer_strategy/get_range',
  method: 'post',
  input: z.object({
    strategy_id: strategyId,
    cursor: z.string().optional(),
    limit: z.number().int().optional(),
  }),
  handle({ world }, input) {
    const { users, parties } = findStrategy(world, input.strategy_id);
    const all = [
      ...users.map((userid) => ({ type: 1, userid })),
      ...parties.map((partyid) => ({ type: 2, partyid })),
    ];
    const page = pageOf(all, input.cursor, readLimit(input.limit, 1000, 1000));
    return { range: page.items, next_cursor: page.nextCursor };
  },
});

/** POST externalcontact/customer_strategy/create: at most five deep; a child has its parent's privileges. */
export const createStrategy = endpoint({
  path: 'externalcontact/customer_strategy/create',
  method: 'post',
  input: z.object({
    parent_id: z.number().int().min(0).optional(),
    strategy_name: z.string().max(60).optional(),
    admin_list: ids(20).optional(),
    privilege,
    range,
  }),
  handle({ world, now }, input) {
    const name = required(input.strategy_name, 40063, 'strategy_name missing');
    const parentId = input.parent_id ?? 0;
    const admins = input.admin_list ?? [];
    checkPlace(world, parentId);
    checkAdmins(world, admins);
    const chosen = readRange(world, input.range);
    if (chosen.users.length + chosen.parties.length === 0) throw new PlatformError(40063, 'range is empty');
    const id = nextNumber(world.state, 'strategy');
    const made = { id, parentId, name, createdAt: now, admins, ...chosen };
    world.state.strategies.set(id, { ...made, privilege: readPrivilege(input.privilege) });
    return { strategy_id: id };
  },
});

/** POST externalcontact/customer_strategy/edit: only what is given changes. */
export const editStrategy = endpoint({
  path: 'externalcontact/customer_strategy/edit',
  method: 'post',
  input: z.object({
    strategy_id: strategyId,
    strategy_name: z.string().max(60).optional(),
    admin_list: ids(20).optional(),
    privilege,
    range_add: range,
    range_del: range,
  }),
  handle({ world }, input) {
    const found = findStrategy(world, input.strategy_id);
    const more = readRange(world, input.range_add);
    const gone = readRange(world, input.range_del);
    if (input.admin_list !== undefined) checkAdmins(world, input.admin_list);
    if (input.privilege !== undefined) found.privilege = readPrivilege(input.privilege);
    found.admins = input.admin_list ?? found.admins;
    found.name = input.strategy_name ?? found.name;
    found.users = [...new Set([...found.users, ...more.users])].filter((one) => !gone.users.includes(one));
    found.parties = [...new Set([...found.parties, ...more.parties])].filter(
      (one) => !gone.parties.includes(one),
    );
    return {};
  },
});

/** POST externalcontact/customer_strategy/del: one without rule groups below it. */
export const delStrategy = endpoint({
  path: 'externalcontact/customer_strategy/del',
  method: 'post',
  input: z.object({ strategy_id: strategyId }),
  handle({ world }, input) {
    const { strategies } = world.state;
    const { id } = findStrategy(world, input.strategy_id);
    if ([...strategies.values()].some((one) => one.parentId === id))
      throw new PlatformError(40058, 'invalid Request Parameter, the strategy has children');
    strategies.delete(id);
    return {};
  },
});
