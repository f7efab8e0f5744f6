import type { Tx } from '../../kernel/database/database.ts';
import { appendToLog } from '../../kernel/log/append.ts';
import { closeTasks } from '../../modules/tasks/api.ts';
import { after, type DispatcherDeps, machineMs } from '../deps.ts';
import { type Lane, makeChore } from '../lane.ts';
import { markStale } from '../sql/mark-stale.ts';
import { overdueTasks } from '../sql/overdue-tasks.ts';

const TASKS = 1000;

/** Picks up calls whose process died, and lets tasks expire that no journey looks after. */
export function sweepLane(deps: DispatcherDeps): Lane {
  const { db, clock, settings } = deps;
  return makeChore('sweep', async () => {
    const now = clock.now();
    const stale = await markStale(db, {
      now,
      welcomesBefore: after(now, -machineMs(clock, settings.welcomeLeaseMs)),
      othersBefore: after(now, -machineMs(clock, settings.leaseMs)),
    });
    return stale + (await db.transaction((tx) => expireTasks(tx, now)));
  });
}

async function expireTasks(tx: Tx, now: Date): Promise<number> {
  const overdue = await overdueTasks(tx, now, TASKS);
  const closed = new Set(
    await closeTasks(
      tx,
      overdue.map(({ id }) => ({ id, state: 'expired', outcome: null })),
      now,
    ),
  );
  const entries = overdue.flatMap(({ id, contact_id, do_key }) =>
    closed.has(id) && contact_id !== null
      ? [
          {
            contactId: contact_id,
            name: 'task.expired',
            at: now,
            props: { task: id, do: do_key },
            source: 'outbox',
            dedupe: `task:${id}:expired`,
          },
        ]
      : [],
  );
  await appendToLog(tx, entries, now);
  return closed.size;
}
