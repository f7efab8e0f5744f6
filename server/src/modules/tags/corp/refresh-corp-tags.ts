import type { CallOutcome } from '../../../channels/port.ts';
import { forgetGone } from './store-corp-tags.ts';
import type { CorpTagDeps } from './sync-corp-tags.ts';

/**
 * Somebody changed tags in the platform's console: those that are gone lose their mapping and are reported, not
 * made again by themselves. People keep their tags here.
 * @returns how many tags of the plan are gone.
 */
export async function refreshCorpTags({ db, clock, port }: CorpTagDeps): Promise<CallOutcome<number>> {
  const tags = await port.readTags();
  if (tags.kind !== 'done') return tags;
  const alive = tags.value.map((tag) => tag.platformId);
  return { kind: 'done', value: await forgetGone(db, alive, clock.now()) };
}
