import type { Tx } from '../kernel/database/database.ts';
import type { DispatcherDeps } from './deps.ts';
import { type ReachRules, reachOf } from './reach-of-plan.ts';
import { settleIntentions } from './settle.ts';
import { beginReadySends, holdReadySends } from './sql/claim-ready-sends.ts';
import { endEmptySends } from './sql/end-empty-sends.ts';
import { findUnfit } from './sql/find-unfit.ts';
import type { MassSendRow } from './sql/mass-send-row.ts';
import { quietUntil } from './windows.ts';

/**
 * Takes mass tasks that are to be created now. In the transaction after which they count as called, their people are asked
 * about once more: a task may have waited through the night, and a mark that was set meanwhile must be seen. A backlog
 * that reaches into the quiet hours waits for the morning, since each task rings at its sender; only what has run out is
 * taken then, and not called.
 */
export async function claimReady(deps: DispatcherDeps, limit: number): Promise<MassSendRow[]> {
  for (;;) {
    const round = await deps.db.transaction((tx) => claimRound(tx, deps, limit));
    if (round.going.length > 0 || round.seen < limit) return round.going;
  }
}

async function claimRound(
  tx: Tx,
  deps: DispatcherDeps,
  limit: number,
): Promise<{ seen: number; going: MassSendRow[] }> {
  const plan = (await deps.plan(tx))?.plan;
  if (!plan) return { seen: 0, going: [] };
  const now = deps.clock.now();
  const rules = reachOf(plan, deps.settings);
  const quiet = quietUntil(now, rules.quietHours, plan.meta.timezone) !== null;
  const held = await holdReadySends(tx, limit, { now, lateOnly: quiet });
  if (held.length === 0) return { seen: 0, going: [] };
  if (!quiet) await takeOutUnfit(tx, held, { deps, rules, now });
  return { seen: held.length, going: await beginReadySends(tx, held, now) };
}

/** Takes people out of tasks, of whom something has changed since they passed the gate. Their quota comes back. */
async function takeOutUnfit(
  tx: Tx,
  sends: readonly number[],
  { deps, rules, now }: { deps: DispatcherDeps; rules: ReachRules; now: Date },
): Promise<void> {
  const { consentRequired, service } = rules;
  const unfit = await findUnfit(tx, sends, { now, consentRequired, service: [...service] });
  if (unfit.length === 0) return;
  await settleIntentions(
    tx,
    unfit.map(({ id, reason }) => ({ id, state: 'dropped', reason })),
    { now, metrics: deps.metrics },
  );
  await endEmptySends(tx, [...new Set(unfit.map((one) => one.mass_send_id))], now);
}
