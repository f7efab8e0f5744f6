import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SystemChecks } from '@hetang/contract/http/system';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { typeCommand } from '../../../test/harness/cli.ts';

const sound: SystemChecks['checks'][number] = {
  id: 'plan',
  level: 'good',
  title: '运营方案',
  found: '演示，第 2 版',
  hint: null,
};
const broken: SystemChecks['checks'][number] = {
  id: 'timers',
  level: 'bad',
  title: '定时',
  found: '3 个出错',
  hint: '看原因后重试',
};

let server: Server;
let url: string;
let answer: { status: number; body: unknown };
let asked: { path: string | undefined; key: string | undefined };

beforeEach(async () => {
  server = createServer((request, response) => {
    asked = { path: request.url, key: request.headers.authorization };
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const doctor = (...args: string[]) => typeCommand(['doctor', ...args]);

const checked = (...checks: SystemChecks['checks']) => ({
  status: 200,
  body: { ok: checks.every(({ level }) => level !== 'bad'), asOf: '2026-03-01T00:00:00.000Z', checks },
});

test('passes on what the server says, with what to do, and exits by it', async () => {
  answer = checked(sound);
  const well = await doctor('--url', url, '--key', 'ht_x');
  expect(well).toMatchObject({ code: 0, err: '' });
  expect(well.out.split('\n')).toEqual([`✓ 服务器：${url} 在运行`, '✓ 运营方案：演示，第 2 版', '一切正常']);
  expect(asked).toEqual({ path: '/v1/system/checks', key: 'Bearer ht_x' });

  answer = checked(sound, broken);
  const ill = await doctor('--url', url);
  expect(ill.code).toBe(1);
  expect(ill.out).toContain('✗ 定时：3 个出错\n    看原因后重试\n1 项必须处理，0 项提醒');
});

test('as JSON for programs', async () => {
  answer = checked(sound, broken);
  const { code, out } = await doctor('--url', url, '--format', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ok: false, checks: [{ id: 'server' }, sound, broken] });
});

test('a server that refuses is a finding, not a crash', async () => {
  answer = {
    status: 401,
    body: { code: 'access/bad-key', message: 'no such key', hint: 'make one', requestId: '1' },
  };
  const { code, out } = await doctor('--url', url, '--lang', 'en');
  expect(code).toBe(1);
  expect(out).toBe('✗ Server: no such key\n    make one\n1 to mend, 0 to note');
});

test('looks at the machine alone where no server runs', async () => {
  const { code, out } = await doctor('--url', 'http://127.0.0.1:1', '--format', 'json', '--lang', 'en');
  const { ok, checks } = JSON.parse(out) as SystemChecks;
  expect(checks.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['server', 'node-version', 'settings', 'port']),
  );
  expect(checks[0]).toMatchObject({ level: 'warning', found: expect.stringContaining('does not answer') });
  expect(code).toBe(ok ? 0 : 1);
});

test('settings that cannot be read are named', async () => {
  process.env.HETANG_PORT = 'seven';
  try {
    const { code, out } = await doctor('--url', 'http://127.0.0.1:1', '--lang', 'en');
    expect(code).toBe(1);
    expect(out).toContain('✗ Settings: Setting HETANG_PORT is not valid');
  } finally {
    delete process.env.HETANG_PORT;
  }
});
