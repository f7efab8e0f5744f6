import type { Tx } from '../kernel/database/database.ts';
import type { DispatcherDeps } from './deps.ts';
import { endOf, writeRefused } from './gathering.ts';
import { holdToCaps } from './hold-to-caps.ts';
import { type ReachRules, reachOf } from './reach-of-plan.ts';
import { type GateVerdict, passGate } from './rules/gate.ts';
import { claimAlone } from './sql/claim-alone.ts';
import {
  beginServiceMessages,
  type DueServiceMessage,
  dueServiceMessages,
} from './sql/claim-service-messages.ts';
import { readUnwilling } from './sql/unwilling.ts';
import { quietByZone } from './windows.ts';

interface Judged {
  due: DueServiceMessage;
  verdict: GateVerdict;
}

/**
 * Takes messages by customer service that are due and pass the gate: consent, suppression, expiry, quiet hours, caps.
 * What was called before is only looked for, and passes. Caps are shared with mass messages, so one counts at a time.
 * @returns who is to be called; empty also when others hold the gate.
 */
export async function claimService(deps: DispatcherDeps, limit: number): Promise<DueServiceMessage[]> {
  for (;;) {
    const round = await deps.db.transaction((tx) => claimRound(tx, deps, limit));
    if (round.going.length > 0 || round.seen < limit) return round.going;
  }
}

async function claimRound(
  tx: Tx,
  deps: DispatcherDeps,
  limit: number,
): Promise<{ seen: number; going: DueServiceMessage[] }> {
  const plan = (await deps.plan(tx))?.plan;
  if (!plan || !(await claimAlone(tx, 'gather'))) return { seen: 0, going: [] };
  const now = deps.clock.now();
  const rules = reachOf(plan, deps.settings);
  const due = await dueServiceMessages(tx, limit, { now, zoneField: rules.zoneField });
  if (due.length === 0) return { seen: 0, going: [] };
  const quiet = quietByZone(now, rules.quietHours, plan.meta.timezone);
  const fresh = due.filter((one) => !one.was_unknown);
  const judged = await judge(tx, fresh, { deps, rules, now, quiet });
  const held = await holdToCaps(tx, { deps, rules, now }, judged, (one) => one.due);
  await writeRefused(
    tx,
    { deps, now },
    held.map(({ due: one, verdict }) => ({ worded: { due: one }, verdict })),
  );
  const going = [
    ...due.filter((one) => one.was_unknown),
    ...held.flatMap((one) => ('go' in one.verdict ? one.due : [])),
  ];
  await beginServiceMessages(
    tx,
    going.map(({ id }) => id),
    now,
  );
  return { seen: due.length, going };
}

interface Round {
  deps: DispatcherDeps;
  rules: ReachRules;
  now: Date;
}

/** Nobody has to be a friend: the customer wrote first. */
async function judge(
  tx: Tx,
  due: readonly DueServiceMessage[],
  { deps, rules, now, quiet }: Round & { quiet: (zone: string | null) => number | null },
): Promise<Judged[]> {
  const people = [...new Set(due.flatMap(({ contact_id }) => contact_id ?? []))];
  const unwilling = await readUnwilling(tx, people, { consentRequired: rules.consentRequired, now });
  return due.map((one) => {
    const facts = {
      notAfter: endOf(deps, one),
      fault: null,
      friend: true,
      refusedConsent: unwilling.refused.has(one.contact_id ?? 0) && !rules.service.has(one.message ?? ''),
      suppressed: unwilling.suppressed.has(one.contact_id ?? 0),
      duplicate: false,
    };
    return { due: one, verdict: passGate(facts, now.getTime(), quiet(one.zone)) };
  });
}
