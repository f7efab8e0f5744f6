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
  if (!first || first.friends.length === 0 || !first.external_userid)
    return { end: 'dropped', reason: 'not-a-friend' };
  const userids = first.friends.flatMap((staff) => plan?.staff[staff]?.wecom ?? []);
  if (!plan || userids.length === 0) return { end: 'dropped', reason: 'unknown-staff' };
  const wish = mergeTags(bundle.map(wishOf));
  const refs = [...wish.add, ...wish.remove].filter((ref) => isShared(plan, ref));
  if (refs.length === 0) return { end: 'dropped', reason: 'tag-not-in-wecom' };
  const ids = await deps.platformTags(deps.db, refs);
  const attempts = Math.max(...bundle.map((tag) => tag.attempts));
  const missing = refs.find((ref) => !ids.has(ref));
  if (missing !== undefined) return callVerdict(notInStep(missing), attempts, MAX_ATTEMPTS);
  const pick = (tags: string[]) => tags.flatMap((ref) => ids.get(ref) ?? []);
  const marks = { externalUserid: first.external_userid, add: pick(wish.add), remove: pick(wish.remove) };
  return callVerdict(await markAll(deps, userids, marks), attempts, MAX_ATTEMPTS);
}

interface Marks {
  externalUserid: string;
  add: string[];
  remove: string[];
}

/** A tag is on a contact as long as any friend has it there: one friend adds it, all of them remove it. */
async function markAll(deps: DispatcherDeps, userids: string[], marks: Marks): Promise<CallOutcome<null>> {
  const [first = '', ...others] = userids;
  const mark = (userid: string, add: string[]) =>
    answerOf(() => deps.port.markTags({ ...marks, userid, add }), deps.settings.callDeadlineMs);
  const outcome = await mark(first, marks.add);
  if (outcome.kind !== 'done' || marks.remove.length === 0) return outcome;
  for (const userid of others) {
    const also = await mark(userid, []);
    const isGone = also.kind === 'refused' && also.code === refusals.notFriend;
    if (also.kind !== 'done' && !isGone) return also;
  }
  return outcome;
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
