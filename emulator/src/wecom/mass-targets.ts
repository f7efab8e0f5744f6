import { PlatformError } from '../platform/errors.ts';
import type { MassTask } from '../state/mass-message.ts';
import type { Follow } from '../state/state.ts';
import type { World } from '../world/world.ts';

/** Whom a mass message is for, as the caller says it. */
export interface Audience {
  sender?: string | undefined;
  customers?: string[] | undefined;
  /** Tags inside a group are alternatives; every group must match. */
  tagGroups?: string[][] | undefined;
}

/** Who confirms what, and who cannot be reached at all. */
export interface Resolved {
  tasks: MassTask[];
  failed: string[];
}

/** The relation whose member would send: the given sender's, otherwise where the last chat was. */
function relationFor(world: World, customer: string, sender: string | undefined): Follow | undefined {
  if (sender !== undefined) return world.follows.get(sender, customer);
  let latest: Follow | undefined;
  for (const follow of world.follows.ofCustomer(customer)) {
    if (latest === undefined || follow.lastChatAt > latest.lastChatAt) latest = follow;
  }
  return latest;
}

function matches(follow: Follow, tagGroups: string[][]): boolean {
  return tagGroups.every((tags) => tags.some((tag) => follow.tags.includes(tag)));
}

function customersOf(world: World, audience: Audience): string[] {
  const { customers, sender, tagGroups } = audience;
  if (customers !== undefined && customers.length > 0) return customers;
  const follows = sender === undefined ? world.follows.all() : world.follows.ofStaff(sender);
  const wanted = [...follows].filter((follow) => tagGroups === undefined || matches(follow, tagGroups));
  return wanted.map((follow) => follow.externalUserid);
}

function isNamed({ sender, customers = [], tagGroups = [] }: Audience): boolean {
  return sender !== undefined || customers.length > 0 || tagGroups.length > 0;
}

/**
 * Assigns each customer to the member who will send. Errors: 40058 nobody named, 40003 unknown sender,
 * 41048 when no customer remains.
 */
export function resolveTargets(world: World, audience: Audience): Resolved {
  const { sender } = audience;
  if (!isNamed(audience))
    throw new PlatformError(40058, 'sender, external_userid and tag_filter are all empty');
  if (sender !== undefined && !world.state.staff.has(sender)) throw new PlatformError(40003);
  const tasks = new Map<string, MassTask>();
  const failed: string[] = [];
  for (const customer of new Set(customersOf(world, audience))) {
    const userid = relationFor(world, customer, sender)?.userid;
    if (userid === undefined) {
      failed.push(customer);
      continue;
    }
    const task = tasks.get(userid) ?? { userid, targets: [] };
    task.targets.push({ externalUserid: customer, status: 0 });
    tasks.set(userid, task);
  }
  if (tasks.size === 0) throw new PlatformError(41048);
  return { tasks: [...tasks.values()], failed };
}
