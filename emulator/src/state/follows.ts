import type { Follow } from './state.ts';

/** Follow relations, indexed both ways. Kept apart from the state because the indexes are derived. */
export interface Follows {
  get(userid: string, externalUserid: string): Follow | undefined;
  add(follow: Follow): void;
  remove(userid: string, externalUserid: string): void;
  /** In order of creation. */
  ofStaff(userid: string): Iterable<Follow>;
  /** Of several members, those after a place in the order of creation, `most` at most. Takes no longer for many relations. */
  after(userids: readonly string[], seq: number, most: number): Follow[];
  ofCustomer(externalUserid: string): Follow[];
  countOfStaff(userid: string): number;
  all(): Iterable<Follow>;
  readonly size: number;
}

type Index = Map<string, Map<string, Follow>>;

function put(index: Index, outer: string, inner: string, follow: Follow): void {
  const map = index.get(outer) ?? new Map<string, Follow>();
  // Re-inserting keeps the order of creation when a relation is made anew.
  map.delete(inner);
  map.set(inner, follow);
  index.set(outer, map);
}

function drop(index: Index, outer: string, inner: string): boolean {
  const map = index.get(outer);
  const dropped = map?.delete(inner) ?? false;
  if (map?.size === 0) index.delete(outer);
  return dropped;
}

/** Where the first relation after `seq` stands. */
function placeAfter(list: readonly Follow[], seq: number): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((list[middle]?.seq ?? 0) > seq) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The relations of each member as a list, for pages; what is gone stays in it until half of it is. */
function createLists(byStaff: Index) {
  const lists = new Map<string, Follow[]>();
  const isThere = (follow: Follow) => byStaff.get(follow.userid)?.get(follow.externalUserid) === follow;
  return {
    add(follow: Follow): void {
      const list = lists.get(follow.userid);
      if (list) list.push(follow);
      else lists.set(follow.userid, [follow]);
    },
    tidy(userid: string): void {
      const there = byStaff.get(userid);
      if ((lists.get(userid)?.length ?? 0) > 2 * (there?.size ?? 0))
        lists.set(userid, [...(there?.values() ?? [])]);
    },
    after(userid: string, seq: number, most: number): Follow[] {
      const list = lists.get(userid) ?? [];
      const found: Follow[] = [];
      for (let at = placeAfter(list, seq); at < list.length && found.length < most; at++) {
        const follow = list[at];
        if (follow && isThere(follow)) found.push(follow);
      }
      return found;
    },
  };
}

/** Builds the indexes over the given relations. */
export function createFollows(initial: Iterable<Follow>): Follows {
  const byStaff: Index = new Map();
  const byCustomer: Index = new Map();
  const lists = createLists(byStaff);
  let size = 0;
  const follows: Follows = {
    get: (userid, externalUserid) => byStaff.get(userid)?.get(externalUserid),
    add(follow) {
      if (byStaff.get(follow.userid)?.has(follow.externalUserid) !== true) size++;
      put(byStaff, follow.userid, follow.externalUserid, follow);
      put(byCustomer, follow.externalUserid, follow.userid, follow);
      lists.add(follow);
      lists.tidy(follow.userid);
    },
    remove(userid, externalUserid) {
      if (drop(byStaff, userid, externalUserid)) size--;
      drop(byCustomer, externalUserid, userid);
      lists.tidy(userid);
    },
    ofStaff: (userid) => byStaff.get(userid)?.values() ?? [],
    after: (userids, seq, most) =>
      userids
        .flatMap((userid) => lists.after(userid, seq, most))
        .sort((a, b) => a.seq - b.seq)
        .slice(0, most),
    ofCustomer: (externalUserid) => [...(byCustomer.get(externalUserid)?.values() ?? [])],
    countOfStaff: (userid) => byStaff.get(userid)?.size ?? 0,
    *all() {
      for (const map of byStaff.values()) yield* map.values();
    },
    get size() {
      return size;
    },
  };
  for (const follow of initial) follows.add(follow);
  return follows;
}
