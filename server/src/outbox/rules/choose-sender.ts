import type { SenderRule as PlanRule } from '@hetang/contract/plan/reach';
import { groupBy } from './group-by.ts';

/** `plan`: as the plan's rules of reach say. */
export type SenderRule = PlanRule | 'plan';

/** A member of staff who is a friend of a contact. Times are milliseconds since 1970. */
export interface Friend {
  staff: string;
  /** Platform id of the contact among this member's friends; null when nobody has said. */
  platformId: string | null;
  addedAt: number;
  /** The last word that we know of; null when there was none. */
  spokeAt: number | null;
}

/** Somebody to be written to, and who could do it. */
export interface ToWrite {
  id: number;
  /** What is said: the same for all who can share a mass task. */
  content: string;
  friends: readonly Friend[];
}

type Comparison = (a: Friend, b: Friend) => number;

const latestAdd: Comparison = (a, b) => b.addedAt - a.addedAt;
const orders: Record<'last-spoke' | 'last-added' | 'first-added', Comparison> = {
  // Who has not spoken comes after all who have; among those the latest add counts.
  'last-spoke': (a, b) => (b.spokeAt ?? 0) - (a.spokeAt ?? 0) || latestAdd(a, b),
  'last-added': latestAdd,
  'first-added': (a, b) => a.addedAt - b.addedAt,
};

/** The friend who writes to one contact; null when there is none. Equals are told apart by their keys. */
export function chooseSender(rule: keyof typeof orders, friends: readonly Friend[]): string | null {
  const first = friends.toSorted((a, b) => orders[rule](a, b) || (a.staff < b.staff ? -1 : 1))[0];
  return first?.staff ?? null;
}

/**
 * Senders for as few mass tasks as can be: for each content, again and again the member who can write to most of those
 * who are left. Who has no friend is missing from the answer.
 */
export function fewestSenders(people: readonly ToWrite[]): Map<number, string> {
  const chosen = new Map<number, string>();
  for (const list of groupBy(people, (one) => one.content).values()) choose(list, chosen);
  return chosen;
}

function choose(list: readonly ToWrite[], chosen: Map<number, string>): void {
  let left = list.filter((one) => one.friends.length > 0);
  while (left.length > 0) {
    const staff = mostFriendly(left);
    for (const { id } of left.filter((one) => isFriend(one, staff))) chosen.set(id, staff);
    left = left.filter((one) => !isFriend(one, staff));
  }
}

function isFriend({ friends }: ToWrite, staff: string): boolean {
  return friends.some((friend) => friend.staff === staff);
}

function mostFriendly(people: readonly ToWrite[]): string {
  const counts = new Map<string, number>();
  for (const { friends } of people)
    for (const staff of new Set(friends.map((friend) => friend.staff)))
      counts.set(staff, (counts.get(staff) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}
