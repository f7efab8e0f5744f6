import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries, placeHome } from './embedded-home.ts';

/**
 * The address of the embedded PostgreSQL that another process has started on this data folder; undefined when none
 * runs there.
 */
export async function runningPostgres(folder: string): Promise<string | undefined> {
  if (!existsSync(join(folder, 'postgres'))) return undefined;
  const home = placeHome(folder, await findBinaries());
  try {
    const port = readFileSync(join(home.data, 'postmaster.pid'), 'utf8').split('\n')[3];
    const password = readFileSync(home.passwordFile, 'utf8').trim();
    return port ? `postgres://hetang:${password}@127.0.0.1:${port}/hetang` : undefined;
  } catch {
    return undefined;
  }
}
