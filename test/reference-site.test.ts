import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildHttp, type HttpApp } from '../server/src/kernel/http/app.ts';
import { makeLogger } from '../server/src/kernel/telemetry/logger.ts';
import { reference } from '../server/src/plan/http/reference.ts';
import { openBrowser } from './harness/browser.ts';

let app: HttpApp;
let browser: Browser;
let page: Page;
let url: string;
const problems: string[] = [];

beforeAll(async () => {
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => null,
    endpoints: [reference],
    version: '0.0.0',
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
  page = await (
    await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  ).newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on(
    'request',
    (request) => request.url().startsWith(url) || problems.push(`outside: ${request.url()}`),
  );
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const titles = () => page.getByRole('option').locator('strong').allTextContents();

test('search finds Chinese words, rules by id, keys and commands, with the keyboard alone', async () => {
  await page.goto(`${url}/docs/`);
  await page.waitForURL('**/zh/index.html');
  await page.keyboard.press('/');
  await page.keyboard.type('配额');
  await expect.poll(titles).toEqual(expect.arrayContaining([expect.stringContaining('reach-quota')]));
  await page.getByRole('combobox').fill('unknown-reference');
  await expect.poll(async () => (await titles())[0]).toContain('unknown-reference');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/rules/unknown-reference.html');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('');
  expect(await page.locator('pre').count()).toBe(2);
  await page.getByRole('combobox').fill('skip-verify');
  await expect.poll(async () => (await titles())[0]).toBe('codes skip-verify');
  await page.getByRole('combobox').fill('rollback');
  await expect.poll(async () => (await titles())[0]).toContain('hetang rollback');
  await page.getByRole('combobox').fill('查无此词');
  await page.getByText('没有找到').waitFor();
  await page.keyboard.press('Escape');
});

test('the other language is one click away, and has its own search', async () => {
  await page.goto(`${url}/docs/zh/kinds/journeys.html`);
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/en/kinds/journeys.html');
  await page.getByRole('combobox').fill('quota');
  await expect.poll(titles).toEqual(expect.arrayContaining([expect.stringContaining('reach-quota')]));
});

test('every page is there, every link leads somewhere, nothing is cut off at 375 px', async () => {
  const seen = await page.evaluate(() =>
    (Reflect.get(window, 'hetangIndex') as { u: string; p: number }[])
      .filter((one) => one.p === 1)
      .map((one) => one.u),
  );
  expect(seen.length).toBeGreaterThan(100);
  for (const path of seen) expect((await app.inject(`/docs/en/${path}`)).statusCode, path).toBe(200);
  await page.setViewportSize({ width: 375, height: 740 });
  for (const path of [
    'index.html',
    'kinds/journeys.html',
    'rules/reach-quota.html',
    'cli.html',
    'tutorial.html',
  ]) {
    await page.goto(`${url}/docs/zh/${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(375);
    const links = await page
      .locator('main a')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    const own = [...new Set(links)].filter((href) => href.startsWith(url)).slice(0, 40);
    for (const href of own) expect((await app.inject(new URL(href).pathname)).statusCode, href).toBe(200);
  }
  expect(problems).toEqual([]);
});

test('nothing stands in the way of people who read otherwise', async () => {
  await page.setViewportSize({ width: 1366, height: 768 });
  for (const path of ['en/kinds/staff.html', 'zh/rules/reach-quota.html']) {
    await page.goto(`${url}/docs/${path}`);
    await page.getByRole('combobox').fill('journey');
    await page.getByRole('option').first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
      path,
    ).toEqual([]);
  }
});

test('only pages are served', async () => {
  for (const path of [
    '/docs/../package.json',
    '/docs/%2e%2e/%2e%2e/package.json',
    '/docs/zh/none.html',
    '/docs/zh',
  ])
    expect((await app.inject(path)).statusCode, path).toBe(404);
  expect((await app.inject('/docs')).headers.location).toBe('/docs/');
});
