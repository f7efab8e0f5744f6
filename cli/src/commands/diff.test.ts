import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CliServer, openCliServer, typeCommand } from '../../../test/harness/cli.ts';

let server: CliServer;
let url: string;
let root: string;

beforeAll(async () => {
  server = await openCliServer();
  url = server.url;
  root = await mkdtemp(join(tmpdir(), 'hetang-diff-'));
});
afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

const hetang = (...args: string[]) => typeCommand(args);

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
