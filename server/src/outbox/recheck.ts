import type { DispatcherDeps } from './deps.ts';
import { reachOf } from './reach-of-plan.ts';
import { settleIntentions } from './settle.ts';
import { endEmptySends } from './sql/end-empty-sends.ts';
import { findUnfit } from './sql/find-unfit.ts';

/**
 * Takes people out of mass tasks about to be created, of whom something has changed since they passed the gate: a task
 * may have waited through the night. Their quota comes back.
 */
export async function recheckReady(deps: DispatcherDeps, limit: number): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const plan = (await deps.plan(tx))?.plan;
    if (!plan) return;
    const { consentRequired, service } = reachOf(plan, deps.settings);
    const unfit = await findUnfit(tx, { now, limit, consentRequired, service: [...service] });
    if (unfit.length === 0) return;
    await settleIntentions(
      tx,
      unfit.map(({ id, reason }) => ({ id, state: 'dropped', reason })),
      { now, metrics: deps.metrics },
    );
    await endEmptySends(tx, [...new Set(unfit.map((one) => one.mass_send_id))], now);
  });
}
