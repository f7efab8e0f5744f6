import type { Tx } from '../kernel/database/database.ts';
import type { DispatcherDeps } from './deps.ts';
import { endOf } from './gathering.ts';
import type { ReachRules } from './reach-of-plan.ts';
import { capUntil } from './rules/frequency-cap.ts';
import { type GateVerdict, waitingTurn } from './rules/gate.ts';
import type { DueMessage } from './sql/claim-messages.ts';
import { recentReach } from './sql/recent-reach.ts';

type Due = Pick<DueMessage, 'contact_id' | 'message' | 'not_after' | 'created_at'>;

/** Holds back those who have had enough lately; what passes in this round counts for what comes after it. */
export async function holdToCaps<T extends { verdict: GateVerdict }>(
  tx: Tx,
  { deps, rules, now }: { deps: DispatcherDeps; rules: ReachRules; now: Date },
  judged: T[],
  dueOf: (one: T) => Due,
): Promise<T[]> {
  if (rules.caps.length === 0) return judged;
  const people = judged.flatMap((one) => ('go' in one.verdict ? (dueOf(one).contact_id ?? []) : []));
  const recent = await recentReach(tx, [...new Set(people)], {
    since: new Date(now.getTime() - Math.max(...rules.caps.map((cap) => cap.ms))),
    now,
    without: [...rules.service],
  });
  return judged.map((one) => {
    const due = dueOf(one);
    if (!('go' in one.verdict) || due.contact_id === null || rules.service.has(due.message ?? '')) return one;
    const sent = recent.get(due.contact_id) ?? [];
    const until = capUntil(sent, rules.caps, now.getTime());
    if (until !== null) return { ...one, verdict: waitingTurn(endOf(deps, due), until, 'frequency-cap') };
    recent.set(due.contact_id, [...sent, now.getTime()]);
    return one;
  });
}
