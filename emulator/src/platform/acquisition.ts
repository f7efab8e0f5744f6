import { startOfDay } from '../kernel/shanghai-time.ts';
import type { AcquisitionLink } from '../state/acquisition.ts';
import type { Person } from '../state/person.ts';
import type { Follow } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { canServe } from './contact-scope.ts';
import { areFriends } from './friends.ts';

const LOW = 20;

/** How `add_way` says that somebody came by a link. */
export const LINK_ADD_WAY = 16;

function dayOf(link: AcquisitionLink, at: number): { clicks: number; added: number } {
  const key = String(startOfDay(at) / 1000);
  const day = link.days[key] ?? { clicks: 0, added: 0 };
  link.days[key] = day;
  return day;
}

/** Members of a link, departments expanded, active ones only. */
export function linkMembers(world: World, link: Pick<AcquisitionLink, 'users' | 'departments'>): string[] {
  return [...world.state.staff.values()]
    .filter((one) => canServe(world, one))
    .filter(
      (one) => link.users.includes(one.userid) || one.department.some((id) => link.departments.includes(id)),
    )
    .map((one) => one.userid);
}

/** What opening a link leads to. */
export type OpenResult = { kind: 'offer' | 'already'; userid: string } | { kind: 'nobody' | 'no-quota' };

/** The person opens a link: the member with the fewest customers is offered. */
export function openLink(
  world: World,
  person: Person,
  opened: { link: AcquisitionLink; channel: string; at: number },
): OpenResult {
  const { link, channel, at } = opened;
  dayOf(link, at).clicks++;
  if (world.state.acquisition.balance <= 0) return { kind: 'no-quota' };
  const members = linkMembers(world, link);
  const friend = members.find((userid) => areFriends(world, userid, person.externalUserid));
  if (friend !== undefined) return { kind: 'already', userid: friend };
  const count = (userid: string): number => world.follows.countOfStaff(userid);
  const userid = members.toSorted((a, b) => count(a) - count(b))[0];
  if (userid === undefined) return { kind: 'nobody' };
  person.scan = { configId: '', userid, at, linkId: link.linkId, state: channel };
  if (channel !== '') tell(world, { ChangeType: 'friend_request', LinkId: link.linkId, State: channel }, at);
  return { kind: 'offer', userid };
}

function tell(world: World, fields: Record<string, string | number>, at: number): void {
  world.push({ Event: 'customer_acquisition', ...fields }, at);
}

/** The add went through: the link counts it and the quota shrinks; pushes balance_low and balance_exhausted. */
export function countAcquired(world: World, follow: Follow, linkId: string): void {
  const link = world.state.links.get(linkId);
  const { acquisition } = world.state;
  const at = follow.createdAt;
  follow.linkId = linkId;
  if (link !== undefined) dayOf(link, at).added++;
  acquisition.balance = Math.max(0, acquisition.balance - 1);
  if (acquisition.balance === LOW - 1) tell(world, { ChangeType: 'balance_low' }, at);
  if (acquisition.balance === 0) tell(world, { ChangeType: 'balance_exhausted' }, at);
}

/** The administrator buys or spends quota; pushes balance_increased when it was empty. */
export function setBalance(world: World, balance: number, at: number): void {
  const { acquisition } = world.state;
  const wasEmpty = acquisition.balance === 0;
  acquisition.total += Math.max(0, balance - acquisition.balance);
  acquisition.balance = balance;
  if (wasEmpty && balance > 0) tell(world, { ChangeType: 'balance_increased' }, at);
}

/** The administrator deletes a link in the console; pushes delete_link. */
export function removeLink(world: World, linkId: string, at: number): boolean {
  if (!world.state.links.delete(linkId)) return false;
  tell(world, { ChangeType: 'delete_link', LinkId: linkId }, at);
  return true;
}
