import { rmSync } from 'node:fs';
import { emptySchema } from '../../server/src/analytics/schema/event-table.ts';
import type { Analytics } from '../../server/src/kernel/clickhouse/analytics.ts';
import { openAnalytics } from '../../server/src/kernel/clickhouse/open.ts';
import { quickFolder } from './quick-folder.ts';
import { tabSeparated } from './tab-separated.ts';

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
  const folder = quickFolder('analytics');
  const analytics = await openAnalytics({ folder });
  await emptySchema(analytics);
  let filled = 0;
  return {
    ...analytics,
    async fill(events) {
      await analytics.command('truncate table event');
      filled += 1;
      const rows = events.map(({ contact, name, at, props, source }, i) => {
        const time = new Date(at).toISOString().slice(0, 23);
        return {
          part: contact % 16,
          seq: i + 1,
          contact_id: contact,
          name,
          at: time,
          props: JSON.stringify(props ?? {}),
          source: source ?? 'test',
          logged_at: time,
        };
      });
      await analytics.insert('event', tabSeparated(rows), { dedupeToken: `fill.${filled}` });
    },
    async drop() {
      await analytics.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
