import type { CallOutcome } from '../../port.ts';
import type { SyncDeps } from './deps.ts';
import { forgetOldCallbacks } from './forget-old-callbacks.ts';
import { type Step, stepAfter } from './place.ts';
import { finishRun, openRun, pauseRun, RunStopped, type SyncRun, saveProgress } from './run.ts';
import { syncChats } from './sync-chats.ts';
import { syncContacts } from './sync-contacts.ts';
import { syncGone } from './sync-gone.ts';
import { syncGoneChats } from './sync-gone-chats.ts';
import { syncStatistics } from './sync-statistics.ts';

/** What a comparison with the platform found, by name; see `docs/reconciliation.md`. */
export type SyncCounts = Readonly<Record<string, number>>;
/** How a comparison went; one that somebody stopped has no counts, as they are not those of a whole. */
export type SyncOutcome = CallOutcome<SyncCounts> | { kind: 'stopped' };

const GIVE_UP_MS = 36 * 3_600_000;

const work: Record<Step, (deps: SyncDeps, run: SyncRun) => Promise<CallOutcome<null>>> = {
  gone: syncGone,
  contacts: syncContacts,
  chats: syncChats,
  'chats-gone': syncGoneChats,
  statistics: syncStatistics,
};

/**
 * Compares customers, groups and figures with the platform and makes up for lost callbacks, in constant memory but for
 * one member's list of ids. How far it has come is in the database: after a call that fails, or a process that dies,
 * the next run goes on from there.
 */
export async function reconcile(deps: SyncDeps, by: string | null = null): Promise<SyncOutcome> {
  const run = await openRun(deps.db, { by, now: deps.clock.now() });
  try {
    return await goThrough(deps, run);
  } catch (error) {
    if (error instanceof RunStopped) return { kind: 'stopped' };
    throw error;
  }
}

async function goThrough(deps: SyncDeps, run: SyncRun): Promise<CallOutcome<SyncCounts>> {
  const { db, clock } = deps;
  for (;;) {
    const { step } = run.place;
    const outcome = await work[step](deps, run);
    if (outcome.kind !== 'done') {
      await pauseRun(db, run, { error: problemOf(outcome), now: clock.now(), giveUpMs: GIVE_UP_MS });
      return outcome;
    }
    const place = stepAfter(step);
    if (!place) break;
    await db.transaction((tx) => saveProgress(tx, run, { place }, clock.now()));
  }
  await deps.chats.catchUp();
  await forgetOldCallbacks(db, clock.now());
  await finishRun(db, run, clock.now());
  return { kind: 'done', value: run.counts };
}

function problemOf(outcome: Exclude<CallOutcome<null>, { kind: 'done' }>): string {
  return outcome.kind === 'refused' ? `${outcome.reason} (${outcome.code})` : outcome.problem;
}
