import { setTimeout as sleep } from 'node:timers/promises';
import { eventBatchResultSchema } from '@hetang/contract/http/events';
import type { Database } from '@hetang/server/kernel/database/database';
import { sql } from '@hetang/server/kernel/database/sql';
import { must, timed } from './figure.ts';
import { post, type Serving } from './serving.ts';

export const BATCH = 1000;
/** Requests under way at a time. */
const SENDERS = 4;
export const PRICE = 19_900;
/** The same number of people act in each round, whoever else there is: else a round with more people does more. */
export const ACTIVE = 10_000;

export interface Input {
  id: string;
  name: string;
  at: string;
  contact: { external_userid: string };
  props: Record<string, string | number>;
}

/** Five things that people do; every fifth is an order. Those who act are spread over all contacts. */
export function makeBatches({
  events,
  contacts,
  round: nr,
}: {
  events: number;
  contacts: number;
  round: number;
}): Input[][] {
  const at = new Date().toISOString();
  const apart = contacts / ACTIVE;
  const names = ['course.joined', 'resource.claimed', 'account.registered', 'app.opened', 'order.paid'];
  const all = Array.from({ length: events }, (_, i): Input => {
    const name = names[i % 5] ?? '';
    const props: Input['props'] =
      name === 'order.paid'
        ? { order_id: `o${nr}-${i}`, amount: PRICE, sku: 'tool' }
        : { place: 'bench', nr: i };
    return {
      id: `${nr}-${i}`,
      name,
      at,
      contact: { external_userid: `wm${Math.floor(((i * 7919) % ACTIVE) * apart)}` },
      props,
    };
  });
  return Array.from({ length: events / BATCH }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH));
}

/** Makes contacts until there are so many. */
export async function fillContacts(db: Database, count: number): Promise<void> {
  await db.transaction(async (tx) => {
    const have = await tx.one<{ n: number }>(sql`select count(*) as n from contact`);
    const from = have?.n ?? 0;
    const now = new Date();
    await tx.run(sql`
      with made as (
        insert into contact (id, name, created_at, added_at)
        select nextval('contact_id_seq'), 'wm' || nr, ${now}, ${now} from generate_series(${from}::int, ${count - 1}::int) as nr
        returning id, name
      )
      insert into identity (kind, value, contact_id, at) select 'external_userid', name, id, ${now} from made`);
  });
  await db.run(sql`vacuum analyze contact`);
  await db.run(sql`vacuum analyze identity`);
}

/** Runs one job after the other over as many senders as the product gets. */
export async function inSenders<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const sender = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
}

/** Sends the batches and waits until all is done; seconds until then and until the last answer. */
export async function productSeconds(
  { url, headers, db }: Serving,
  batches: readonly Input[][],
): Promise<{ seconds: number; acknowledged: number }> {
  const started = performance.now();
  let acknowledged = 0;
  const { seconds } = await timed(async () => {
    await inSenders(batches, async (events) => {
      const answer = eventBatchResultSchema.parse(await post(`${url}/v1/events/batch`, headers, { events }));
      must(
        answer.results.every((result) => result.status === 'accepted'),
        'an event was not accepted',
      );
    });
    acknowledged = (performance.now() - started) / 1000;
    await untilCaughtUp(db);
  });
  return { seconds, acknowledged };
}

/** Every consumer has handled the whole log: reactions are done, ClickHouse has the events. */
async function untilCaughtUp(db: Database): Promise<void> {
  for (;;) {
    const row = await db.one<{ behind: number; consumers: number }>(sql`
      select coalesce(sum(head - position), 0)::bigint as behind, count(distinct consumer)::int as consumers
      from log_cursor join log_part using (part)`);
    must((row?.consumers ?? 0) >= 2, 'engine and sink are registered');
    if (row?.behind === 0) return;
    await sleep(10);
  }
}
