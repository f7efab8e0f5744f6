import type { Tx } from '../../kernel/database/database.ts';
import { choose } from '../choose-senders.ts';
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
import { holdToCaps } from '../hold-to-caps.ts';
import { type Lane, makeChore } from '../lane.ts';
import { reachOf } from '../reach-of-plan.ts';
import { passGate } from '../rules/gate.ts';
import { claimAlone } from '../sql/claim-alone.ts';
import { claimMessages, type DueMessage, isGatherDue } from '../sql/claim-messages.ts';
import { contactLedger } from '../sql/ledgers.ts';
import { openContents } from '../sql/open-contents.ts';
import { readUnwilling } from '../sql/unwilling.ts';
import { quietByZone, quotaWindow } from '../windows.ts';
import type { Wording } from '../wording.ts';

/** Makes mass tasks of waiting messages: gate, quota, groups. Nothing is called here. One process at a time. */
export function gatherLane(deps: DispatcherDeps, wording: Wording): Lane {
  const { db, clock, settings } = deps;
  return makeChore('gather', async () => {
    if (!(await isGatherDue(db, 'message', { now: clock.now(), gatherMs: settings.gatherMs }))) return 0;
    return db.transaction((tx) => gather(tx, deps, wording));
  });
}

async function gather(tx: Tx, deps: DispatcherDeps, wording: Wording): Promise<number> {
  const plan = (await deps.plan(tx))?.plan;
  if (!plan || !(await claimAlone(tx, 'gather'))) return 0;
  const now = deps.clock.now();
  const { settings } = deps;
  const rules = reachOf(plan, settings);
  const claimed = await claimMessages(tx, settings.gatherLimit, { now, zoneField: rules.zoneField });
  if (claimed.length === 0) return 0;
  const round: Round = { deps, wording, plan, rules, now };
  const worded = await wordAll(tx, round, await choose(tx, round, claimed));
  const capped = await holdToCaps(tx, round, await judge(tx, round, worded), (one) => one.worded.due);
  const window = quotaWindow(now, rules.quota, plan.meta.timezone);
  const final = await applyQuota(tx, round, capped, { ledger: contactLedger, window });
  await writeRefused(tx, round, final);
  await writeGroups(tx, round, final, { audience: 'contacts', size: settings.massTargets, window });
  return claimed.length;
}

async function judge(tx: Tx, round: Round, worded: Worded[]): Promise<Judged[]> {
  const { deps, plan, rules, now } = round;
  const quiet = quietByZone(now, rules.quietHours, plan.meta.timezone);
  const pairs = worded.flatMap(({ due, hash, fault }) =>
    fault === null && due.contact_id !== null ? [{ who: due.contact_id, hash }] : [],
  );
  const people = [...new Set(pairs.map((pair) => pair.who))];
  const unwilling = await readUnwilling(tx, people, { consentRequired: rules.consentRequired, now });
  const open = await openContents(tx, contactLedger, pairs);
  const seen = new Set(open.map((pair) => `${pair.who} ${pair.hash}`));
  return worded.map((one) => {
    const { due } = one;
    const key = `${due.contact_id} ${one.hash}`;
    const verdict = passGate(
      {
        notAfter: endOf(deps, due),
        fault: one.fault,
        friend: due.friend,
        refusedConsent: isOf(unwilling.refused, due) && !rules.service.has(due.message ?? ''),
        suppressed: isOf(unwilling.suppressed, due),
        duplicate: seen.has(key),
      },
      now.getTime(),
      quiet(due.zone),
    );
    if ('go' in verdict) seen.add(key);
    return { worded: one, verdict };
  });
}

function isOf(people: ReadonlySet<number>, { contact_id }: DueMessage): boolean {
  return contact_id !== null && people.has(contact_id);
}
