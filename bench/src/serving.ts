import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { apiKeyCreatedSchema } from '@hetang/contract/http/events';
import { type Database, openDatabase } from '@hetang/server/kernel/database/database';
import { readPlanFolder } from '@hetang/server/plan/source/read-folder';
import { must } from './figure.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A Hetang in a process of its own, as it is in use, with a way into its database for checks and floors. */
export interface Serving {
  url: string;
  /** Headers of a program with an API key. */
  headers: Record<string, string>;
  db: Database;
  stop(): Promise<void>;
}

/** Starts `hetang serve` on an empty data folder, makes the administrator and a key, applies a plan. */
export async function startServing(data: string, planFolder: string): Promise<Serving> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(ROOT, 'server/dist/main.js'), 'serve', '--port', String(port)],
    {
      env: { ...process.env, HETANG_DATA: data, HETANG_LOG: 'warn' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const said = listen(child);
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url, child, said);
    const headers = await makeKey(url);
    const { files } = await readPlanFolder(join(ROOT, planFolder));
    await post(`${url}/v1/plan/apply`, headers, { files });
    const db = openDatabase({ url: process.env.DATABASE_URL || embeddedUrl(data) });
    return {
      url,
      headers,
      db,
      async stop() {
        await db.close();
        await end(child);
      },
    };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** Posts JSON and gives the answer's body; anything but success is an error. */
export async function post(url: string, headers: Record<string, string>, body: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  must(answer.ok, `${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text === '' ? null : JSON.parse(text);
}

async function makeKey(url: string): Promise<Record<string, string>> {
  const setup = await fetch(`${url}/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hetang': '1' },
    body: JSON.stringify({ login: 'bench', name: 'bench', password: 'long enough for a bench' }),
  });
  must(setup.ok, `setup answered ${setup.status}: ${await setup.clone().text()}`);
  const cookie = (setup.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const made = apiKeyCreatedSchema.parse(
    await post(`${url}/v1/api-keys`, { cookie, 'x-hetang': '1' }, { name: 'bench' }),
  );
  return { authorization: `Bearer ${made.key}` };
}

function embeddedUrl(data: string): string {
  const port = readFileSync(join(data, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(data, 'postgres/password'), 'utf8').trim();
  return `postgres://hetang:${password}@127.0.0.1:${port}/hetang`;
}

async function untilReady(url: string, child: ChildProcess, said: () => string): Promise<void> {
  for (let i = 0; i < 3000; i++) {
    must(child.exitCode === null, `the server ended with ${child.exitCode}: ${said()}`);
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await sleep(20);
  }
  must(false, `the server is not ready: ${said()}`);
}

/** Keeps the last words of a process. */
export function listen(child: ChildProcess): () => string {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  return () => said;
}

/** Ends a process and what it started. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([gone, sleep(30_000, undefined, { ref: false })]);
}

/** A port that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
