import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptySchema } from '../../server/src/analytics/schema/event-table.ts';
import { rowOf } from '../../server/src/analytics/sink/row.ts';
import type { Analytics } from '../../server/src/kernel/clickhouse/analytics.ts';
import { openAnalytics } from '../../server/src/kernel/clickhouse/open.ts';

/** An event as tests write it. */
export interface TestEvent {
  contact: number;
  name: string;
  at: string | number | Date;
  props?: Record<string, unknown>;
  source?: string;
}

export interface TestAnalytics extends Analytics {
  /** Replaces all events by these; their order is the order of the log. */
  fill(events: readonly TestEvent[]): Promise<void>;
  /** Closes it and removes the folder. */
  drop(): Promise<void>;
}

/** An embedded ClickHouse on a folder of its own; one per process. */
export async function createTestAnalytics(): Promise<TestAnalytics> {
  const folder = mkdtempSync(join(tmpdir(), 'hetang-analytics-'));
  const analytics = await openAnalytics({ folder });
  await emptySchema(analytics);
  let filled = 0;
  return {
    ...analytics,
    async fill(events) {
      await analytics.command('truncate table event');
      filled += 1;
      const rows = events.map(({ contact, name, at, props, source }, i) =>
        rowOf({
          part: contact % 16,
          seq: i + 1,
          contactId: contact,
          name,
          at: new Date(at),
          props: props ?? {},
          source: source ?? 'test',
          loggedAt: new Date(at),
        }),
      );
      await analytics.insert('event', rows, { dedupeToken: `fill.${filled}` });
    },
    async drop() {
      await analytics.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
