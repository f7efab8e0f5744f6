import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { startSession } from '../server/src/modules/access/sessions.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import { putPlan } from './harness/put-plan.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
let stage: ConsolePages;

beforeAll(async () => {
  stage = await openConsole(manualClock(NOW), async (db) => {
    await putPlan(db, {}, NOW);
    const act = await db.one<{ id: number }>(sql`
      insert into bulk_act (act, asked_by, planned_at, started_at)
      values ('{"kind": "suppress", "reason": "x"}', '林晓', ${NOW}, ${new Date(NOW.getTime() - 60_000)}) returning id`);
    await db.run(sql`
      insert into bulk_act_person (act_id, contact_id, state)
      select ${act?.id ?? 0}, n, case when n <= 30 then 'done' else 'planned' end from generate_series(1, 90) n`);
    await db.run(sql`
      insert into alert (code, level, count, link, opened_at) values ('inbox-failed', 'bad', 2, '/system/inbox', ${NOW})`);
  });
  stage.page.setDefaultTimeout(10_000);
}, 60_000);
afterAll(() => stage?.close());

const serious = async (): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page: stage.page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
};

it('shows what runs as it goes on, and stops it', async () => {
  const { page, url, db } = stage;
  await page.goto(url);
  await page.getByRole('button', { name: '后台作业：1 个在运行' }).click();
  const drawer = page.getByRole('dialog', { name: '后台作业' });
  await drawer.getByText('已处理 30 · 共 90').waitFor();
  await db.run(sql`update bulk_act_person set state = 'done' where contact_id <= 60`);
  // By itself, with the stream.
  await drawer.getByText('已处理 60 · 共 90').waitFor();
  expect(await serious()).toEqual([]);
  await drawer.getByRole('button', { name: /^停止/ }).click();
  const question = page.getByRole('dialog', { name: /停止「/ });
  // A press while it is still coming up may be lost.
  const pressed = async (): Promise<boolean> => {
    const yes = question.getByRole('button', { name: '停止', exact: true });
    await yes.click({ timeout: 1000 }).catch(() => undefined);
    return drawer.getByText('已停止', { exact: true }).isVisible();
  };
  await expect.poll(pressed, { timeout: 20_000, interval: 500 }).toBe(true);
  await question.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  const focus = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(focus, { message: 'back where it came from' }).toBe('后台作业');
});

it('leads from an alert to its cause, and has it read then', async () => {
  const { page } = stage;
  await page.getByRole('button', { name: '提醒：1 条未读' }).click();
  await page
    .getByRole('dialog', { name: '提醒' })
    .getByRole('link', { name: /回调处理失败/ })
    .click();
  await page.waitForURL('**/system/inbox');
  await page.getByRole('button', { name: '提醒', exact: true }).waitFor();
});

it('is worked by single keys, but not while one types', async () => {
  const { page, url } = stage;
  await page.goto(`${url}/settings/users`);
  await page.getByRole('heading', { level: 1, name: '成员' }).waitFor();
  await page.keyboard.press('/');
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  expect(await focused()).toBe('INPUT');
  await page.keyboard.type('n?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('n');
  await page.getByRole('dialog', { name: '邀请成员' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor();
  await page.keyboard.press('Escape');
});

it('keeps the frame when a page fails, and goes on', async () => {
  const { page, url, problems } = stage;
  await page.goto(`${url}/contacts`);
  await page.getByRole('heading', { level: 1, name: '客户' }).waitFor();
  const before = problems.length;
  await page.route('**/v1/segments*', (route) => route.fulfill({ json: { items: 7 } }));
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await menu.getByRole('link', { name: '分群' }).click();
  await page.getByRole('heading', { level: 1, name: '页面出错了' }).waitFor();
  await page.route('**/assets/journey-list-page*', (route) => route.abort());
  await menu.getByRole('link', { name: '旅程' }).click();
  await page.getByRole('heading', { level: 1, name: '页面出错了' }).waitFor();
  await page.unrouteAll();
  await menu.getByRole('link', { name: '任务' }).click();
  await page.getByRole('heading', { level: 1, name: '任务' }).waitFor();
  await page.getByRole('button', { name: '提醒', exact: true }).waitFor();
  problems.splice(before);
});

it('has one page for what is one’s own: appearance, password, where one is signed in', async () => {
  const { page, url, db } = stage;
  await startSession(db, 1, NOW, { ip: '10.0.0.9', browser: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' });
  await page.goto(url);
  await page.getByRole('link', { name: '林晓' }).click();
  await page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor();
  await page.getByText('Firefox · Windows').waitFor();
  await page.getByRole('button', { name: '结束来自 10.0.0.9 的登录' }).click();
  await page.getByText('Firefox · Windows').waitFor({ state: 'hidden' });
  await page.getByText('紧凑').click();
  expect(await page.locator('html[data-density="compact"]').count()).toBe(1);
  await page.getByText('宽松').click();
});

it('makes a key that may do what was chosen, and marks pages when the tenant wants it', async () => {
  const { page, url } = stage;
  await page.goto(`${url}/settings`);
  await page.getByRole('switch', { name: '页面水印' }).click();
  await page.locator('[class*="watermark"]').waitFor({ state: 'attached' });
  await page.getByRole('switch', { name: '页面水印' }).click();
  await page.locator('[class*="watermark"]').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '创建密钥' }).click();
  const form = page.getByRole('dialog', { name: '创建密钥' });
  await form.getByRole('textbox', { name: '名称' }).fill('看板');
  await form.getByText('自己选择').click();
  await form.getByRole('checkbox', { name: '数据分析 查看' }).check();
  await form.getByRole('button', { name: '创建密钥' }).click();
  await page.getByRole('dialog', { name: /看板/ }).getByRole('button', { name: '关闭' }).last().click();
  await page.getByRole('cell', { name: '数据分析: 查看' }).waitFor();
});

it('shows a role only what it opens, and says whom to ask', async () => {
  const { page, url, db } = stage;
  const user = await db.one<{ id: number }>(sql`
    insert into app_user (login, name, role, password_hash, created_at)
    values ('gu', '顾问', 'adviser', 'x', ${NOW}) returning id`);
  const token = await startSession(db, user?.id ?? 0, NOW);
  await page.context().addCookies([{ name: 'hetang_session', value: token, url }]);
  await page.goto(`${url}/plan`);
  const menu = page.getByRole('navigation', { name: '主菜单' }).getByRole('link');
  await menu.first().waitFor();
  const words = (await menu.allTextContents()).filter((word) => word !== '');
  expect(words).toEqual(['首页', '客户', '任务', '触达', '社群', '方案', '设置']);
  await page.goto(`${url}/system/checks`);
  await page.getByRole('heading', { level: 1, name: '没有查看权限' }).waitFor();
  await page.getByText('请联系管理员 林晓 为你的账号开通。').waitFor();
  expect(await serious()).toEqual([]);
  expect(stage.problems).toEqual([]);
});

it('on a phone the menu lies over the page until one has gone somewhere', async () => {
  const { page, url } = stage;
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto(url);
  await page.getByRole('heading', { level: 1, name: '首页' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  await page.getByRole('button', { name: '展开菜单' }).click();
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '任务' }).click();
  await page.getByRole('heading', { level: 1, name: '任务' }).waitFor();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor({ state: 'hidden' });
});
