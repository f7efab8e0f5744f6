import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { type SandboxProcess, startSandboxProcess } from './harness/sandbox-process.ts';

/** A page that is loaded anew beside other processes may take its time. */
const SLOW = { timeout: 60_000, interval: 500 };

/** What a newcomer does in the first five minutes, in a real browser against the real processes. */
describe('the newcomer', { timeout: 180_000 }, () => {
  let sandbox: SandboxProcess;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandboxProcess(300), openBrowser()]);
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    expect(await sandbox?.stop()).toBe(0);
  });

  const phone = (): FrameLocator => page.frameLocator('iframe');
  const go = async (menu: string): Promise<void> => {
    await page.getByRole('navigation').getByRole('link', { name: menu, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: menu }).waitFor();
  };

  it('enters the sandbox with one click and sees the plan at work', async () => {
    await page.goto(sandbox.url);
    await page.getByRole('button', { name: '进入沙盒' }).click();
    await page.getByRole('heading', { level: 1, name: '首页' }).waitFor();
    await page.getByText('亚马逊广告投放服务').first().waitFor();
    await page.getByText('上半年注册用户').first().waitFor();
    expect(await page.title()).toContain('首页');
  });

  it('plays a customer on the phone: scans, is welcomed, answers, registers', async () => {
    await page.getByRole('button', { name: '打开手机' }).first().click();
    const name = phone().getByLabel('名字');
    const scan = phone().getByRole('button', { name: '扫一扫' });
    // A press on a phone that is still sliding in may miss its button.
    await expect
      .poll(
        async () => {
          if (await name.isVisible()) {
            await name.fill('荷小花');
            await phone()
              .getByRole('button', { name: '新建客户' })
              .click({ timeout: 2000 })
              .catch(() => undefined);
          }
          return scan.isVisible();
        },
        { ...SLOW, interval: 3000 },
      )
      .toBe(true);
    await scan.click();
    await phone().getByRole('button', { name: '扫码' }).first().click();
    await phone().locator('#accept').click();
    await phone().locator('.bubble', { hasText: '荷小花你好呀' }).waitFor({ timeout: SLOW.timeout });
    await phone().locator('#words').fill('我想要资料');
    await phone().locator('#say').click();
    await phone().locator('.bubble', { hasText: '我想要资料' }).waitFor();
    await phone().getByRole('button', { name: '我', exact: true }).click();
    await phone().getByRole('button', { name: '注册', exact: true }).click();
    await phone().getByRole('status').waitFor();
    await page.getByRole('button', { name: /^(Close|关闭)$/ }).click();
  });

  it('finds that customer with stage, tag and every step on the timeline', async () => {
    await go('客户');
    await page.getByPlaceholder(/姓名/).fill('荷小花');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /荷小花/ });
    await row.waitFor();
    await expect
      .poll(async () => {
        await page.reload();
        return row.textContent();
      }, SLOW)
      .toContain('注册用户');
    await row.getByRole('link', { name: '荷小花' }).click();
    await page.getByRole('heading', { level: 1, name: '荷小花' }).waitFor();
    const body = page.locator('main');
    await expect.poll(() => body.textContent(), SLOW).toContain('官网');
    await expect
      .poll(async () => {
        await page.reload();
        await page.waitForTimeout(800);
        return body.textContent();
      }, SLOW)
      .toMatch(/account\.registered|注册/);
  });

  it('sees journeys with people in them, tasks to do, codes that are live', async () => {
    await go('旅程');
    await page.getByText('新好友首次交流').first().waitFor();
    await go('任务');
    await go('触达');
    await go('渠道活码');
    await page.getByText('官网渠道活码').waitFor();
    // Six that add staff, three that lead into groups.
    await page.locator('img[src*="qr"]').nth(8).waitFor();
    expect(await page.locator('img[src*="qr"]').count()).toBe(9);
    await go('数据');
    await go('方案');
    await go('设置');
  });

  it('leaves as a customer, and Hetang knows', async () => {
    await page.getByRole('button', { name: '打开手机' }).first().click();
    const play = phone()
      .getByRole('listitem')
      .filter({ hasText: '荷小花' })
      .getByRole('button', { name: '扮演' });
    const chats = phone().getByRole('button', { name: '消息' });
    await expect
      .poll(async () => {
        if (await play.isVisible()) await play.click({ timeout: 2000 }).catch(() => undefined);
        return chats.isVisible();
      }, SLOW)
      .toBe(true);
    await chats.click();
    await phone().getByRole('button', { name: '打开' }).first().click();
    await phone().getByRole('button', { name: '删除对方' }).click();
    await phone().getByText('你们已不是好友').waitFor();
    await page.getByRole('button', { name: /^(Close|关闭)$/ }).click();
    await expect.poll(() => countLost(page), SLOW).toBe(1);
  });

  it('switches to English and to dark without an error on any page', async () => {
    await page.getByRole('button', { name: 'EN' }).click();
    const menu = page.getByRole('navigation', { name: /menu/i });
    await menu.getByRole('link', { name: 'Contacts' }).waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const name of await menu.getByRole('link').allTextContents()) {
      await menu.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(brightness(background), name).toBeLessThan(80);
    }
    expect(problems).toEqual([]);
  });
});

/** 0 black … 255 white, of `rgb(r, g, b)`. */
function brightness(color: string): number {
  const parts = color.match(/\d+/g)?.slice(0, 3).map(Number) ?? [255];
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

async function countLost(page: Page): Promise<number> {
  const answer = await page.request.get(new URL('/v1/contacts?search=荷小花&lost=yes', page.url()).href);
  return ((await answer.json()) as { total: number }).total;
}
