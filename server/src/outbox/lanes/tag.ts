import type { Plan } from '@hetang/contract/plan/registry';
import type { CallOutcome } from '../../channels/port.ts';
import type { DispatcherDeps } from '../deps.ts';
import { answerOf, type Lane, makeLane } from '../lane.ts';
import { callVerdict } from '../rules/call-verdict.ts';
import { groupBy } from '../rules/group-by.ts';
import { mergeTags, type TagWish } from '../rules/merge-tags.ts';
import { refusals } from '../rules/platform-codes.ts';
import type { Verdict } from '../rules/settled.ts';
import { applyVerdicts } from '../settle.ts';
import { claimAlone } from '../sql/claim-alone.ts';
import { type ClaimedTag, claimTags } from '../sql/claim-tags.ts';

const SLOTS = 4;
const MAX_ATTEMPTS = 12;

/** The tag changes of one contact, in order. */
type TagBundle = ClaimedTag[];

/** Brings tags to the platform. The platform keeps them by contact and friend; repeating changes nothing. */
export function tagLane(deps: DispatcherDeps): Lane {
  return makeLane<TagBundle, Verdict>({
    name: 'tag',
    slots: SLOTS,
    claim: (limit) =>
      deps.db.transaction(async (tx) => {
        if (!(await claimAlone(tx, 'tags'))) return [];
        const claimed = await claimTags(tx, limit, deps.clock.now());
        claimed.sort((a, b) => a.id - b.id);
        return [...groupBy(claimed, (tag) => tag.contact_id).values()];
      }),
    call: (item) => call(deps, item),
    record: (done) =>
      deps.db.transaction((tx) =>
        applyVerdicts(
          tx,
          done.flatMap(({ item, outcome }) => item.map(({ id }) => ({ id, verdict: outcome }))),
          deps,
        ),
      ),
  });
}

async function call(deps: DispatcherDeps, bundle: TagBundle): Promise<Verdict> {
  const [first] = bundle;
  const madeUnder = Math.max(...bundle.map((tag) => tag.plan_version));
  const plan = (await deps.plan(deps.db, madeUnder))?.plan;
  if (!first || first.friends.length === 0) return { end: 'dropped', reason: 'not-a-friend' };
  const friends = first.friends.flatMap(({ staff, platformId }) => {
    const userid = plan?.staff[staff]?.wecom;
    return userid === undefined ? [] : [{ userid, platformId }];
  });
  if (!plan || friends.length === 0) return { end: 'dropped', reason: 'unknown-staff' };
  const wish = mergeTags(bundle.map(wishOf));
  const refs = [...wish.add, ...wish.remove].filter((ref) => isShared(plan, ref));
  if (refs.length === 0) return { end: 'dropped', reason: 'tag-not-in-wecom' };
  const ids = await deps.platformTags(deps.db, refs);
  const attempts = Math.max(...bundle.map((tag) => tag.attempts));
  const missing = refs.find((ref) => !ids.has(ref));
  if (missing !== undefined) return callVerdict(notInStep(missing), attempts, MAX_ATTEMPTS);
  const pick = (tags: string[]) => tags.flatMap((ref) => ids.get(ref) ?? []);
  const marks = { add: pick(wish.add), remove: pick(wish.remove) };
  return callVerdict(await markAll(deps, friends, marks), attempts, MAX_ATTEMPTS);
}

interface Marks {
  add: string[];
  remove: string[];
}

interface PlatformFriend {
  userid: string;
  platformId: string;
}

/** The platform keeps a tag by id and friend: for each id one friend adds it, all of them remove it. */
async function markAll(
  deps: DispatcherDeps,
  friends: readonly PlatformFriend[],
  marks: Marks,
): Promise<CallOutcome<null>> {
  const mark = ({ userid, platformId }: PlatformFriend, add: string[]) =>
    answerOf(
      () => deps.port.markTags({ userid, externalUserid: platformId, add, remove: marks.remove }),
      deps.settings.callDeadlineMs,
    );
  const marked = new Set<string>();
  let last: CallOutcome<null> = { kind: 'done', value: null };
  for (const friend of friends) {
    const isFirst = !marked.has(friend.platformId);
    if (!isFirst && marks.remove.length === 0) continue;
    const outcome = await mark(friend, isFirst ? marks.add : []);
    const isGone = outcome.kind === 'refused' && outcome.code === refusals.notFriend;
    if (outcome.kind !== 'done' && !(isGone && marked.size > 0)) return outcome;
    if (outcome.kind !== 'done') continue;
    marked.add(friend.platformId);
    last = outcome;
  }
  return last;
}

/** The tag has no id at the platform yet: wait for the synchronisation of tags. */
function notInStep(ref: string) {
  return { kind: 'refused', code: 0, reason: `tag-not-synced: ${ref}`, retry: 'later' } as const;
}

function isShared(plan: Plan, ref: string): boolean {
  return plan.tags[ref.split('/')[0] ?? '']?.wecom === true;
}

function wishOf({ params }: ClaimedTag): TagWish {
  return { add: stringsOf(params.add), remove: stringsOf(params.remove) };
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
