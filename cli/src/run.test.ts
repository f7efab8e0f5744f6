import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '@hetang/server/kernel/database/sql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CliServer, openCliServer, typeCommand } from '../../test/harness/cli.ts';
import { langOf } from './io.ts';

const sample = new URL('../../plans/amazon-ads/', import.meta.url).pathname;
let server: CliServer;
let url: string;
let folder: string;

beforeAll(async () => {
  server = await openCliServer();
  url = server.url;
});
afterAll(async () => {
  await server.close();
});
beforeEach(async () => {
  await server.db.run(sql`truncate plan, plan_version, definition, definition_current cascade`);
  folder = await mkdtemp(join(tmpdir(), 'hetang-cli-'));
  return () => rm(folder, { recursive: true });
});

const hetang = (...args: string[]) => typeCommand(args);

async function brokenPlan(): Promise<string> {
  await writeFile(join(folder, 'plan.yaml'), 'plan: demo\nname: 演示\nstages:\n  new: { nam: 新客 }\n');
  return folder;
}

test('schema writes one file for whole plans and one for each kind', async () => {
  const { code, out } = await hetang('schema', join(folder, 'schemas'));
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toBe(join(folder, 'schemas', 'plan.json'));
  expect(await readdir(join(folder, 'schemas'))).toContain('segments.json');
});

test('what cannot be run exits 2 and says what to do', async () => {
  expect(await hetang('lint', join(folder, 'nothing'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('plan.yaml'),
  });
  expect(await hetang('lint')).toMatchObject({ code: 2, err: expect.stringContaining('缺少参数 folder') });
  expect(await hetang('--lang', 'en')).toMatchObject({
    code: 2,
    err: expect.not.stringContaining('(outputHelp)'),
  });
  expect(await hetang('lnt', sample)).toMatchObject({
    code: 2,
    err: expect.stringContaining('没有这个命令'),
  });
  expect(await hetang('apply', sample, '--base', 'one')).toMatchObject({ code: 2 });
  const away = await hetang('apply', sample, '--url', 'http://127.0.0.1:1');
  expect(away).toMatchObject({ code: 2, err: expect.stringContaining('npm start') });
});

test('help is in the language asked for and gives examples', async () => {
  expect((await hetang('lint', '--help')).out).toContain('示例');
  const english = await hetang('apply', '--help', '--lang', 'en');
  expect(english.code).toBe(0);
  expect(english.out).toContain('Examples:');
});

test('apply says the difference in words, applies it, and then finds nothing to do', async () => {
  const dry = await hetang('apply', sample, '--dry-run', '--url', url);
  expect(dry.code).toBe(0);
  expect(dry.out).toContain('+ 新增 旅程「新好友首次交流」  first-conversation');
  expect(dry.out).toContain('未应用');
  expect((await hetang('apply', sample, '--url', url)).out).toContain('已应用方案 amazon-ads 第 1 版');
  expect((await hetang('apply', sample, '--url', url)).out).toBe('没有变化，仍是第 1 版');
});

test('a change is shown by path with both values', async () => {
  await hetang('apply', sample, '--url', url);
  await cp(sample, folder, { recursive: true });
  await writeFile(
    join(folder, 'plan.yaml'),
    'plan: amazon-ads\nname: 新方案\nperiod: { from: 2026-01-01, to: 2026-12-31 }\n',
  );
  const { code, out } = await hetang('apply', folder, '--dry-run', '--url', url, '--lang', 'en');
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toBe('~ change plan "新方案"  amazon-ads');
  expect(out).toContain('    name: 亚马逊广告投放服务 · 用户运营方案 → 新方案');
});

test('apply refuses a plan with errors and a moved version', async () => {
  const refused = await hetang('apply', await brokenPlan(), '--url', url);
  expect(refused).toMatchObject({
    code: 1,
    out: expect.stringContaining('plan.yaml:4:10 error plan/unknown-key'),
  });
  const moved = await hetang('apply', sample, '--url', url, '--base', '7');
  expect(moved).toMatchObject({ code: 1, err: expect.stringContaining('plan/version-moved') });
});

test('apply does not send a plan that it cannot read whole', async () => {
  await brokenPlan();
  await writeFile(join(folder, 'users.yaml'), Buffer.from([0xc3, 0x28]));
  expect(await hetang('apply', folder, '--url', url)).toMatchObject({
    code: 1,
    out: expect.stringContaining('plan/not-utf8'),
  });
});

test('export writes a folder that applies without a change, and overwrites nothing', async () => {
  await hetang('apply', sample, '--url', url);
  const target = join(folder, 'copy');
  expect(await hetang('export', target, '--url', url)).toMatchObject({ code: 0 });
  expect(await readdir(target)).toContain('journeys.yaml');
  expect((await hetang('apply', target, '--url', url)).out).toBe('没有变化，仍是第 1 版');
  expect(await hetang('export', target, '--url', url)).toMatchObject({ code: 2 });
});

test('export before the first apply says so', async () => {
  expect(await hetang('export', join(folder, 'x'), '--url', url)).toMatchObject({
    code: 1,
    err: expect.stringContaining('plan/none'),
  });
});

test('the locale chooses the language, and --lang wins', () => {
  expect(langOf({ LANG: 'en_US.UTF-8' }, [])).toBe('en');
  expect(langOf({ LANG: 'zh_CN.UTF-8' }, [])).toBe('zh');
  expect(langOf({ LANG: 'C' }, [])).toBe('zh');
  expect(langOf({ LANG: 'en_US.UTF-8' }, ['lint', '--lang=zh'])).toBe('zh');
});

test('history lists the versions, rollback brings one back', async () => {
  const server = ['--url', url];
  expect(await hetang('history', ...server)).toMatchObject({ code: 0, out: '还没有应用过方案' });
  await writeFile(join(folder, 'plan.yaml'), 'plan: demo\nname: 第一\n');
  await hetang('apply', folder, ...server);
  await writeFile(join(folder, 'plan.yaml'), 'plan: demo\nname: 第二\n');
  await hetang('apply', folder, ...server);
  const dry = await hetang('rollback', '1', '--dry-run', ...server);
  expect(dry.out).toContain('第二 → 第一');
  expect(dry.out).toContain('未应用');
  expect((await hetang('rollback', '1', ...server)).out).toContain('第 3 版');
  const { out } = await hetang('history', ...server, '--lang', 'en');
  expect(out.split('\n').map((line) => line.slice(0, 11))).toEqual([
    '* version 3',
    '  version 2',
    '  version 1',
  ]);
  expect(await hetang('rollback', '9', ...server)).toMatchObject({ code: 1 });
  expect((await hetang('rollback', 'x', ...server)).code).toBe(2);
});
