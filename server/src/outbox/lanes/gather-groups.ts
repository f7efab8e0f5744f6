import type { Plan } from '@hetang/contract/plan/registry';
import type { Tx } from '../../kernel/database/database.ts';
import type { DispatcherDeps } from '../deps.ts';
import {
  applyQuota,
  endOf,
  type Judged,
  type Round,
  type Worded,
  wordAll,
  writeGroups,
  writeRefused,
} from '../gathering.ts';
import { type Lane, makeChore } from '../lane.ts';
import { reachOf } from '../reach-of-plan.ts';
import { passGate } from '../rules/gate.ts';
import { claimAlone } from '../sql/claim-alone.ts';
import { claimGroupMessages, type DueGroupMessage } from '../sql/claim-group-messages.ts';
import { isGatherDue } from '../sql/claim-messages.ts';
import { groupLedger } from '../sql/ledgers.ts';
import { openContents } from '../sql/open-contents.ts';
import { quietUntil, quotaWindow } from '../windows.ts';
import type { Wording } from '../wording.ts';

/**
 * The platform lets a customer group receive one mass message a day, whatever the tenant's policy for customers is; each
 * of those policies allows at least that, so that this is the only limit of a group.
 */
const GROUP_POLICY = 'one-per-day';

/** Makes mass tasks of messages to customer groups, for the owners to confirm. One process at a time. */
export function gatherGroupsLane(deps: DispatcherDeps, wording: Wording): Lane {
  const { db, clock, settings } = deps;
  return makeChore('gather-groups', async () => {
    if (!(await isGatherDue(db, 'group-message', { now: clock.now(), gatherMs: settings.gatherMs })))
      return 0;
    return db.transaction((tx) => gather(tx, deps, wording));
  });
}

async function gather(tx: Tx, deps: DispatcherDeps, wording: Wording): Promise<number> {
  const plan = (await deps.plan(tx))?.plan;
  if (!plan || !(await claimAlone(tx, 'gather-groups'))) return 0;
  const now = deps.clock.now();
  const claimed = await claimGroupMessages(tx, deps.settings.gatherLimit, now);
  if (claimed.length === 0) return 0;
  const round: Round = { deps, wording, plan, rules: reachOf(plan, deps.settings), now };
  const judged = await judge(tx, round, await wordAll(tx, round, byOwners(claimed, plan)));
  const window = quotaWindow(now, GROUP_POLICY, plan.meta.timezone);
  const final = await applyQuota(tx, round, judged, { ledger: groupLedger, window });
  await writeRefused(tx, round, final);
  await writeGroups(tx, round, final, { audience: 'groups', size: deps.settings.massGroups, window });
  return claimed.length;
}

/** Only the owner of a group can send into it. */
function byOwners(claimed: readonly DueGroupMessage[], plan: Plan): DueGroupMessage[] {
  const staff = new Map(Object.entries(plan.staff).map(([key, { wecom }]) => [wecom, key]));
  return claimed.map((due) => {
    const { owner_userid } = due;
    return { ...due, sender: owner_userid === null ? null : (staff.get(owner_userid) ?? owner_userid) };
  });
}

async function judge(tx: Tx, round: Round, worded: Worded<DueGroupMessage>[]): Promise<Judged[]> {
  const { deps, plan, rules, now } = round;
  const quiet = quietUntil(now, rules.quietHours, plan.meta.timezone)?.getTime() ?? null;
  const pairs = worded.flatMap(({ due, hash, fault }) =>
    fault === null && due.chat_id !== null ? [{ who: due.chat_id, hash }] : [],
  );
  const open = await openContents(tx, groupLedger, pairs);
  const seen = new Set(open.map((pair) => `${pair.who} ${pair.hash}`));
  return worded.map((one) => {
    const key = `${one.due.chat_id} ${one.hash}`;
    const verdict = passGate(
      {
        notAfter: endOf(deps, one.due),
        fault: one.fault,
        friend: true,
        refusedConsent: false,
        suppressed: false,
        duplicate: seen.has(key),
      },
      now.getTime(),
      quiet,
    );
    if ('go' in verdict) seen.add(key);
    return { worded: one, verdict };
  });
}
