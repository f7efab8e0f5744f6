import type { CallOutcome } from '../../port.ts';
import type { SyncDeps } from './deps.ts';
import { type Place, withoutCursor } from './place.ts';
import { type SyncRun, saveProgress } from './run.ts';

/** Whether a walk was refused at the very cursor that an earlier run had left: the platform does not know it any more. */
export function isStale(walk: CallOutcome<null>, from: string | undefined, place: Place): boolean {
  const refused = walk.kind === 'refused' && walk.retry === 'never';
  return refused && from !== undefined && place.cursor === from;
}

/** Forgets the cursor and walks the list of the same members from its beginning. */
export async function beginAgain(
  { db, clock }: Pick<SyncDeps, 'db' | 'clock'>,
  run: SyncRun,
  walk: () => Promise<CallOutcome<null>>,
): Promise<CallOutcome<null>> {
  const place = withoutCursor(run.place);
  await db.transaction((tx) => saveProgress(tx, run, { place }, clock.now()));
  return walk();
}
