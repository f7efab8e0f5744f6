import { Readable } from 'node:stream';
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { Analytics, Params, TabSeparated } from './analytics.ts';
import { connectChdb } from './chdb.ts';
import { asFailure, unavailable } from './failures.ts';

export interface AnalyticsOptions {
  /** `http://user:password@host:8123/database`; without it ClickHouse runs inside this process. */
  url?: string | undefined;
  /** The data folder of Hetang; the embedded ClickHouse lives in `clickhouse/` below it. */
  folder: string;
}

/** What the embedded engine may take, so that a heavy question spills to disk instead of ending the process. */
const EMBEDDED_LIMITS = [
  'set max_memory_usage = 2000000000',
  'set max_bytes_before_external_group_by = 500000000',
  'set max_bytes_before_external_sort = 500000000',
];

/**
 * Opens ClickHouse: a server by URL, else chDB in process.
 * @throws HetangError `analytics/no-binaries`, `analytics/folder-locked`. A server that is away is not an error
 *   here: statements then fail with `analytics/unavailable`.
 */
export async function openAnalytics(options: AnalyticsOptions): Promise<Analytics> {
  const log = { level: ClickHouseLogLevel.OFF };
  if (options.url) {
    return over(
      createClient({
        url: options.url,
        application: 'hetang',
        log,
        request_timeout: 120_000,
        clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
      }),
    );
  }
  const analytics = over(createClient({ connection: await connectChdb(options.folder), log }));
  for (const limit of EMBEDDED_LIMITS) await analytics.command(limit);
  return analytics;
}

function over(client: ClickHouseClient): Analytics {
  return {
    query: <T>(statement: string, params?: Params) => ask<T>(client, statement, params),
    insert: (table, rows, { dedupeToken }) => insert(client, table, rows, dedupeToken),
    async command(statement, params) {
      try {
        await client.command({ query: statement, query_params: params });
      } catch (error) {
        throw asFailure(error);
      }
    },
    async ping() {
      const answer = await client.ping({ select: true });
      return answer.success;
    },
    close: () => client.close(),
  };
}

async function ask<T>(client: ClickHouseClient, statement: string, params?: Params): Promise<T[]> {
  try {
    const answer = await client.query({ query: statement, query_params: params, format: 'JSONEachRow' });
    return await answer.json<T>();
  } catch (error) {
    throw asFailure(error);
  }
}

async function insert(
  client: ClickHouseClient,
  table: string,
  { columns, lines }: TabSeparated,
  token: string,
): Promise<void> {
  if (lines.length === 0) return;
  if (![table, ...columns].every((name) => /^\w+$/.test(name)) || !/^[\w:.-]+$/.test(token))
    throw new RangeError(`not a name: ${table} ${columns} ${token}`);
  // Settings sit in the statement: the embedded engine would keep a setting of one call for all later ones.
  const query = `insert into ${table} (${columns.join(', ')}) settings insert_deduplication_token = '${token}', async_insert = 0,
    max_partitions_per_insert_block = 0 format TabSeparated`;
  try {
    const answer = await client.exec({
      query,
      values: Readable.from([lines.join('\n')], { objectMode: false }),
    });
    for await (const _ of answer.stream); // the acknowledgement is complete when the answer has ended
  } catch (error) {
    throw unavailable(error);
  }
}
