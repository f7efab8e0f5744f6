import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ClickHouseClientConfigOptions } from '@clickhouse/client';
import { HetangError, messageOf } from '../errors.ts';

/** What the client takes in place of HTTP. */
type Connection = NonNullable<ClickHouseClientConfigOptions['connection']>;

/**
 * Opens ClickHouse inside this process on a folder of its own. The engine locks the folder; the lock dies with
 * the process.
 * @throws HetangError `analytics/no-binaries` where chDB has no build, `analytics/folder-locked` when another
 *   process has the folder.
 */
export async function connectChdb(folder: string): Promise<Connection> {
  const create = await loadChdb();
  const path = resolve(folder, 'clickhouse');
  mkdirSync(path, { recursive: true });
  try {
    // chDB and the client each ship their own copy of one and the same interface.
    return create({ path }) as unknown as Connection;
  } catch (error) {
    throw new HetangError(
      'analytics/folder-locked',
      { folder: path, problem: messageOf(error) },
      { cause: error },
    );
  }
}

/** The library is large: it is loaded when first needed, and never where a server does the work. */
async function loadChdb() {
  try {
    return (await import('chdb/connection')).createChdbConnection;
  } catch (error) {
    throw new HetangError(
      'analytics/no-binaries',
      { platform: `${process.platform}-${process.arch}` },
      { cause: error },
    );
  }
}
