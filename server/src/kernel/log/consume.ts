import type { Database, Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { HetangError, messageOf } from '../errors.ts';
import { everyLane } from '../every-lane.ts';
import type { Props } from './append.ts';

/** An event as consumers see it. */
export interface LoggedEvent {
  part: number;
  seq: number;
  contactId: number;
  name: string;
  at: Date;
  props: Props;
  source: string;
  dedupe: string | null;
  /** The contact by whose name it came, when that one had become part of this one. */
  via?: number | null;
  loggedAt: Date;
}

/** A stretch of one part, both ends included. The log has no gaps: it is as many events as numbers. */
export interface Stretch {
  part: number;
  first: number;
  last: number;
}

/** Events of one part, in the log's order. */
export interface Batch {
  part: number;
  events: LoggedEvent[];
}

export interface Consumer {
  name: string;
  batchSize: number;
  /** Parts handled at the same time by one process; 1 unless given. */
  lanes?: number;
  /** Effects go into `tx`, which also moves the cursor: each event takes effect exactly once. */
  handle(tx: Tx, batch: Batch): Promise<void>;
  /**
   * For a consumer that takes events as they lie in the log, without their being read first: instead of `handle`, which
   * then is only for set-aside events that are handled again, out of the log's order.
   */
  handleStretch?(tx: Tx, stretch: Stretch): Promise<void>;
  clock: { now(): Date };
  onSetAside?(event: LoggedEvent, error: unknown): void;
}

/** Makes the consumer's cursors; new consumers begin at the start of the log. */
export async function registerConsumer(db: Database, name: string): Promise<void> {
  await db.run(sql`
    insert into log_cursor (consumer, part) select ${name}, part from log_part on conflict do nothing`);
}

/**
 * Visits every part with work that no other process holds, once.
 * @returns how many events were handled; 0 when there is nothing to do for this process.
 */
export async function consumeOnce(db: Database, consumer: Consumer): Promise<number> {
  const waiting = await db.rows<{ part: number }>(sql`
    select part from log_cursor join log_part using (part)
    where consumer = ${consumer.name} and position < head order by part`);
  let handled = 0;
  const queue = waiting.values();
  // Parts are independent: while one waits for the database another computes.
  const lane = async (): Promise<void> => {
    for (const { part } of queue) {
      const count = await visitPart(db, consumer, part);
      handled += count;
    }
  };
  await everyLane(consumer.lanes ?? 1, lane);
  return handled;
}

/** One batch of one part; 0 when another process holds the part. */
async function visitPart(db: Database, consumer: Consumer, part: number): Promise<number> {
  try {
    return await db.transaction((tx) => step(tx, consumer, part, consumer.batchSize));
  } catch (error) {
    if (isAvailabilityProblem(error)) throw error;
    return oneByOne(db, consumer, part, error);
  }
}

async function step(tx: Tx, consumer: Consumer, part: number, limit: number): Promise<number> {
  const position = await takePart(tx, consumer.name, part);
  if (position === null) return 0;
  const last = consumer.handleStretch
    ? await handleUnread(tx, { part, first: position + 1, last: position + limit }, consumer.handleStretch)
    : await handleRead(tx, { part, first: position + 1, last: position + limit }, consumer.handle);
  if (last > position) await moveCursor(tx, consumer.name, part, last);
  return last - position;
}

/** Both answer how far they have come: the number before the stretch when there is nothing in it. */
async function handleUnread(
  tx: Tx,
  { part, first, last: limit }: Stretch,
  handle: NonNullable<Consumer['handleStretch']>,
): Promise<number> {
  const row = await tx.one<{ head: number }>(sql`select head from log_part where part = ${part}`);
  const last = Math.min(limit, row?.head ?? 0);
  if (last >= first) await handle(tx, { part, first, last });
  return Math.max(last, first - 1);
}

async function handleRead(tx: Tx, stretch: Stretch, handle: Consumer['handle']): Promise<number> {
  const events = await readEvents(tx, stretch);
  if (events.length > 0) await handle(tx, { part: stretch.part, events });
  return stretch.first - 1 + events.length;
}

/**
 * Takes a part for this transaction: nobody else works for the consumer on its contacts until the commit.
 * @returns the last sequence number that has taken effect, or null when another process holds the part.
 */
export async function takePart(tx: Tx, consumer: string, part: number): Promise<number | null> {
  const cursor = await tx.one<{ position: number }>(sql`
    select position from log_cursor where consumer = ${consumer} and part = ${part} for update skip locked`);
  return cursor?.position ?? null;
}

/** The batch failed: find out which event is to blame, set it aside, let the rest go on. */
async function oneByOne(db: Database, consumer: Consumer, part: number, cause: unknown): Promise<number> {
  const stretch = await db.transaction((tx) => peek(tx, consumer, part));
  if (stretch.length === 0) throw cause; // another process has taken the part meanwhile
  for (const event of stretch) {
    try {
      await db.transaction((tx) => step(tx, consumer, part, 1));
    } catch (error) {
      if (isAvailabilityProblem(error)) throw error;
      await db.transaction((tx) => setAside(tx, consumer, event, error));
      consumer.onSetAside?.(event, error);
    }
  }
  return stretch.length;
}

async function peek(tx: Tx, consumer: Consumer, part: number): Promise<LoggedEvent[]> {
  const position = await takePart(tx, consumer.name, part);
  if (position === null) return [];
  return readEvents(tx, { part, first: position + 1, last: position + consumer.batchSize });
}

async function setAside(tx: Tx, consumer: Consumer, event: LoggedEvent, error: unknown): Promise<void> {
  const cursor = await tx.one<{ position: number }>(sql`
    select position from log_cursor where consumer = ${consumer.name} and part = ${event.part} for update`);
  if (cursor?.position !== event.seq - 1) return; // another process got past it
  await tx.run(sql`
    insert into event_failure (consumer, part, seq, error, failed_at)
    values (${consumer.name}, ${event.part}, ${event.seq}, ${messageOf(error).slice(0, 2000)}, ${consumer.clock.now()})
    on conflict (consumer, part, seq) do update
      set error = excluded.error, failed_at = excluded.failed_at, attempts = event_failure.attempts + 1`);
  await moveCursor(tx, consumer.name, event.part, event.seq);
}

function moveCursor(tx: Tx, consumer: string, part: number, seq: number): Promise<number> {
  return tx.run(sql`update log_cursor set position = ${seq} where consumer = ${consumer} and part = ${part}`);
}

async function readEvents(tx: Tx, { part, first, last }: Stretch): Promise<LoggedEvent[]> {
  const rows = await tx.rows<EventRow>(sql`
    select ${columns} from event where part = ${part} and seq between ${first} and ${last} order by seq`);
  return rows.map(asEvent);
}

/** Certain events of a part, in the log's order. */
export async function readTheseEvents(tx: Tx, part: number, seqs: readonly number[]): Promise<LoggedEvent[]> {
  const rows = await tx.rows<EventRow>(sql`
    select ${columns} from event where part = ${part} and seq = any(${seqs}::bigint[]) order by seq`);
  return rows.map(asEvent);
}

/** Instants travel as milliseconds: parsing them as text is what costs most here. Doubles, because `extract` is numeric. */
const columns = sql`
  part, seq, contact_id, name, round(date_part('epoch', at) * 1000) as at, props, source, dedupe, via,
  round(date_part('epoch', logged_at) * 1000) as logged_at`;

function asEvent(row: EventRow): LoggedEvent {
  return {
    part: row.part,
    seq: row.seq,
    contactId: row.contact_id,
    name: row.name,
    at: new Date(row.at),
    props: row.props,
    source: row.source,
    dedupe: row.dedupe,
    via: row.via,
    loggedAt: new Date(row.logged_at),
  };
}

interface EventRow {
  part: number;
  seq: number;
  contact_id: number;
  name: string;
  at: number;
  props: Props;
  source: string;
  dedupe: string | null;
  via: number | null;
  logged_at: number;
}

/** True when the database, or the store behind the consumer, is away: nobody's event is to blame. */
export function isAvailabilityProblem(error: unknown): boolean {
  if (error instanceof HetangError) return error.status === 503;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string')
    return /Connection terminated|timeout exceeded when trying to connect/.test(messageOf(error));
  return /^(08|53|57P|40)/.test(code) || /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT)/.test(code);
}

/** How far a consumer is behind, in events, by part. */
export async function lagOf(db: Database, consumer: string): Promise<{ part: number; lag: number }[]> {
  return db.rows(sql`
    select part, head - position as lag from log_cursor join log_part using (part)
    where consumer = ${consumer} order by part`);
}
