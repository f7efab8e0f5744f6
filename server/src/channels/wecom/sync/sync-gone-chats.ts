import type { CallOutcome } from '../../port.ts';
import type { SyncDeps } from './deps.ts';
import { withoutCursor } from './place.ts';
import type { SyncRun } from './run.ts';
import { lookAtChats } from './sync-chats.ts';

const PAGE = 100;

/** Asks for every group that is known and was in nobody's list: it is dissolved, or out of the app's sight. */
export async function syncGoneChats(deps: SyncDeps, run: SyncRun): Promise<CallOutcome<null>> {
  for (;;) {
    const ids = await deps.chats.unseen({ since: run.startedAt, after: run.place.after, limit: PAGE });
    if (ids.length === 0) return { kind: 'done', value: null };
    const place = {
      ...withoutCursor(run.place),
      after: ids.at(-1) ?? '',
      done: run.place.done + ids.length,
    };
    const listed = ids.map((chatId) => ({ chatId, status: null }));
    const outcome = await lookAtChats(deps, run, { listed, place });
    if (outcome.kind !== 'done') return outcome;
  }
}
