const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Likes and comments are read for so long after the last publication. */
const WATCHED_MS = 7 * DAY;

/** What one member has to do with a Moment, as far as it is known. */
export interface Member {
  userid: string;
  staff: string;
  state: 'waiting' | 'published' | 'refused' | 'expired' | 'cancelled';
  published_at: Date | null;
  reached: number | null;
  read_at: Date | null;
}

/** How often likes and comments are read again, in milliseconds, by the age of the publication. */
export function marksEveryMs(ageMs: number): number {
  return ageMs < HOUR ? HOUR / 12 : ageMs < DAY ? HOUR / 2 : 6 * HOUR;
}

/** Members whose readers, likes and comments are to be read now; those first whom nobody has read. */
export function membersToRead(
  members: readonly Member[],
  isPublished: ReadonlySet<string>,
  now: number,
): Member[] {
  const due = members.filter(({ userid, published_at, read_at }) => {
    if (!isPublished.has(userid)) return false;
    if (published_at === null || read_at === null) return true;
    const age = now - published_at.getTime();
    return age < WATCHED_MS + DAY && now - read_at.getTime() >= marksEveryMs(age);
  });
  const readAt = ({ read_at }: Member): number => read_at?.getTime() ?? 0;
  return due.sort((a, b) => readAt(a) - readAt(b));
}

/** When a Moment of which nobody waits any more is looked at again; null when its likes and comments have been read long enough. */
export function nextMarksAt(members: readonly Pick<Member, 'published_at'>[], now: number): number | null {
  const last = Math.max(
    ...members.map(({ published_at }) => published_at?.getTime() ?? Number.NEGATIVE_INFINITY),
  );
  if (now >= last + WATCHED_MS) return null;
  return Math.min(now + marksEveryMs(now - last), last + WATCHED_MS);
}

/** Where a Moment stands, by its members. `stopped`: nobody can publish it any more. */
export function stateBy(
  members: readonly Pick<Member, 'state'>[],
  stopped: 'cancelled' | 'expired' | null,
): 'publishing' | 'published' | 'cancelled' | 'expired' | 'failed' {
  const has = (state: Member['state']): boolean => members.some((one) => one.state === state);
  if (has('waiting') && stopped === null) return 'publishing';
  if (stopped === 'cancelled' && (has('waiting') || has('cancelled'))) return 'cancelled';
  if (has('published')) return 'published';
  return has('waiting') || has('expired') ? 'expired' : has('cancelled') ? 'cancelled' : 'failed';
}
