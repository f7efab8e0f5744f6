import type { Timeline } from '@hetang/contract/http/contacts';
import type { Analytics } from '../kernel/clickhouse/analytics.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { askTimeline, type EventPage, type TimelineQuestion } from './questions/timeline.ts';

/** The events of a contact, newest first, with the titles of the tasks that they name. */
export async function readTimeline(
  { db, analytics }: { db: Database; analytics: Analytics },
  question: TimelineQuestion,
): Promise<Timeline> {
  const page = await askTimeline(analytics, question);
  return { ...page, tasks: await titlesOf(db, page) };
}

async function titlesOf(db: Database, { items }: EventPage): Promise<Record<string, string>> {
  const ids = new Set(
    items.flatMap(({ props: { task } }) => (Number.isSafeInteger(task) ? [Number(task)] : [])),
  );
  if (ids.size === 0) return {};
  const rows = await db.rows<{ id: number; title: string }>(
    sql`select id, title from task where id = any(${[...ids]}::bigint[])`,
  );
  return Object.fromEntries(rows.map(({ id, title }) => [String(id), title]));
}
