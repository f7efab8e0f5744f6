import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { type SandboxProcess, startSandboxProcess } from './harness/sandbox-process.ts';

const BRAND = '荷塘';
/** Lists whose first row leads to a page of its own. */
const DETAILS = [
  ['客户', /^\/contacts\/\d/],
  ['分群', /^\/segments\/./],
  ['旅程', /^\/journeys\/./],
] as const;

/** Every page of the console over the sandbox: nothing serious of axe in light and dark, one `h1`, a true title. */
describe('the console for everybody', () => {
  let sandbox: SandboxProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandboxProcess(60), openBrowser()]);
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      baseURL: sandbox.url,
    });
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    expect(await sandbox?.stop()).toBe(0);
  });

  it('lets in', async () => {
    await page.goto('/');
    const enter = page.getByRole('button', { name: '进入沙盒' });
    await enter.waitFor();
    expect(await findings(page)).toEqual([]);
    await enter.click();
    await page.getByRole('heading', { level: 1, name: '首页' }).waitFor();
  });

  it('is sound on every page of the menu, and on each view of it', async () => {
    const seen: string[] = [];
    const wrong: string[] = [];
    for (const menu of await menuLinks(page).all()) {
      const words = (await menu.textContent()) ?? '';
      await follow(page, menu);
      await page.getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
      const views = await viewPaths(page);
      for (const path of views.length > 0 ? views : [pathOf(page)]) {
        if (path !== pathOf(page)) await follow(page, page.locator(`main nav a[href="${path}"]`));
        wrong.push(...(await inspect(page)));
        seen.push(path);
      }
    }
    expect(seen.length).toBeGreaterThanOrEqual(20);
    expect(wrong).toEqual([]);
  });

  it.each(DETAILS)('is sound on a page behind the list 「%s」', async (menu, path) => {
    await follow(page, menuLinks(page).filter({ hasText: menu }));
    await page.getByRole('heading', { level: 1, name: menu, exact: true }).waitFor();
    await settled(page);
    const links = page.locator('main :is(table, li) a');
    await links.first().waitFor();
    const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const target = paths.find((one) => path.test(one));
    expect(target, paths.join(' ')).toBeDefined();
    await follow(page, page.locator(`main a[href="${target}"]`).first());
    expect(await inspect(page)).toEqual([]);
  });

  it('leads with the keyboard from a button into what it opens, and back', async () => {
    await follow(page, menuLinks(page).filter({ hasText: '客户' }));
    const columns = page.getByRole('button', { name: '列设置' });
    await columns.press('Enter');
    const box = page
      .getByRole('group', { name: '列设置' })
      .getByRole('checkbox')
      .and(page.locator(':enabled'));
    await box.first().waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => box.first().evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await box.first().waitFor({ state: 'hidden' });
    expect(await columns.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('needs no scrolling sideways when it is enlarged to twice its size', async () => {
    await page.setViewportSize({ width: 683, height: 384 });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width).toBe(683);
    expect(await inspect(page)).toEqual([]);
  });
});

const pathOf = (page: Page): string => new URL(page.url()).pathname;

const menuLinks = (page: Page) => page.getByRole('navigation', { name: '主菜单' }).getByRole('link');

/** Goes where a link leads; having arrived, the focus is on the heading. */
async function follow(page: Page, link: Locator): Promise<void> {
  const leadsHere = (await link.getAttribute('href')) === pathOf(page);
  await link.click();
  if (leadsHere) return;
  await page.locator('h1:focus').waitFor();
}

/** Where the views of this page are, when it has any; the breadcrumb is none. */
function viewPaths(page: Page): Promise<string[]> {
  return page
    .locator('main nav:not(header nav) a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

/** Waits until nothing on the page is still being fetched. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await expect.poll(() => page.locator('main :is(.ant-skeleton, .ant-spin-spinning)').count()).toBe(0);
}

/** What is wrong with the page that is shown, each with where. */
async function inspect(page: Page): Promise<string[]> {
  await settled(page);
  const headings = await page.locator('h1').allTextContents();
  const title = await page.title();
  const wrong = await findings(page);
  if (headings.length !== 1) wrong.push(`${headings.length} h1: ${headings.join(', ')}`);
  if (title !== `${headings[0]} · ${BRAND}`) wrong.push(`title ${title} over ${headings[0]}`);
  return wrong.map((what) => `${pathOf(page)} ${what}`);
}

/** Serious and critical findings: all rules in light; in dark colours, the one thing that differs. */
async function findings(page: Page): Promise<string[]> {
  await paint(page, 'light');
  const light = await axe(page).analyze();
  await paint(page, 'dark');
  const dark = await axe(page).withRules('color-contrast').analyze();
  return Object.entries({ light, dark }).flatMap(([scheme, { violations }]) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${scheme} ${id} ${node.html.slice(0, 160)}`)),
  );
}

async function paint(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
  await page.waitForFunction(() => document.getAnimations().every((one) => !(one instanceof CSSTransition)));
}

/** In one page, without a second one for putting frames together: no frame is looked into. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
}
