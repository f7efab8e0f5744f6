import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCliOptions } from './cli-options.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
let folder: string;
let running: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  await rm(folder, { recursive: true, force: true });
});

interface Program {
  child: ChildProcess;
  err: () => string;
  ended: Promise<number | null>;
}

function run(...args: string[]): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(child);
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, err: () => err, ended };
}

async function ready(program: Program): Promise<string> {
  for (let i = 0; i < 2000; i++) {
    const url = /"url":"([^"]+)"/.exec(program.err())?.[1];
    if (url !== undefined) return url;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`it did not start: ${program.err()}`);
}

it('saves on SIGTERM, goes on after a restart, and sets a damaged file aside', async () => {
  const file = join(folder, 'world.json');
  const first = run('--port', '0', '--seed', '7', '--speed', '60', '--state', file, '--stopped');
  const url = await ready(first);
  await fetch(`${url}/control/people`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  const before = (await (await fetch(`${url}/control/clock`)).json()) as { now: number; speed: number };
  const port = new URL(url).port;
  const busy = run('--port', port);
  expect(await busy.ended).toBe(1);
  expect(busy.err()).toContain(`Port ${port} is in use`);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);

  const second = run('--port', '0', '--state', file);
  const again = await ready(second);
  const after = (await (await fetch(`${again}/control/clock`)).json()) as { now: number; speed: number };
  expect(after.speed).toBe(60);
  expect(after.now).toBeGreaterThanOrEqual(before.now);
  const { people } = (await (await fetch(`${again}/control/people`)).json()) as { people: unknown[] };
  expect(people).toHaveLength(1);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);

  await writeFile(file, (await readFile(file, 'utf8')).slice(0, 100));
  const third = run('--port', '0', '--state', file);
  await ready(third);
  expect(third.err()).toContain('starting afresh');
  expect((await readdir(folder)).some((name) => name.startsWith('world.json.damaged-'))).toBe(true);
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
}, 60_000);

it('goes on behind everything that was seen when it is killed', async () => {
  const file = join(folder, 'world.json');
  const start = (): Program => run('--port', '0', '--speed', '5000', '--state', file, '--stopped');
  const newPerson = async (url: string): Promise<{ externalUserid: string }> => {
    const init = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    return (await (await fetch(`${url}/control/people`, init)).json()) as { externalUserid: string };
  };
  const now = async (url: string): Promise<number> =>
    ((await (await fetch(`${url}/control/clock`)).json()) as { now: number }).now;
  const first = start();
  await ready(first);
  first.child.kill('SIGTERM');
  await first.ended;
  const second = start();
  const url = await ready(second);
  const lost = await newPerson(url);
  const advance = {
    method: 'PUT',
    body: '{"advance":86400}',
    headers: { 'content-type': 'application/json' },
  };
  await fetch(`${url}/control/clock`, advance);
  const seen = await now(url);
  second.child.kill('SIGKILL');
  await second.ended;
  const third = start();
  const again = await ready(third);
  expect(await now(again)).toBeGreaterThanOrEqual(seen);
  expect((await newPerson(again)).externalUserid).not.toBe(lost.externalUserid);
}, 60_000);

it('explains arguments that it does not take', () => {
  expect(() => readCliOptions(['--port', 'x'])).toThrow('--port x');
  expect(() => readCliOptions(['--speed', '0'])).toThrow('--speed 0');
  expect(() => readCliOptions(['--log-level', 'loud'])).toThrow('--log-level loud');
  expect(() => readCliOptions(['--wrong'])).toThrow('--wrong');
  for (const moment of ['yesterday', '2026-03-02', '2026-03-02T09:00:00', '2026-13-02T09:00:00Z']) {
    expect(() => readCliOptions(['--start-at', moment])).toThrow('with the zone');
  }
  expect(readCliOptions(['--start-at', '2026-03-02T09:00:00+08:00']).startAt).toBe(Date.UTC(2026, 2, 2, 1));
  expect(readCliOptions(['--seed', '7', '--speed', '60'])).toMatchObject({
    port: 7801,
    host: '127.0.0.1',
    seed: 7,
    speed: 60,
  });
});

it('ends, having saved, when the program that started it with a channel is gone', async () => {
  const file = join(folder, 'orphan.json');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', MAIN, '--port', '0', '--state', file, '--stopped'],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  running.push(child);
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await ready({ child, err: () => err, ended });
  child.disconnect();
  expect(await ended).toBe(0);
  expect(await readdir(folder)).toContain('orphan.json');
});
