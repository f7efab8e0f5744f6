import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { HetangError, messageOf } from '../errors.ts';
import { findBinaries, type Home, placeHome } from './embedded-home.ts';

/** A PostgreSQL that belongs to this process: started with it, stopped with it, restarted when it dies. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The data folder of Hetang; the cluster lives in `postgres/` below it. */
  folder: string;
  /** Off only for tests: nothing survives a crash of the machine then. */
  fsync?: boolean;
  settings?: Record<string, string>;
  /** Told when the server died and is being started again. */
  onRestart?: (reason: string) => void;
}

/**
 * PostgreSQL's own cache: an eighth of the machine, between 96 MB and 1 GB. What a million contacts need at every event
 * (rows, keys, identities) is about 400 MB; pages that miss cost more than the event itself. Untouched, it takes nothing.
 */
function buffersMb(machineBytes: number): number {
  return Math.min(1024, Math.max(96, Math.floor(machineBytes / 8 / 2 ** 20)));
}

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  max_connections: '60',
  shared_buffers: `${buffersMb(totalmem())}MB`,
  jit: 'off',
  max_wal_size: '1GB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  autovacuum_naptime: '15s',
  log_min_messages: 'warning',
};

/**
 * Starts the embedded PostgreSQL, creating its cluster the first time. A server that an earlier, killed process
 * left running on the same folder is stopped first. As root it runs as an unprivileged user.
 * @throws HetangError `database/no-binaries`, `database/start-failed`.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries();
  const home = placeHome(options.folder, binaries);
  try {
    if (!existsSync(join(home.data, 'PG_VERSION'))) initialise(home);
    stopLeftover(home);
  } catch (error) {
    throw new HetangError(
      'database/start-failed',
      { problem: messageOf(error), log: home.log },
      { cause: error },
    );
  }
  const port = await freePort();
  const sockets = socketFolder(home, port);
  const password = readFileSync(home.passwordFile, 'utf8').trim();
  const url = `postgres://hetang:${password}@127.0.0.1:${port}/hetang${sockets ? `?host=${encodeURIComponent(sockets)}` : ''}`;
  const supervisor = supervise(home, { port, sockets }, options);
  try {
    await untilReady(url, supervisor.hasFailed);
    supervisor.becameReady();
  } catch (error) {
    await supervisor.stop();
    throw new HetangError(
      'database/start-failed',
      { problem: messageOf(error), log: home.log },
      { cause: error },
    );
  }
  return {
    url,
    get pid() {
      return supervisor.pid();
    },
    stop: supervisor.stop,
  };
}

function initialise(home: Home): void {
  rmSync(home.data, { recursive: true, force: true });
  mkdirSync(home.data, { recursive: true, mode: 0o700 });
  writeFileSync(home.passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (home.user) {
    chownSync(home.data, home.user.uid, home.user.gid);
    chownSync(home.passwordFile, home.user.uid, home.user.gid);
  }
  const args = [
    '-D',
    home.data,
    '-U',
    'hetang',
    '-E',
    'UTF8',
    '--locale=C',
    '--auth=scram-sha-256',
    '--no-sync',
  ];
  const run = spawnSync(home.bin('initdb'), [...args, `--pwfile=${home.passwordFile}`], {
    ...home.user,
    cwd: home.root,
    encoding: 'utf8',
  });
  if (run.status === 0) return;
  rmSync(home.data, { recursive: true, force: true });
  throw new Error((run.stderr || run.error?.message || `initdb exited with ${run.status}`).trim());
}

/** Between two starts of a PostgreSQL that keeps ending at once. */
const LONGEST_PAUSE_MS = 10_000;

/** A postmaster that outlived its Hetang holds the folder: ask it to stop, quickly but cleanly. */
function stopLeftover(home: Home): void {
  if (!existsSync(join(home.data, 'postmaster.pid'))) return;
  spawnSync(home.bin('pg_ctl'), ['stop', '-D', home.data, '-m', 'fast', '-w', '-t', '30'], {
    ...home.user,
    cwd: home.root,
    encoding: 'utf8',
  });
}

/** The longest path of a Unix socket, in bytes, with its final zero. */
const LONGEST_SOCKET_PATH = 104;

/** Where the server listens beside its port: a Unix socket costs half of what TCP does. Empty where there can be none. */
function socketFolder(home: Home, port: number): string {
  const path = join(home.root, `.s.PGSQL.${port}`);
  return process.platform === 'win32' || Buffer.byteLength(path) >= LONGEST_SOCKET_PATH ? '' : home.root;
}

function supervise(home: Home, at: { port: number; sockets: string }, options: EmbeddedOptions) {
  const place = { port: String(at.port), unix_socket_directories: at.sockets };
  const settings = { ...SETTINGS, ...options.settings, ...place };
  const flags = Object.entries({ ...settings, ...(options.fsync === false ? FAST : {}) });
  const args = ['-D', home.data, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  let child: ChildProcess | undefined;
  let stopping = false;
  let quickDeaths = 0;
  let failure: string | undefined;
  let wasReady = false;
  const start = (): void => {
    const log = openSync(home.log, 'a');
    // Its own process group: a Ctrl-C in the terminal reaches Hetang, which then stops PostgreSQL in order.
    child = spawn(home.bin('postgres'), args, {
      ...home.user,
      cwd: home.root,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    const startedAt = performance.now();
    child.on('error', (error) => {
      failure = error.message;
    });
    child.on('exit', (code, signal) => {
      if (stopping) return;
      const reason = signal ?? `exit ${code}`;
      quickDeaths = performance.now() - startedAt < 5000 ? quickDeaths + 1 : 0;
      // Only at the start does this mean that it cannot run here; later there is nobody to give up to.
      if (quickDeaths >= 3 && !wasReady) {
        failure = `PostgreSQL ended at once, three times (${reason})`;
        return;
      }
      options.onRestart?.(reason);
      setTimeout(() => stopping || start(), Math.min(300 * 2 ** quickDeaths, LONGEST_PAUSE_MS));
    });
  };
  start();
  return {
    pid: () => child?.pid,
    hasFailed: () => failure,
    becameReady: () => {
      wasReady = true;
    },
    async stop() {
      if (stopping) return;
      stopping = true;
      const running = child;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGINT'); // fast shutdown: clients are cut, data is checkpointed
      await Promise.race([gone, sleep(20_000, undefined, { ref: false })]);
      if (running.exitCode === null && running.signalCode === null) running.kill('SIGQUIT');
    },
  };
}

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The address of another database on the same server. */
export function onDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function untilReady(url: string, failure: () => string | undefined): Promise<void> {
  const admin = onDatabase(url, 'postgres');
  for (let i = 0; ; i++) {
    const failed = failure();
    if (failed) throw new Error(failed);
    const client = new pg.Client({ connectionString: admin });
    try {
      await client.connect();
      const { rowCount } = await client.query("select 1 from pg_database where datname = 'hetang'");
      if (!rowCount) await client.query('create database hetang');
      return;
    } catch (error) {
      if (i >= 600) throw error;
      await sleep(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
