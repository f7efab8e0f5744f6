import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type Figure, must, round } from './figure.ts';
import { residentMb } from './process-tree.ts';
import { ROOT } from './serving.ts';

const PEOPLE = 100_000;
const GROUPS = 5000;
const CALLS = 60_000;
const GOAL_MB = 1500;
const GOAL_CALLS = 3000;
const CONNECTIONS = 4;
const AT_ONCE = 16;
const READY_WITHIN_MS = 120_000;
// Linux counts processor time in hundredths of a second.
const TICKS = 100;

interface Running {
  child: ChildProcess;
  pid: number;
  url: string;
  port: number;
}

async function start(args: string[]): Promise<Running> {
  const child = spawn(process.execPath, [join(ROOT, 'emulator/dist/main.js'), '--port', '0', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const url = /"url":"([^"]+)"/.exec(said)?.[1];
    if (url !== undefined) return { child, pid: child.pid ?? 0, url, port: Number(new URL(url).port) };
    must(
      child.exitCode === null && performance.now() < until,
      `the emulator did not start: ${said.slice(-400)}`,
    );
    await sleep(50);
  }
}

async function stop({ child }: Running): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
}

async function read<T>(url: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(url, init);
  must(answer.ok, `${url} answered ${answer.status}`);
  return (await answer.json()) as T;
}

/** Seconds of processor time that the process has used. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Sends the requests over one connection, several at a time, and counts the answers with errcode 0. */
function pipeline(port: number, requests: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let sent = 0;
    let answered = 0;
    let good = 0;
    let rest = '';
    const send = (): void => {
      const next = requests.slice(sent, Math.min(requests.length, answered + AT_ONCE));
      sent += next.length;
      if (next.length > 0) socket.write(next.join(''));
    };
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('HTTP/1.1 200 OK\r\n');
      rest = `HTTP/1.1 200 OK\r\n${parts.pop() ?? ''}`;
      for (const part of parts) if (part.includes('"errcode":0')) good++;
      answered += parts.filter((part) => part !== '').length;
      // The last answer is whole when its body has closed.
      if (sent === requests.length && answered === requests.length - 1 && rest.endsWith('}')) {
        if (rest.includes('"errcode":0')) good++;
        socket.end();
        resolve(good);
      } else if (sent - answered <= AT_ONCE / 2 + 1) send();
    });
    socket.on('error', reject);
    send();
  });
}

/** Simple calls: the detail of a customer, the customers' codes, a member. */
async function simpleCalls(
  { url, port }: Running,
  count: number,
): Promise<{ seconds: number; good: number }> {
  const tenant = await read<{ corpId: string; secret: string }>(`${url}/control/tenant`);
  const query = `corpid=${tenant.corpId}&corpsecret=${tenant.secret}`;
  const { access_token: token } = await read<{ access_token: string }>(`${url}/cgi-bin/gettoken?${query}`);
  const { staff } = await read<{ staff: Array<{ userid: string }> }>(`${url}/control/staff`);
  const userid = staff[0]?.userid ?? '';
  const list = `${url}/cgi-bin/externalcontact/list?access_token=${token}&userid=${userid}`;
  const { external_userid: customers } = await read<{ external_userid: string[] }>(list);
  // The platform's limits are not what is measured.
  const quotas = { perMinute: 10_000_000, perHour: 10_000_000 };
  const headers = { 'content-type': 'application/json' };
  await read(`${url}/control/faults`, { method: 'PUT', headers, body: JSON.stringify({ quotas }) });
  const paths = (index: number): string =>
    index % 2 === 0
      ? `externalcontact/get?external_userid=${customers[index % customers.length]}`
      : `user/get?userid=${userid}`;
  const request = (index: number): string =>
    `GET /cgi-bin/${paths(index)}&access_token=${token} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`;
  const share = Math.ceil(count / CONNECTIONS);
  const all = Array.from({ length: CONNECTIONS }, () =>
    Array.from({ length: share }, (_, at) => request(at)),
  );
  const started = performance.now();
  const good = await Promise.all(all.map((one) => pipeline(port, one)));
  return { seconds: (performance.now() - started) / 1000, good: good.reduce((sum, one) => sum + one, 0) };
}

async function peopleIn({ url }: Running): Promise<number> {
  return (await read<{ people: { total: number } }>(`${url}/control/state`)).people.total;
}

/** E-1: the emulator with a hundred thousand customers and five thousand groups: memory, calls, save and restore. */
export const emulatorLoad: Bench = {
  id: 'E-1',
  async run({ scale, folder, say }): Promise<Figure[]> {
    const [people, groups] = [Math.round(PEOPLE * scale), Math.round(GROUPS * scale)];
    const state = join(folder, 'world.json');
    const first = await start([
      '--people',
      String(people),
      '--groups',
      String(groups),
      '--stopped',
      '--state',
      state,
    ]);
    must((await peopleIn(first)) === people, 'the world has another number of people');
    // One save has happened: its memory counts.
    await sleep(7000);
    const calls = Math.round(CALLS * Math.min(1, Math.max(scale, 0.1)));
    say(`E-1: ${people} people, ${groups} groups; ${calls} calls`);
    const before = cpuSeconds(first.pid);
    const { seconds, good } = await simpleCalls(first, calls);
    const cpu = cpuSeconds(first.pid) - before;
    must(good >= calls, `${calls - good} of ${calls} calls failed`);
    const used = residentMb(first.pid).total;
    await stop(first);
    const second = await start(['--stopped', '--state', state]);
    must((await peopleIn(second)) === people, 'the restored world has another number of people');
    const restored = residentMb(second.pid).total;
    await stop(second);
    const most = Math.max(used, restored);
    const rate = calls / cpu;
    const shared = { floor: null, ratio: null };
    return [
      {
        ...shared,
        id: 'E-1',
        name: 'emulator: memory with people and groups',
        value: most,
        unit: 'MB',
        goal: `< ${GOAL_MB}`,
        met: most < GOAL_MB,
        notes: { people, groups, afterCalls: used, afterRestore: restored },
      },
      {
        ...shared,
        id: 'E-1',
        name: 'emulator: simple calls a second on one core',
        value: round(rate),
        unit: 'calls/s of processor time',
        goal: `>= ${GOAL_CALLS}`,
        met: rate >= GOAL_CALLS,
        notes: {
          calls,
          cpuSeconds: round(cpu),
          wallSeconds: round(seconds),
          perWallSecond: round(calls / seconds),
        },
      },
    ];
  },
};
