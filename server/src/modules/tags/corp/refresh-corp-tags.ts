import type { CallOutcome } from '../../../channels/port.ts';
import { noteSeen } from './note-seen.ts';
import { forgetGone } from './store-corp-tags.ts';
import type { CorpTagDeps } from './sync-corp-tags.ts';

/**
 * Somebody changed tags in the platform's console: those that are gone lose their mapping and are reported, not
 * made again by themselves; what was renamed or added is kept for `plan drift`. People keep their tags here.
 * @returns how many tags of the plan are gone.
 */
export async function refreshCorpTags({ db, clock, port }: CorpTagDeps): Promise<CallOutcome<number>> {
  const tags = await port.readTags();
  if (tags.kind !== 'done') return tags;
  const alive = tags.value.map((tag) => tag.platformId);
  const now = clock.now();
  const gone = await db.transaction(async (tx) => {
    const count = await forgetGone(tx, alive, now);
    await noteSeen(tx, tags.value, now);
    return count;
  });
  return { kind: 'done', value: gone };
}
