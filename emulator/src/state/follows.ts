import type { Follow } from './state.ts';

/** Follow relations, indexed both ways. Kept apart from the state because the indexes are derived. */
export interface Follows {
  get(userid: string, externalUserid: string): Follow | undefined;
  add(follow: Follow): void;
  remove(userid: string, externalUserid: string): void;
  /** In order of creation. */
  ofStaff(userid: string): Iterable<Follow>;
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

/** Builds the indexes over the given relations. */
export function createFollows(initial: Iterable<Follow>): Follows {
  const byStaff: Index = new Map();
  const byCustomer: Index = new Map();
  let size = 0;
  const follows: Follows = {
    get: (userid, externalUserid) => byStaff.get(userid)?.get(externalUserid),
    add(follow) {
      if (byStaff.get(follow.userid)?.has(follow.externalUserid) !== true) size++;
      put(byStaff, follow.userid, follow.externalUserid, follow);
      put(byCustomer, follow.externalUserid, follow.userid, follow);
    },
    remove(userid, externalUserid) {
      if (drop(byStaff, userid, externalUserid)) size--;
      drop(byCustomer, externalUserid, userid);
    },
    ofStaff: (userid) => byStaff.get(userid)?.values() ?? [],
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
