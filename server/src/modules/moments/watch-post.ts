import type { MomentMark } from '../../channels/moments.ts';
import { answerOf } from '../../outbox/lane.ts';
import type { MomentDeps } from './deps.ts';
import { type Member, membersToRead } from './rules/watch.ts';
import { readMembers } from './sql/members.ts';
import type { PostRow } from './sql/post-row.ts';

/** Members read in one look; the others follow at once. */
const AT_ONCE = 20;

/** What the platform says of a Moment. */
export interface Reading {
  /** Userids whom the platform asks to publish it, and who of them has. */
  asked: Set<string>;
  published: Set<string>;
  /** Nobody can publish it any more, and why. */
  stopped: 'cancelled' | 'expired' | null;
  members: MemberReading[];
  /** There are members left to read. */
  isPart: boolean;
}

/** What became of what one member has published. `reached` null: it was known before. */
export interface MemberReading {
  userid: string;
  reached: string[] | null;
  likes: MomentMark[];
  comments: MomentMark[];
}

/** Reads what became of a Moment, after what had to be done about it; null when the platform said nothing. */
export async function watchPost(
  deps: MomentDeps,
  post: PostRow & { platform_id: string },
): Promise<Reading | null> {
  const { clock, db } = deps;
  let asked = await readAsked(deps, post.platform_id);
  if (!asked) return null;
  const stop = reasonToStop(post, clock.now());
  let stopped = stop;
  if (stop !== null && post.state === 'publishing' && asked.some(({ published }) => !published)) {
    const answer = await answerOf(
      () => deps.port.cancelMoment(post.platform_id),
      deps.settings.callDeadlineMs,
    );
    // Read again: a member may have published in between.
    asked = await readAsked(deps, post.platform_id);
    if (!asked) return null;
    stopped = answer.kind === 'done' ? stop : null;
  }
  const published = new Set(asked.filter((one) => one.published).map(({ userid }) => userid));
  const due = membersToRead(await readMembers(db, post.id), published, clock.now().getTime());
  const members: MemberReading[] = [];
  for (const member of due.slice(0, AT_ONCE)) {
    const read = await readMember(deps, post.platform_id, member);
    if (read) members.push(read);
  }
  return {
    asked: new Set(asked.map(({ userid }) => userid)),
    published,
    stopped,
    members,
    isPart: due.length > AT_ONCE,
  };
}

function reasonToStop({ cancel_wanted, not_after }: PostRow, now: Date): Reading['stopped'] {
  if (cancel_wanted) return 'cancelled';
  return now >= not_after ? 'expired' : null;
}

async function readAsked({ port, settings }: MomentDeps, platformId: string) {
  const outcome = await answerOf(() => port.readMomentMembers(platformId), settings.callDeadlineMs);
  return outcome.kind === 'done' ? outcome.value : null;
}

async function readMember(
  { port, settings }: MomentDeps,
  platformId: string,
  { userid, reached }: Member,
): Promise<MemberReading | null> {
  const of = { platformId, userid };
  const marks = await answerOf(() => port.readMomentMarks(of), settings.callDeadlineMs);
  if (marks.kind !== 'done') return null;
  if (reached !== null) return { userid, reached: null, ...marks.value };
  const seen = await answerOf(() => port.readMomentReach(of), settings.callDeadlineMs);
  return seen.kind === 'done' ? { userid, reached: seen.value, ...marks.value } : null;
}
