import type { Strategy } from '../state/strategy.ts';
import type { World } from '../world/world.ts';
import { PlatformError } from './errors.ts';

const MAX_DEPTH = 5;
const MAX_STRATEGIES = 3000;

/** What members of a rule group may do; granted unless somebody takes it away. */
export const PRIVILEGES = [
  'view_customer_list',
  'view_customer_data',
  'view_room_list',
  'contact_me',
  'join_room',
  'share_customer',
  'oper_resign_customer',
  'oper_resign_group',
  'send_customer_msg',
  'edit_welcome_msg',
  'view_behavior_data',
  'view_room_data',
  'send_group_msg',
  'room_deduplication',
  'rapid_reply',
  'onjob_customer_transfer',
  'edit_anti_spam_rule',
  'export_customer_list',
  'export_customer_data',
  'export_customer_group_list',
  'manage_customer_tag',
] as const;

/** The rule group; 40058 when unknown. */
export function findStrategy(world: World, id: number | undefined): Strategy {
  const found = world.state.strategies.get(id ?? 0);
  if (found === undefined) throw new PlatformError(40058, 'invalid Request Parameter, field strategy_id');
  return found;
}

function depthOf(world: World, id: number): number {
  let depth = 0;
  for (let at = world.state.strategies.get(id); at !== undefined; depth++)
    at = world.state.strategies.get(at.parentId);
  return depth;
}

/** Whether another rule group fits below the parent. 40058 when not. */
export function checkPlace(world: World, parentId: number): void {
  if (parentId !== 0) findStrategy(world, parentId);
  if (depthOf(world, parentId) >= MAX_DEPTH || world.state.strategies.size >= MAX_STRATEGIES)
    throw new PlatformError(40058, 'invalid Request Parameter, too many strategies');
}

/** A child has what its parent has; the first in the line decides. */
export function privilegeOf(world: World, strategy: Strategy): Record<string, boolean> {
  const parent = world.state.strategies.get(strategy.parentId);
  return parent === undefined ? strategy.privilege : privilegeOf(world, parent);
}
