import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries, placeHome } from '../../server/src/kernel/database/embedded-home.ts';

/** The embedded PostgreSQL of a data folder, seen from outside. */
export interface Cluster {
  /** Process id of the postmaster, or null when none runs. */
  pid(): number | null;
  /** Process ids of its children. */
  children(): number[];
  /** Throws when it does not run. */
  url(): string;
  logFile: string;
}

/** Finds the cluster of a data folder; it must have been started once. */
export async function findCluster(dataFolder: string): Promise<Cluster> {
  const home = placeHome(dataFolder, await findBinaries());
  const lines = (): string[] => {
    const file = join(home.data, 'postmaster.pid');
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  };
  const pid = (): number | null => {
    const found = Number(lines()[0]);
    return Number.isInteger(found) && found > 0 && isAlive(found) ? found : null;
  };
  return {
    pid,
    children() {
      const parent = pid();
      return parent === null ? [] : childrenOf(parent);
    },
    url() {
      const port = lines()[3];
      if (pid() === null || !port) throw new Error('PostgreSQL is not running');
      return `postgres://hetang:${readFileSync(home.passwordFile, 'utf8').trim()}@127.0.0.1:${port}/hetang`;
    },
    logFile: home.log,
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** By /proc, so on Linux only; elsewhere nobody. */
function childrenOf(parent: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
