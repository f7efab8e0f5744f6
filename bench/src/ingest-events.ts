import { join } from 'node:path';
import { rfmSchema } from '@hetang/contract/http/reports';
import type { Database } from '@hetang/server/kernel/database/database';
import { sql } from '@hetang/server/kernel/database/sql';
import {
  ACTIVE,
  BATCH,
  fillContacts,
  type Input,
  inSenders,
  makeBatches,
  PRICE,
  productSeconds,
} from './event-load.ts';
import { type Bench, type BenchOptions, type Figure, must, round, timed } from './figure.ts';
import { post, type Serving, startServing } from './serving.ts';

/**
 * business events through the HTTP batch into the log, through all reactions of the sample plan, into
 * ClickHouse; against one INSERT of the same rows from arrays, sent by this client into one table with the same keys.
 */
export const ingestEvents: Bench = {
  id: 'Q-1',
  async run({ scale, folder, say }: BenchOptions): Promise<Figure[]> {
    const events = Math.max(BATCH * 10, Math.round((100_000 * scale) / BATCH) * BATCH);
    const serving = await startServing(join(folder, 'data'), 'plans/amazon-ads');
    try {
      const sizes = [ACTIVE, Math.max(2 * ACTIVE, Math.round(1_000_000 * scale))];
      const rounds = [];
      for (const [nr, contacts] of sizes.entries()) {
        await fillContacts(serving.db, contacts);
        const batches = makeBatches({ events, contacts, round: nr });
        const before = await floorSeconds(serving.db, batches);
        const { seconds, acknowledged } = await productSeconds(serving, batches);
        await check(serving, { events: events * (nr + 1), orders: ordersIn(events) * (nr + 1) });
        const after = await floorSeconds(serving.db, batches);
        const rate = events / seconds;
        const floor = (2 * events) / (before + after);
        say(`${contacts} contacts: ${Math.round(rate)} events/s; floor ${Math.round(floor)} rows/s`);
        rounds.push({ contacts, rate, floor, ratio: rate / floor, acknowledged: events / acknowledged });
      }
      return [figureOf(events, rounds)];
    } finally {
      await serving.stop();
    }
  },
};

interface Round {
  contacts: number;
  rate: number;
  floor: number;
  ratio: number;
  /** Events a second until the last answer of the HTTP interface. */
  acknowledged: number;
}

function figureOf(events: number, rounds: readonly Round[]): Figure {
  const [few, many] = rounds;
  must(few !== undefined && many !== undefined, 'two rounds');
  const flat = many.rate / few.rate;
  return {
    id: 'Q-1',
    name: `${events} events by HTTP batch, durable, reacted to, in ClickHouse`,
    value: round(many.rate),
    unit: 'events/s',
    floor: round(many.floor),
    ratio: round(many.ratio),
    goal: '>= 0.4, flat as contacts grow',
    met: many.ratio >= 0.4 && few.ratio >= 0.4 && flat >= 0.8,
    notes: {
      floor:
        'INSERT … SELECT FROM unnest of the same rows, same client and batches, one table with the same keys',
      contacts: many.contacts,
      acknowledged: round(many.acknowledged),
      contactsBefore: few.contacts,
      rateBefore: round(few.rate),
      ratioBefore: round(few.ratio),
      rateWhenMany: round(flat),
    },
  };
}

function ordersIn(events: number): number {
  return Math.floor(events / 5);
}

async function floorSeconds(db: Database, batches: readonly Input[][]): Promise<number> {
  await db.run(sql`drop table if exists bench_event`);
  await db.run(sql`
    create table bench_event (part smallint, seq bigint, contact_id bigint, name text, at timestamptz, props jsonb,
      source text, dedupe text, logged_at timestamptz, primary key (part, seq))`);
  await db.run(sql`create unique index on bench_event (part, dedupe)`);
  const now = new Date();
  let seq = 0;
  const { seconds } = await timed(() =>
    inSenders(batches, async (events) => {
      const first = seq;
      seq += events.length;
      await db.run(sql`
        insert into bench_event
        select (n % 16)::smallint, n, n, name, at, props::jsonb, 'bench', dedupe, ${now}
        from unnest(${events.map((_, i) => first + i)}::bigint[], ${events.map((event) => event.name)}::text[],
                    ${events.map((event) => event.at)}::timestamptz[],
                    ${events.map((event) => JSON.stringify(event.props))}::text[],
                    ${events.map((event) => event.id)}::text[]) as e (n, name, at, props, dedupe)`);
    }),
  );
  const count = await db.one<{ n: number }>(sql`select count(*) as n from bench_event`);
  must(count?.n === seq, `the floor has ${count?.n} of ${seq} rows`);
  return seconds;
}

/** The log, the engine's counters and ClickHouse agree on what was sent. */
async function check({ url, headers, db }: Serving, sent: { events: number; orders: number }): Promise<void> {
  const row = await db.one<{ logged: number; paid: number; failures: number; moved: number }>(sql`
    select (select count(*) from event where source like 'api:%') as logged,
           (select count(*) from event where name = 'order.paid') as paid,
           (select count(*) from event_failure where resolved_at is null) as failures,
           (select count(*) from contact where stage is not null) as moved`);
  must(row?.logged === sent.events, `${row?.logged} of ${sent.events} events are in the log`);
  must(row.failures === 0, `${row.failures} events failed`);
  must(row.moved > 0, 'nobody changed the stage: the engine did nothing');
  const asOf = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const rfm = rfmSchema.parse(await post(`${url}/v1/reports/rfm`, headers, { asOf }));
  must(rfm.orders === sent.orders, `ClickHouse knows ${rfm.orders} of ${sent.orders} orders`);
  must(rfm.revenue === sent.orders * PRICE, `ClickHouse knows a revenue of ${rfm.revenue}`);
}
