import type { Analytics } from '../../kernel/clickhouse/analytics.ts';

/**
 * The copy of the log that questions are asked of. Ordered by name first: a question names few events and then
 * reads only these, with their properties. Small granules and a bloom filter make the events of one contact cheap to
 * find across all names and months.
 * Blocks carry tokens; the window is far longer than the time between a crash and the retry.
 */
const EVENT = `
  create table if not exists event (
    part UInt8,
    seq UInt64,
    contact_id UInt64,
    name LowCardinality(String),
    at DateTime64(3, 'UTC'),
    props String codec(ZSTD(1)),
    source LowCardinality(String),
    logged_at DateTime64(3, 'UTC'),
    order_id String materialized JSONExtractString(props, 'order_id') codec(ZSTD(1)),
    amount Int64 materialized JSONExtractInt(props, 'amount'),
    index contact contact_id type bloom_filter(0.01) granularity 1
  )
  engine = MergeTree
  partition by toYYYYMM(at)
  order by (name, contact_id, at, seq)
  settings index_granularity = 2048, non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1, fsync_part_directory = 1`;

/** People of whom a question is being asked; a partition a question, dropped after it. What a crash leaves goes after a day. */
const ASKED_OF = `
  create table if not exists asked_of (
    token String,
    contact_id UInt64,
    put_at DateTime default now()
  )
  engine = MergeTree
  partition by token
  order by contact_id
  ttl put_at + interval 1 day`;

/** Makes what is missing; harmless when repeated. */
export async function prepareSchema(analytics: Analytics): Promise<void> {
  await analytics.command(ASKED_OF);
  await analytics.command(EVENT);
}

/** Drops the copy with its memory of tokens and makes it anew, empty. */
export async function emptySchema(analytics: Analytics): Promise<void> {
  await analytics.command('drop table if exists event sync');
  await analytics.command(ASKED_OF);
  await analytics.command(EVENT);
}
