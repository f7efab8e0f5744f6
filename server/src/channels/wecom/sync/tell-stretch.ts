import type { ChannelEvent } from '../../port.ts';
import { tellFacts } from '../inbox/tell-facts.ts';
import { graceOf } from '../inbox/worker.ts';
import type { Fact } from '../rules/tell.ts';
import type { SyncDeps } from './deps.ts';
import { type Difference, type Progress, type SyncRun, saveProgress } from './run.ts';

const NAMES: Readonly<Record<string, string>> = {
  'contact.added': 'added',
  'relation.transferred': 'added',
  'contact.removed': 'removed',
  'contact.lost': 'removed',
  'contact.tags-set': 'tagged',
  'contact.updated': 'updated',
};

/** Tells what was seen of people and notes how far the comparison has come, together. */
export async function tellStretch(
  deps: SyncDeps,
  run: SyncRun,
  { facts, ...progress }: Progress & { facts: readonly Fact[] },
): Promise<void> {
  const { ingest, chats, clock } = deps;
  const directory = await deps.directory();
  const now = clock.now();
  await deps.db.transaction(async (tx) => {
    const told = await tellFacts(tx, facts, { ingest, chats, directory, now, graceMs: graceOf(clock.speed) });
    const events = told.flatMap((one) => one.events);
    const counts: Record<string, number> = { ...progress.counts };
    for (const event of events) {
      const name = NAMES[event.name];
      if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
    }
    await saveProgress(tx, run, { ...progress, counts, differences: events.map(asDifference) }, now);
  });
}

function asDifference(event: ChannelEvent): Difference {
  const { staff } = event.props;
  return {
    kind: event.name,
    subject: event.identities.find(({ kind }) => kind === 'external_userid')?.value ?? '',
    beside: typeof staff === 'string' ? staff : null,
    mended: true,
  };
}
