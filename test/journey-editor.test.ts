import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { applyPlan } from '../server/src/plan/apply.ts';
import { chooseOption } from './harness/choose-option.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';

const PATIENT = { timeout: 10_000 };
const HEAD = `plan: pond
name: 荷塘示例
timezone: Asia/Shanghai
staff:
  fang: { name: 方运营, wecom: fang }
# 文案由内容组维护
messages:
  hello: { name: 问候, text: "你好，我是{{ staff.name }}" }
  offer: { name: 优惠, text: 本周有体验课 }   # 每月更新
tags:
  need: { name: 需求, choose: many, values: { course: 课程 } }
`;
const JOURNEYS = `journeys:
  first:
    name: 新好友首次交流
    start: { event: contact.added }
    steps:
      # 加好友后马上问候
      - message: hello
      - branch:
          - if: { tag: need/course }
            do: [{ tag: need/course }]
      - wait: 2d   # 留两天
`;

describe('the editor of a journey', () => {
  const clock = manualClock(new Date('2026-03-10T04:00:00Z'));
  let stage: ConsolePages;
  let page: Page;

  beforeAll(async () => {
    stage = await openConsole(clock, async (db) => {
      const files = [
        { path: 'plan.yaml', text: HEAD },
        { path: 'journeys.yaml', text: JOURNEYS },
      ];
      await applyPlan(db, { source: { files }, by: 'test', now: clock.now(), onApplied: [] });
    });
    page = stage.page;
  }, 60_000);
  afterAll(() => stage?.close());

  const line = (name: RegExp) => page.getByRole('tree').getByRole('treeitem', { name });
  const box = (name: RegExp) => page.locator('.react-flow__node').filter({ hasText: name });
  const plusAfter = (step: string) =>
    page.getByRole('button', { name: `在「${step}」之后插入`, exact: true });
  const drawer = () => page.getByRole('dialog');
  const drafted = async () => {
    const rows = await stage.db.rows<{ text: string }>(sql`
      select file ->> 'text' as text from plan_draft_file where path = 'journeys.yaml'`);
    return rows[0]?.text ?? '';
  };

  it('puts a step in on a way of the drawing; lint says at once what is wrong with it', async () => {
    await page.goto('/journeys/first');
    await page.getByRole('link', { name: '编辑步骤' }).click();
    await page.getByRole('heading', { level: 1, name: '编辑旅程：新好友首次交流' }).waitFor();
    await plusAfter('发送消息「问候」').click();
    await drawer().getByRole('button', { name: '消息' }).click();
    await drawer().getByText('还有没填完的地方').waitFor();
    await chooseOption(page, { label: '消息', option: '优惠', within: drawer() });
    await drawer()
      .getByRole('button', { name: /插\s*入/ })
      .click();
    await box(/优惠/).getByText('紧接着上一条又发一条群发消息').waitFor();
    await line(/优惠.*紧接着上一条/).waitFor();
    expect(new URL(page.url()).searchParams.get('draft')).toBe('1');
    expect(await drafted()).toBe(
      JOURNEYS.replace('- message: hello\n', '- message: hello\n      - message: offer\n').replace(
        '2d   #',
        '2d #',
      ),
    );
  });

  it('mends it with a wait between, from the keyboard', async () => {
    await line(/问候/).focus();
    await page.keyboard.press('+');
    await drawer().getByRole('button', { name: '等待' }).click();
    await drawer().getByRole('spinbutton', { name: '等多久' }).fill('3');
    await drawer()
      .getByRole('button', { name: /插\s*入/ })
      .click();
    await line(/等待 3 天/).waitFor();
    await page.getByText('紧接着上一条').first().waitFor({ state: 'hidden' });
  });

  it('moves, copies and takes away, and undoes it to the letter', async () => {
    const before = await drafted();
    await line(/优惠/).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect
      .poll(async () => (await drafted()).indexOf('offer') < (await drafted()).indexOf('3d'), PATIENT)
      .toBe(true);
    await line(/等待 2 天/).click();
    await page.getByRole('button', { name: '移动到…' }).click();
    await page.getByText('正在移动「等待 2 天」').waitFor();
    await line(/若/).click();
    await expect.poll(drafted, PATIENT).toMatch(/do: \[\{ wait: 2d \}/);
    await page.getByRole('button', { name: '撤销' }).and(page.locator(':enabled')).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await drafted()).endsWith('- wait: 2d # 留两天\n'), PATIENT).toBe(true);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(drafted, PATIENT).toBe(before);
    await page.getByRole('button', { name: '重做' }).click();
    await expect.poll(drafted, PATIENT).not.toBe(before);
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(drafted, PATIENT).toBe(before);
  });

  it('changes a condition by choices, and an else is made where somebody puts a step in', async () => {
    await line(/若/).click();
    await page.getByRole('button', { name: '设置', exact: true }).click();
    await page.getByRole('dialog', { name: '分支条件' }).getByText('带标签 需求/课程').waitFor();
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
    const end = drawer().getByRole('button', { name: '结束' });
    // A press while the drawer before is still going away may be lost.
    const pressed = async (): Promise<boolean> => {
      await plusAfter('按条件分支，走第一个成立的')
        .click({ timeout: 1000 })
        .catch(() => undefined);
      return end.isVisible();
    };
    await expect.poll(pressed, { timeout: 20_000, interval: 500 }).toBe(true);
    await end.click();
    await drawer().getByLabel('结束原因').fill('没有需求');
    await drawer()
      .getByRole('button', { name: /插\s*入/ })
      .click();
    await line(/结束旅程：没有需求/).waitFor();
    expect(await drafted()).toMatch(/- else:\n\s+- end: 没有需求/);
  });

  it('is accessible', async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('tries the draft out before anybody is in it, and the way is lit', async () => {
    await page.getByRole('button', { name: '试跑' }).click();
    const panel = page.getByRole('region', { name: '试跑' });
    await panel.getByRole('button', { name: '开始试跑' }).click();
    await panel.getByText('你好，我是方运营').waitFor();
    expect(
      await box(/等待 3 天/)
        .locator('[data-lit="here"]')
        .count(),
    ).toBe(1);
    await panel.getByRole('button', { name: /^跳到/ }).click();
    await panel.getByText('旅程结束：没有需求').waitFor();
    expect(await page.locator('[data-lit]').count()).toBe(6);
    await panel.getByRole('button', { name: '从头再来' }).click();
    await panel.getByText('打标签', { exact: true }).click();
    await chooseOption(page, { label: '打标签', option: '课程', within: panel });
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: '发生', exact: true }).click();
    await panel.getByText('打上 需求/课程').waitFor();
    await panel.getByRole('button', { name: '走到结束' }).click();
    await panel.getByText('旅程结束：走完全部步骤').waitFor();
    await panel.getByText('走第 1 个条件').waitFor();
    expect(await stage.db.one(sql`select count(*) as n from enrolment`)).toEqual({ n: 0 });
    await panel.getByRole('button', { name: '收起' }).click();
  });

  it('shows the difference and puts it in force', async () => {
    await page.getByRole('button', { name: '对比并应用' }).click();
    await drawer().getByText('旅程「新好友首次交流」').first().waitFor();
    await drawer()
      .getByRole('button', { name: /^应\s*用/ })
      .click();
    await page.getByRole('heading', { level: 1, name: '新好友首次交流', exact: true }).waitFor();
    await page.getByText('第 2 版').first().waitFor();
    await box(/等待 3 天/).waitFor();
    expect(stage.problems).toEqual([]);
  });
});
