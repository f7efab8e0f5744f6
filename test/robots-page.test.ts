import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../emulator/src/emulator.ts';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { chooseOption } from './harness/choose-option.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';

let emulator: Emulator;
let pages: ConsolePages;
let platform = '';

beforeAll(async () => {
  emulator = createEmulator();
  platform = await emulator.listen();
  const config = { wecomUrl: platform, sealKey: 'the key of the installation' };
  pages = await openConsole(manualClock('2026-03-02T02:00:00Z'), async () => undefined, null, config);
}, 60_000);
afterAll(async () => {
  await pages.close();
  await emulator.close();
});

it('a group robot is added by its address, tried, changed, and says what to do when its group is gone', async () => {
  const { page, db } = pages;
  const made = await fetch(`${platform}/control/robots`, {
    method: 'POST',
    body: JSON.stringify({ name: '运营群' }),
    headers: { 'content-type': 'application/json' },
  });
  const { key, path } = (await made.json()) as { key: string; path: string };
  await page.goto('/settings/wecom');
  await page.getByRole('link', { name: '内部群机器人' }).click();
  await page.getByText('还没有群机器人').waitFor();
  await page.getByRole('button', { name: '添加群机器人' }).click();
  const drawer = page.getByRole('dialog', { name: '添加群机器人' });
  await drawer.getByLabel('名称').fill('运营群');
  await drawer.getByLabel('Webhook 地址').fill('http://127.0.0.1:1/cgi-bin/webhook/send?key=abcdefghij');
  await drawer.getByLabel('早间汇总').fill('08:30');
  await drawer.getByRole('button', { name: '添加群机器人' }).click();
  await drawer.getByText('不是企业微信群机器人').waitFor();
  await drawer.getByLabel('Webhook 地址').fill(`${platform}${path}`);
  await drawer.getByRole('button', { name: '添加群机器人' }).click();
  await page.getByRole('row', { name: /运营群 只发故障 08:30 启用/ }).waitFor();
  await page.getByRole('button', { name: '测试 运营群' }).click();
  await page.getByText('测试消息已发到群里').waitFor();

  await page.getByRole('button', { name: '修改 运营群' }).click();
  const change = page.getByRole('dialog', { name: '修改' });
  await chooseOption(page, { label: '提醒', option: '全部提醒', within: change });
  await change.getByRole('switch', { name: '启用' }).click();
  await change.getByRole('button', { name: '保存' }).click();
  await page.getByRole('row', { name: /运营群 全部提醒 08:30 停用/ }).waitFor();

  await fetch(`${platform}/control/robots/${key}`, { method: 'DELETE' });
  await page.getByRole('button', { name: '测试 运营群' }).click();
  await page.getByText('重新复制机器人的 Webhook 地址').waitFor();
  await page.getByRole('button', { name: '删除 运营群' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.getByText('还没有群机器人').waitFor();
  expect(await db.rows(sql`select 1 from robot`)).toEqual([]);
  expect(pages.problems).toEqual([]);
});
