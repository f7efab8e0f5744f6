import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../emulator/src/emulator.ts';
import { readScenario } from '../emulator/src/scenario/read-scenario.ts';
import { runScenario } from '../emulator/src/scenario/run-scenario.ts';
import { openBrowser } from './harness/browser.ts';

// The emulator's pages as people use them, in a real browser.
let emulator: Emulator;
let url: string;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  emulator = createEmulator({
    clock: { speed: 60 },
    startAt: Date.UTC(2026, 2, 2, 2),
    population: { people: 8, groups: 1 },
    runScenario: (text) => runScenario(readScenario(text)),
  });
  [url, browser] = await Promise.all([emulator.listen(), openBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await emulator?.close();
});

it('the administrator sets what no API can, and it acts', async () => {
  await page.goto(`${url}/admin`);
  const panel = page.locator('.panel', { hasText: '群自动回复' });
  await panel.getByLabel('关键词').fill('价格 多少钱');
  await panel.getByLabel('回复').fill('请看公告');
  await panel.getByRole('button', { name: '添加' }).click();
  await panel.getByText('价格、多少钱').waitFor();
  expect(emulator.world.state.groupRules.autoReply).toEqual([
    { keywords: ['价格', '多少钱'], reply: '请看公告' },
  ]);
  // What is half written in one panel stays while another is saved.
  await page.getByLabel('企业可信 IP').fill('not an address');
  await page.getByLabel('周舟 (ops-02)').check();
  await page.locator('.panel', { hasText: '客户联系使用范围' }).getByRole('button', { name: '保存' }).click();
  await expect.poll(() => emulator.world.state.tenant.contactScope?.users).toEqual(['ops-02']);
  await page.getByRole('status').last().waitFor();
  await page.locator('.panel', { hasText: '企业与自建应用' }).getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').getByText('trustedIps').waitFor();
});

it('the clock stops and moves on, faults are set, and the keyboard is enough', async () => {
  await page.goto(`${url}/control`);
  await page.getByRole('button', { name: '暂停' }).click();
  await expect.poll(() => emulator.clock.speed).toBe(0);
  const stopped = emulator.clock.now();
  await page.getByRole('button', { name: '拨快 1 小时' }).click();
  await expect.poll(() => emulator.clock.now()).toBe(stopped + 3_600_000);
  await page.getByRole('tab', { name: '时钟与世界' }).press('ArrowRight');
  await page.getByRole('button', { name: '限流 45009 ×5' }).press('Enter');
  await page.getByText('返回错误码 45009，还有 5 次').waitFor();
  await page.getByRole('tab', { name: '剧本' }).click();
  await page.getByRole('button', { name: '运行' }).click();
  await page.getByText('全部通过').waitFor({ timeout: 20_000 });
});

it('a member answers a customer beside a sidebar that knows who it is', async () => {
  const { tenant, people } = emulator.world.state;
  tenant.sidebarUrl = `${url}/pages/sidebar-demo.html`;
  const customer = people.get('p1')?.externalUserid ?? '';
  await page.goto(`${url}/staff?userid=ops-01&tab=customers&customer=${customer}`);
  const sidebar = page.frameLocator('.talk iframe');
  await sidebar.getByText(customer).waitFor();
  await sidebar.locator('body').evaluate((body) => body.setAttribute('data-typed', 'half a note'));
  await page.getByLabel('回复客户').fill('你好');
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await page.locator('.bubble.person', { hasText: '你好' }).waitFor();
  // The page beside the chat goes on; it does not begin anew because the customer wrote.
  expect(await sidebar.locator('body').getAttribute('data-typed')).toBe('half a note');
  await sidebar.getByRole('button', { name: /发送一条话术/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.locator('.bubble.person', { hasText: '课程资料' }).waitFor();
  await page.getByRole('tab', { name: '客户群' }).click();
  await page.getByRole('button', { name: '建群' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('答疑群');
  await page.keyboard.press('Enter');
  await page.getByText('答疑群（1）').waitFor();
});

it('a member sees what the app has sent as it looks: pictures, links and words', async () => {
  const at = emulator.clock.now();
  const article = { title: '会场', url: 'https://example.com/618', description: '满减' };
  const sent = [
    { msgtype: 'text', content: { content: '618 见' } },
    { msgtype: 'image', content: { media_id: 'none' } },
    { msgtype: 'news', content: { articles: [article] } },
  ];
  const messages = sent.map((one, nr) => ({ ...one, msgid: `m${nr}`, at }));
  emulator.world.state.staff.get('ops-02')?.inbox.push(...messages);
  await page.goto(`${url}/staff?userid=ops-02&tab=app`);
  await page.locator('.bubble', { hasText: '618 见' }).waitFor();
  expect(await page.locator('.bubble img').getAttribute('src')).toBe('/media/none');
  expect(await page.locator('.bubble a.card').getAttribute('href')).toBe(article.url);
});

it('links of a chat open inside the phone, and the Official Account answers there', async () => {
  const person = emulator.world.state.people.get('p1');
  await fetch(`${url}/control/staff/ops-01/chats`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      external_userid: person?.externalUserid,
      text: `资料 ${url}/pages/sidebar-demo.html`,
    }),
  });
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto(`${url}/phone?person=${person?.id}`);
  const chat = page.getByRole('listitem').filter({ hasText: '林晓' });
  await chat.getByRole('button', { name: '打开' }).click();
  await page.getByRole('link', { name: /sidebar-demo/ }).click();
  await page.frameLocator('.webview iframe').getByRole('button').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.webview').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByRole('button', { name: '打开' }).last().click();
  await page.getByRole('button', { name: '关注', exact: true }).click();
  await page.locator('#words').fill('在吗');
  await page.locator('#say').click();
  await page.locator('.bubble', { hasText: '在吗' }).waitFor();
});

it('the product album is found in the client, and changed by hand there', async () => {
  emulator.world.state.products.set('pd1', {
    productId: 'pd1',
    description: '入门课\n七天学会选品',
    price: 9990,
    sn: 'A-001',
    attachments: [],
    createdAt: emulator.clock.now(),
  });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${url}/staff`);
  await page.getByRole('tab', { name: '商品图册' }).click();
  await page.getByText('99.9 元 · 编码 A-001').waitFor();
  await page.getByRole('button', { name: '改价' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('129');
  await page.keyboard.press('Enter');
  await page.getByText('129 元 · 编码 A-001').waitFor();
});

const EVERY = [
  '/',
  '/phone',
  '/staff',
  '/staff?tab=app',
  '/staff?tab=album',
  '/staff?tab=none&lang=en',
  '/admin',
  '/control',
  '/control?tab=faults&lang=en',
];

it.each([
  ['light', EVERY],
  ['dark', ['/staff?tab=app', '/admin', '/control?tab=faults']],
] as const)('every page is readable for everybody and fits a telephone, %s', async (colorScheme, paths) => {
  await page.emulateMedia({ colorScheme });
  for (const path of paths) {
    await page.goto(url + path);
    await page.waitForLoadState('networkidle');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
    // A page that fails says so on itself.
    expect((await page.getByRole('alert').allTextContents()).join(''), path).toBe('');
    expect(await page.locator('#view > *, main > *').count(), path).toBeGreaterThan(0);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
    expect(violations.map((one) => `${path}: ${one.id} ${one.nodes[0]?.html}`)).toEqual([]);
  }
  expect(problems).toEqual([]);
});
