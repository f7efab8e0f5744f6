import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where clusters live whose data folder the unprivileged user cannot reach. */
const ELSEWHERE = '/var/lib/hetang';
/** In the data folder: the name of its cluster. */
const POINTER = 'cluster';
/** In the cluster's folder: the data folder that it belongs to. */
const OWNER = 'of';

/**
 * The folder of a cluster that cannot live in its data folder. The two name each other, so a data folder that was
 * removed and made anew begins with a new cluster, and the old one is cleared away.
 * @param kept whether the data folder was there before
 */
export function placeElsewhere(root: string, kept: boolean, elsewhere = ELSEWHERE): string {
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  clearAbandoned(elsewhere);
  const known = readText(join(root, POINTER));
  if (known && readText(join(elsewhere, known, OWNER)) === root) return join(elsewhere, known);
  // Before pointers, the name was made from the path.
  const byPath = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const adopted = kept && existsSync(join(elsewhere, byPath, 'data')) ? byPath : undefined;
  const name = adopted ?? randomBytes(8).toString('hex');
  mkdirSync(join(elsewhere, name), { recursive: true });
  writeFileSync(join(elsewhere, name, OWNER), root);
  writeFileSync(join(root, POINTER), name);
  return join(elsewhere, name);
}

/** Copies the programs where the unprivileged user reaches them, once for each version of them. */
export function copyBinaries(native: string, elsewhere = ELSEWHERE): string {
  const version = createHash('sha256')
    .update(readFileSync(join(native, '..', 'package.json')))
    .digest('hex')
    .slice(0, 16);
  const target = join(elsewhere, 'programs', version);
  if (existsSync(target)) return target;
  const half = `${target}.${randomBytes(4).toString('hex')}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // else another process was first
  }
  return target;
}

/** Removes clusters whose data folder is gone, or has begun anew, unless they still run. */
function clearAbandoned(elsewhere: string): void {
  for (const name of readdirSync(elsewhere)) {
    const home = join(elsewhere, name);
    const owner = readText(join(home, OWNER));
    if (owner === undefined || readText(join(owner, POINTER)) === name || isRunning(home)) continue;
    rmSync(home, { recursive: true, force: true });
  }
}

function isRunning(home: string): boolean {
  const pid = Number(readText(join(home, 'data', 'postmaster.pid'))?.split('\n')[0]);
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
