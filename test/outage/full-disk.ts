import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../server/src/kernel/database/database.ts';
import { runningPostgres } from '../../server/src/kernel/database/running-postgres.ts';
import { freePort } from '../harness/free-ports.ts';
import { callJson, until } from '../storm/json.ts';
import { caughtUp, judge, prepare, totalsOf } from './evidence.ts';
import type { OutageReport } from './outage.ts';
import { startSender } from './sender.ts';

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
const [MOUNT, UMOUNT] = ['/bin/mount', '/bin/umount'];
const DISK_MB = 400;

/** Why the disk cannot be filled here; undefined when it can. */
export function noDiskToFill(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux has tmpfs';
  if (process.getuid?.() !== 0) return 'mounting a small disk needs root';
  return undefined;
}

/**
 * Both embedded stores on a small disk that fills up under load and later has room again. Nobody touches the server.
 * @param fullMs how long the disk stays full
 */
export async function fillDisk(fullMs: number, say: (text: string) => void): Promise<OutageReport> {
  const disk = mkdtempSync(join(tmpdir(), 'hetang-disk-'));
  if (spawnSync(MOUNT, ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=755`, 'tmpfs', disk]).status !== 0) {
    rmSync(disk, { recursive: true });
    return { complaints: [], totals: { skipped: 'a small disk cannot be mounted here' } };
  }
  chmodSync(disk, 0o755);
  const port = await freePort();
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=@hetang/source', MAIN, 'serve', '--port', String(port)],
    {
      env: {
        ...process.env,
        HETANG_DATA: join(disk, 'data'),
        HETANG_LOG: 'error',
        DATABASE_URL: '',
        CLICKHOUSE_URL: '',
      },
      stdio: ['ignore', 'ignore', 'ignore'],
    },
  );
  const gone = once(server, 'exit');
  try {
    return await fill({ url: `http://127.0.0.1:${port}`, disk, fullMs, say });
  } finally {
    server.kill('SIGTERM');
    await Promise.race([gone, sleep(30_000, undefined, { ref: false })]);
    server.kill('SIGKILL');
    spawnSync(UMOUNT, ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

interface Stage {
  url: string;
  disk: string;
  fullMs: number;
  say(text: string): void;
}

async function fill({ url, disk, fullMs, say }: Stage): Promise<OutageReport> {
  await until('the server is ready', async () => (await callJson(`${url}/readyz`)).status === 200);
  const headers = await prepare(url);
  const senders = [0, 1, 2].map((lane) => startSender(url, headers, lane));
  const acknowledged = (): number => senders.reduce((sum, { sent }) => sum + sent.acknowledged.size, 0);
  const refused = (): number => senders.reduce((sum, { sent }) => sum + sent.refusals.size, 0);
  const complaints: string[] = [];
  const ballast = join(disk, 'ballast');
  try {
    await until('events are taken', async () => acknowledged() > 1000);
    fillUp(ballast, disk);
    say('the disk is full');
    await until('the server says so', async () => refused() > 0, { mostMs: 60_000 });
    const end = performance.now() + fullMs;
    for (; performance.now() < end; await sleep(200)) fillUp(ballast, disk); // what is freed meanwhile, too
    const health = await callJson(`${url}/healthz`);
    if (health.status !== 200) complaints.push(`/healthz answers ${health.status} while the disk is full`);
    rmSync(ballast);
    say('there is room again');
    const [before, from] = [acknowledged(), performance.now()];
    await until('events are taken again', async () => acknowledged() > before + 500);
    say(`taken again after ${Math.round(performance.now() - from)} ms`);
  } finally {
    rmSync(ballast, { force: true });
    await Promise.all(senders.map((sender) => sender.stop()));
  }
  const address = await runningPostgres(join(disk, 'data'));
  const db = openDatabase({ url: address ?? '', maxConnections: 2 });
  try {
    await until('every consumer has handled everything', () => caughtUp(db), { mostMs: 300_000 });
    const sent = senders.map((sender) => sender.sent);
    complaints.push(...(await judge({ url, headers, db, sent })));
    return { complaints, totals: totalsOf(sent) };
  } finally {
    await db.close();
  }
}

/** Writes until there is no room. */
function fillUp(ballast: string, disk: string): void {
  const handle = openSync(ballast, 'a');
  const block = Buffer.alloc(64 * 1024);
  try {
    while (statfsSync(disk).bfree > 0) writeSync(handle, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}
