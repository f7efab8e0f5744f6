import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '@hetang/server/kernel/clock';
import { buildHttp, type HttpApp } from '@hetang/server/kernel/http/app';
import { makeLogger } from '@hetang/server/kernel/telemetry/logger';
import { planEndpoints } from '@hetang/server/plan/http/endpoints';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { type Io, langOf } from '../io.ts';
import { run } from '../run.ts';

let db: TestDatabase;
let app: HttpApp;
let url: string;
let root: string;

beforeAll(async () => {
  db = await createTestDatabase();
  root = await mkdtemp(join(tmpdir(), 'hetang-diff-'));
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'key', id: 1, name: 'ci' }),
    endpoints: planEndpoints({ db, clock: manualClock('2026-03-01T00:00:00Z'), onApplied: [] }),
    version: '0.0.0',
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await db.drop();
  await rm(root, { recursive: true });
});

async function hetang(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const io: Io = {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    env: {},
    fetch,
    color: false,
    lang: langOf({}, args),
  };
  const code = await run(args, io);
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

async function planWith(wait: string, folder = root): Promise<void> {
  const journey = `journeys:\n  first:\n    name: 首次\n    start: { event: contact.added }\n    steps:\n      # 给人一点时间\n      - wait: ${wait}\n`;
  await writeFile(join(folder, 'plan.yaml'), `plan: demo\nname: 演示\n${journey}`);
}

test('diff says in words what differs: from the server, from a version, from a folder', async () => {
  await planWith('10m');
  await hetang('apply', root, '--url', url, '-m', '开始');
  await planWith('30m');
  const { out, code } = await hetang('diff', root, '--url', url);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    '~ 修改 旅程「首次」  first',
    '    第 1 步：等待 10 分钟 → 等待 30 分钟',
    '共 1 处不同（对第 1 版）',
  ]);
  await hetang('apply', root, '--url', url, '-m', '再等等');
  expect((await hetang('diff', root, '--url', url)).out).toBe('没有不同（对第 2 版）');
  expect((await hetang('diff', root, '--against', '1', '--url', url, '--lang', 'en')).out).toContain(
    '    step 1: Wait 10 minutes → Wait 30 minutes',
  );
  const other = await mkdtemp(join(tmpdir(), 'hetang-other-'));
  await planWith('1h', other);
  expect((await hetang('diff', root, '--against', other)).out).toContain('等待 1 小时 → 等待 30 分钟');
  await rm(other, { recursive: true });
});

test('an apply that was looked at on an older version is refused, with what changed since', async () => {
  await planWith('2h');
  const { code, err } = await hetang('apply', root, '--base', '1', '--url', url);
  expect(code).toBe(1);
  expect(err).toContain('plan/version-moved');
  expect(err).toContain('第 2 版  2026-03-01T00:00:00.000Z  ci  1 处变化  再等等');
  expect(err).toContain('等待 10 分钟 → 等待 30 分钟');
  expect((await hetang('history', '--url', url)).out).toContain('* 第 2 版');
});

test('export --update writes only what differs into the plan, comments kept', async () => {
  await planWith('2h');
  const text = await readFile(join(root, 'plan.yaml'), 'utf8');
  await writeFile(join(root, 'plan.yaml'), `${text}# 到这里\n`);
  const { code, out } = await hetang('export', root, '--update', '--url', url);
  expect(code).toBe(0);
  expect(out).toContain('已导出第 2 版');
  expect(await readFile(join(root, 'plan.yaml'), 'utf8')).toBe(`${text.replace('2h', '30m')}# 到这里\n`);
  expect((await hetang('diff', root, '--url', url)).out).toBe('没有不同（对第 2 版）');
});

test('drift says whether the folder is what runs, what ran before, or something of its own', async () => {
  await planWith('30m');
  expect(await hetang('drift', root, '--url', url)).toMatchObject({
    code: 0,
    out: '文件夹就是在用的第 2 版',
  });
  await planWith('10m');
  const old = await hetang('drift', root, '--url', url);
  expect(old.code).toBe(1);
  expect(old.out).toContain('文件夹停在第 1 版，之后应用过：\n  第 2 版');
  expect(old.out).toContain('--update');
  await planWith('5d');
  expect((await hetang('drift', root, '--url', url)).out).toContain(`hetang apply ${root} --base 2`);
});
