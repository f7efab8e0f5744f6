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

/** Pages that no menu and no view leads to; those of users, roles, audit and webhooks are looked at in their own test. */
const OTHERS = [
  '/account',
  '/jobs',
  '/data/boards',
  '/settings/holidays',
  '/settings/wecom',
  '/settings/wecom/calls',
  '/settings/wecom/robots',
];
/** Pages that are looked at in dark too when all of them are, in English. */
const LIGHT = ['light'] as const;
/** What words and colours can break; the rest is the same in each language. */
const IN_ANY_LANGUAGE = [
  'color-contrast',
  'button-name',
  'link-name',
  'label',
  'select-name',
  'scrollable-region-focusable',
];

/** Every page of the console over the sandbox: nothing serious of axe in light and dark, one `h1`, a true title. */
describe('the console for everybody', () => {
  let sandbox: SandboxProcess;
  let browser: Browser;
  let page: Page;
  const seen: string[] = [];

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
    const wrong: string[] = [];
    for (const menu of await menuLinks(page).all()) {
      const words = (await menu.textContent()) ?? '';
      await follow(page, menu);
      await page.getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
      const views = await viewPaths(page);
      for (const path of views.length > 0 ? views : [pathOf(page)]) {
        if (path !== pathOf(page)) await follow(page, page.locator(`main nav a[href="${path}"]`));
        wrong.push(...(await inspect(page, LIGHT)));
        seen.push(path);
      }
    }
    expect(seen.length).toBeGreaterThanOrEqual(20);
    expect(wrong).toEqual([]);
  }, 120_000);

  it('is sound on the pages that the menu does not lead to', async () => {
    const wrong: string[] = [];
    for (const path of OTHERS) {
      await go(page, path);
      wrong.push(...(await inspect(page, LIGHT)));
    }
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
    // By its address: the list is alive, and a row may leave it while it is being pressed.
    await go(page, target ?? '');
    expect(await inspect(page)).toEqual([]);
  });

  it('is sound in English and dark, and says everything in English', async () => {
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    await paint(page, 'dark');
    const wrong: string[] = [];
    for (const path of [...seen, ...OTHERS]) {
      await go(page, path);
      await settled(page);
      const frame = await page.locator('header, h1, nav').allInnerTexts();
      const chinese = frame
        .join(' ')
        .replace(/中文|沙盒管理员/g, '')
        .match(/[\u4e00-\u9fff]+/)?.[0];
      if (chinese) wrong.push(`${path} ${chinese}`);
      const { violations } = await axe(page).withRules(IN_ANY_LANGUAGE).analyze();
      wrong.push(
        ...violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html }) => `${path} ${id} ${html.slice(0, 160)}`),
        ),
      );
    }
    await page.getByRole('button', { name: '切换到中文' }).click();
    await page.locator('html[lang="zh-CN"]').waitFor();
    expect(wrong).toEqual([]);
  }, 120_000);

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

/** Goes to a page by its address, without loading the console again. */
async function go(page: Page, path: string): Promise<void> {
  if (path === pathOf(page)) return;
  const before = await page.title();
  await page.evaluate((to) => history.pushState({}, '', to), path);
  // Views of one page share their title, and say in their own navigation which is shown.
  const isThere = ([was, to]: string[]) =>
    document.title !== was || document.querySelector(`main nav a[aria-current][href="${to}"]`) !== null;
  await page.waitForFunction(isThere, [before, path], { timeout: 1_500 }).catch(() => undefined);
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
  // A page that is still on its way has a title and no heading of its own; that it never gets one is found below.
  const isWhole = () => document.title.startsWith(`${document.querySelector('main h1')?.textContent} · `);
  await page.waitForFunction(isWhole, undefined, { timeout: 5_000 }).catch(() => undefined);
  await expect
    .poll(() => page.locator('main :is(.ant-skeleton, .ant-spin-spinning)').count(), { timeout: 10_000 })
    .toBe(0);
}

/** What is wrong with the page that is shown, each with where. */
async function inspect(page: Page, schemes: readonly Scheme[] = ['light', 'dark']): Promise<string[]> {
  await settled(page);
  const headings = await page.locator('h1').allTextContents();
  const title = await page.title();
  const wrong = await findings(page, schemes);
  if (headings.length !== 1) wrong.push(`${headings.length} h1: ${headings.join(', ')}`);
  if (title !== `${headings[0]} · ${BRAND}`) wrong.push(`title ${title} over ${headings[0]}`);
  return wrong.map((what) => `${pathOf(page)} ${what}`);
}

type Scheme = 'light' | 'dark';

/** Serious and critical findings: all rules in light; in dark colours, the one thing that differs. */
async function findings(page: Page, schemes: readonly Scheme[] = ['light', 'dark']): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of schemes) {
    await paint(page, scheme);
    const look = scheme === 'light' ? axe(page) : axe(page).withRules('color-contrast');
    const { violations } = await look.analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    found.push(
      ...grave.flatMap(({ id, nodes }) => nodes.map((node) => `${scheme} ${id} ${node.html.slice(0, 160)}`)),
    );
  }
  return found;
}

async function paint(page: Page, colorScheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
  await page.waitForFunction(() => document.getAnimations().every((one) => !(one instanceof CSSTransition)));
}

/** In one page, without a second one for putting frames together: no frame is looked into. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
}
