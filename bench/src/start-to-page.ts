import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type BenchOptions, type Figure, must, round } from './figure.ts';
import { residentMb } from './process-tree.ts';
import { freePort, listen, ROOT } from './serving.ts';

const GIVE_UP_MS = 120_000;

/**
 * `npm start` on an installed and built tree until the first page is there: the page, what it loads, and the
 * first questions that it asks. Memory is that of all processes, ten seconds later.
 */
export const startToPage: Bench = {
  id: 'Q-9',
  async run({ folder, say }: BenchOptions): Promise<Figure[]> {
    const data = join(folder, 'data');
    const first = await startOnce(data, true);
    say(`first start: ${first.seconds.toFixed(1)} s, ${first.memory?.total} MB`);
    const second = await startOnce(data, false);
    say(`second start: ${second.seconds.toFixed(1)} s`);
    const memory = first.memory?.total ?? Number.NaN;
    return [
      {
        id: 'Q-9',
        name: 'npm start to first page usable',
        value: round(first.seconds),
        unit: 's',
        floor: null,
        ratio: null,
        goal: '<= 5 s',
        met: first.seconds <= 5,
        notes: {
          start: 'first start: the cluster is made, the schema, the plan, the codes',
          secondStartSeconds: round(second.seconds),
        },
      },
      {
        id: 'Q-9-memory',
        name: 'resident memory of the sandbox, all processes',
        value: memory,
        unit: 'MB',
        floor: null,
        ratio: null,
        goal: '<= 600 MB',
        met: memory <= 600,
        notes: { measured: 'proportional set size, 10 s after the first page', ...first.memory?.parts },
      },
    ];
  },
};

async function startOnce(data: string, weigh: boolean) {
  const [port, emulator] = [await freePort(), await freePort()];
  const started = performance.now();
  const child = spawn(
    'npm',
    ['start', '--silent', '--', '--no-open', '--port', `${port}`, '--emulator-port', `${emulator}`],
    {
      cwd: ROOT,
      env: { ...process.env, HETANG_DATA: data },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    },
  );
  const said = listen(child);
  try {
    await firstPage(`http://127.0.0.1:${port}`, child, said);
    const seconds = (performance.now() - started) / 1000;
    if (!weigh) return { seconds };
    await sleep(10_000);
    return { seconds, memory: residentMb(child.pid ?? 0) };
  } finally {
    await stop(child);
  }
}

/** Waits for what a browser needs: the page, its scripts and styles, and an answer to who is signed in. */
async function firstPage(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const started = performance.now();
  for (;;) {
    must(child.exitCode === null, `npm start ended with ${child.exitCode}: ${said()}`);
    must(performance.now() - started < GIVE_UP_MS, `no page after ${GIVE_UP_MS / 1000} s: ${said()}`);
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok) break;
    await sleep(20);
  }
  const page = await (await fetch(url, { headers: { accept: 'text/html' } })).text();
  const assets = [...page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  must(assets.length > 0, `the page loads nothing: ${page.slice(0, 200)}`);
  const session = fetch(`${url}/v1/session`);
  for (const answer of await Promise.all(assets.map((path) => fetch(`${url}${path}`))))
    must(answer.ok, `${answer.url} ${answer.status}`);
  must((await session).ok, `session: ${(await session).status}`);
}

/** Ends the whole group: npm is gone before the server has stopped its stores. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  for (let i = 0; i < 1500 && signalGroup(child.pid, i === 0 ? 'SIGTERM' : 0); i++) await sleep(20);
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}
