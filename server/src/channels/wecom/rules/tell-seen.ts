import type { ChannelDirectory, ChannelEvent } from '../../port.ts';
import { eventOf, goneEvent } from './events.ts';
import { isFriend, type KnownContact, type KnownFollow, withProfile } from './known.ts';
import type { Seen, SeenFollow } from './seen.ts';
import { arrivalEvents } from './tell-transfer.ts';
import type { Telling, Told } from './telling.ts';

/**
 * Compares what the platform shows with what we know: adds that no callback told, tags that staff changed, a new
 * name. What is missing on the platform's side is not judged here.
 */
export function tellSeen(seen: Seen, known: KnownContact, telling: Telling): Told {
  const met = withProfile(known, seen.profile, telling.now);
  const events: ChannelEvent[] = [];
  const follows = new Map(known.follows.map((follow) => [follow.userid, follow]));
  for (const shown of seen.follows) {
    const staff = telling.directory.staffKey(shown.userid);
    if (staff === null) continue;
    let follow = follows.get(shown.userid);
    if (!follow || !isFriend(follow)) {
      if (!isMissedAdd(shown, follow, telling)) continue;
      events.push(...recoveredAdd(met, shown, { staff, telling }));
      if (follow?.lostAt && follow.lostAt >= shown.createdAt) {
        const { userid, lostAt, loss } = follow;
        events.push(goneEvent(met, { userid, staff, at: lostAt, loss: loss ?? 'lost' }));
        follows.set(userid, { ...follow, addedAt: shown.createdAt });
        continue;
      }
      follow = freshFollow(shown, follow);
    }
    if (follow.touch > seen.touch) return { known, events: [], note: null, again: true };
    const tags = shown.tags.filter((id) => telling.directory.tagRef(id) !== null);
    follows.set(shown.userid, { ...follow, tags });
  }
  const changed = { ...met, follows: [...follows.values()] };
  if (changed.follows.every((follow) => follow.addedAt === null)) {
    return { known, events: [], note: 'nobody of the plan is a friend', again: false };
  }
  const news = [
    ...tagNews(known, changed, telling),
    ...profileNews(known, changed, { ...telling, seen, events }),
  ];
  const changes = known.changes + news.length;
  return {
    known: { ...withRemarks(changed, seen), changes },
    events: [...events, ...news],
    note: null,
    again: false,
  };
}

/** A platform that still lists somebody who has deleted the member tells nothing new, if the add was told. */
function isMissedAdd(shown: SeenFollow, follow: KnownFollow | undefined, { now, graceMs }: Telling): boolean {
  if (now.getTime() - shown.createdAt.getTime() < graceMs) return false;
  return !follow?.lostAt || follow.addedAt === null || shown.createdAt > follow.lostAt;
}

function recoveredAdd(
  known: KnownContact,
  shown: SeenFollow,
  { staff, telling }: { staff: string; telling: Telling },
): ChannelEvent[] {
  const add = {
    userid: shown.userid,
    staff,
    at: shown.createdAt,
    state: shown.state,
    code: telling.directory.codeKey(shown.state),
    welcomeCode: null,
    addWay: shown.addWay,
    recovered: true,
  };
  // Of the other friendships this says nothing.
  return arrivalEvents(known, add, { arrival: { seen: null }, telling }).events;
}

function freshFollow(shown: SeenFollow, before: KnownFollow | undefined): KnownFollow {
  return {
    userid: shown.userid,
    addedAt: shown.createdAt,
    lostAt: null,
    loss: null,
    half: false,
    remark: null,
    tags: [],
    touch: before?.touch ?? 0,
  };
}

/**
 * A tag is on the person as long as any friend of the plan has it on them. That a further friend sets it is news too: what
 * was known of the others may be about to be taken away.
 */
function tagNews(before: KnownContact, after: KnownContact, { directory, now }: Telling): ChannelEvent[] {
  const had = refsOf(before, directory);
  const has = refsOf(after, directory);
  const add = [...refsSet(before, after, directory)].sort();
  const remove = [...had].filter((ref) => !has.has(ref)).sort();
  if (add.length + remove.length === 0) return [];
  return [
    eventOf(after, {
      name: 'contact.tags-set',
      at: now,
      props: { add, remove, source: 'wecom' },
      dedupe: `tags:${after.externalUserid}:${after.changes}`,
    }),
  ];
}

/** Tags that a friend has on the person now and had not before. */
function refsSet(before: KnownContact, after: KnownContact, directory: ChannelDirectory): Set<string> {
  const known = new Map(before.follows.filter(isFriend).map(({ userid, tags }) => [userid, tags]));
  const fresh = after.follows
    .filter(isFriend)
    .flatMap(({ userid, tags }) => tags.filter((id) => !known.get(userid)?.includes(id)));
  return new Set(fresh.flatMap((id) => directory.tagRef(id) ?? []));
}

function refsOf(known: KnownContact, directory: ChannelDirectory): Set<string> {
  const ids = known.follows.filter(isFriend).flatMap((follow) => follow.tags);
  return new Set(ids.flatMap((id) => directory.tagRef(id) ?? []));
}

function profileNews(
  before: KnownContact,
  after: KnownContact,
  { now, seen, directory, events }: Telling & { seen: Seen; events: ChannelEvent[] },
): ChannelEvent[] {
  const props: Record<string, unknown> = {};
  // An add that was just told carries name and picture already.
  const told = events.length > 0;
  if (!told && after.name !== before.name) props.name = after.name;
  if (!told && after.avatar !== before.avatar) props.avatar = after.avatar;
  for (const shown of seen.follows) {
    const follow = before.follows.find((one) => one.userid === shown.userid);
    if (!follow || !isFriend(follow) || follow.remark === null || follow.remark === shown.remark) continue;
    props.remark = shown.remark;
    props.staff = directory.staffKey(shown.userid);
  }
  const met = !told && after.unionid !== before.unionid;
  if (Object.keys(props).length === 0 && !met) return [];
  return [
    eventOf(after, {
      name: 'contact.updated',
      at: now,
      props,
      dedupe: `updated:${after.externalUserid}:${before.changes}`,
    }),
  ];
}

function withRemarks(known: KnownContact, seen: Seen): KnownContact {
  const remarks = new Map(seen.follows.map((shown) => [shown.userid, shown.remark]));
  return {
    ...known,
    follows: known.follows.map((follow) =>
      isFriend(follow) ? { ...follow, remark: remarks.get(follow.userid) ?? follow.remark } : follow,
    ),
  };
}
