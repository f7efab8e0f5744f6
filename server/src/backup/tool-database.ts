import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { lockDataFolder } from '../kernel/data-lock.ts';
import { type Database, openDatabase } from '../kernel/database/database.ts';
import { startEmbeddedPostgres } from '../kernel/database/embedded.ts';
import { runningPostgres } from '../kernel/database/running-postgres.ts';
import { HetangError } from '../kernel/errors.ts';

/** So that a restore tells a server from the tool that restores. */
const TOOL = 'hetang-tool';

type Place = Pick<Config, 'databaseUrl' | 'dataFolder'>;

/**
 * The database of an installation for a command: the server's where one runs, otherwise started for as long as it takes.
 * @throws HetangError `backup/nothing-there`.
 */
export async function besideServer<T>(place: Place, work: (db: Database) => Promise<T>): Promise<T> {
  const { databaseUrl, dataFolder } = place;
  if (!databaseUrl && !existsSync(join(dataFolder, 'postgres')))
    throw new HetangError('backup/nothing-there', { place: dataFolder });
  try {
    return await alone(place, work);
  } catch (error) {
    const isRunning = error instanceof HetangError && error.code === 'config/data-locked';
    const url = isRunning ? await runningPostgres(dataFolder) : undefined;
    if (!url) throw error;
    return opened(url, work);
  }
}

/**
 * The same where no server may run on the data folder meanwhile.
 * @throws HetangError `config/data-locked`.
 */
export async function alone<T>(
  { databaseUrl, dataFolder }: Place,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  if (databaseUrl) return opened(databaseUrl, work);
  const unlock = lockDataFolder(dataFolder);
  try {
    const postgres = await startEmbeddedPostgres({ folder: dataFolder });
    try {
      return await opened(postgres.url, work);
    } finally {
      await postgres.stop();
    }
  } finally {
    unlock();
  }
}

async function opened<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase({ url, maxConnections: 4, applicationName: TOOL });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}
