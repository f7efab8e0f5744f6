import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openDatabase } from '../../server/src/kernel/database/database.ts';
import { startEmbeddedPostgres } from '../../server/src/kernel/database/embedded.ts';
import { migrate } from '../../server/src/kernel/database/migrate.ts';
import { type Difference, live } from './live.ts';
import { anyStory } from './random-story.ts';

/** What many stories came to. */
export interface ModelReport {
  stories: number;
  chapters: number;
  merges: number;
  events: number;
  /** Statements that were made to fail. */
  failures: number;
  /** Stories in which the engine did something else than the model, by seed. */
  differences: Record<number, Difference>;
}

/** Lives so many stories through, from a seed on, on a PostgreSQL of its own. */
export async function liveMany(
  { seed, seeds }: { seed: number; seeds: number },
  say: (text: string) => void,
): Promise<ModelReport> {
  const folder = mkdtempSync(join(tmpdir(), 'hetang-model-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as somebody else
  const postgres = await startEmbeddedPostgres({ folder, fsync: false });
  const db = openDatabase({ url: postgres.url });
  const report: ModelReport = { stories: 0, chapters: 0, merges: 0, events: 0, failures: 0, differences: {} };
  try {
    await migrate(db, new Date(0));
    for (let nr = seed; nr < seed + seeds; nr++) {
      const [story] = fc.sample(anyStory, { seed: nr, numRuns: 1 });
      if (!story) continue;
      const { difference, events, failures } = await live(db, story);
      report.stories += 1;
      report.chapters += story.chapters.length;
      report.merges += story.chapters.filter(({ merge }) => merge && merge.from !== merge.into).length;
      report.events += events;
      report.failures += failures;
      if (difference) report.differences[nr] = difference;
      if (difference || report.stories % 50 === 0)
        say(`seed ${nr}${difference ? `: differs in chapter ${difference.chapter}` : ''}`);
    }
  } finally {
    await db.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return report;
}
