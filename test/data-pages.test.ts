import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindSchemas, type Plan } from '../contract/src/plan/registry.ts';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { createTestAnalytics, type TestAnalytics, type TestEvent } from './harness/analytics.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import { putPlan } from './harness/put-plan.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const definitions: Partial<Plan> = {
  stages: { trial: { name: '体验用户' } },
  staff: {
    wang: kindSchemas.staff.parse({ name: '王顾问', wecom: 'Wang' }),
    li: kindSchemas.staff.parse({ name: '李顾问', wecom: 'Li' }),
  },
  segments: { vip: { name: '老客', when: { event: 'order.paid' } } },
};

const on = (contact: number, name: string, day: string, props: Record<string, unknown> = {}): TestEvent => ({
  contact,
  name,
  at: `2026-${day}T04:00:00Z`,
  props,
});

/** Contacts 1 to 12 are added on days of February, the odd ones by 王顾问; 1 to 8 pay three days later, 1 to 4 in March again. */
function events(): TestEvent[] {
  return Array.from({ length: 12 }, (_, nr): TestEvent[] => {
    const contact = nr + 1;
    const day = String(contact + 9).padStart(2, '0');
    const later = String(contact + 12).padStart(2, '0');
    const order = (at: string) =>
      on(contact, 'order.paid', at, { order_id: `${contact}/${at}`, amount: 10_000 });
    return [
      on(contact, 'contact.added', `02-${day}`, { staff: contact % 2 === 1 ? 'wang' : 'li' }),
      ...(contact <= 8 ? [order(`02-${later}`)] : []),
      ...(contact <= 4 ? [order('03-05')] : []),
    ];
  }).flat();
}

const FUNNEL =
  '/data/funnel?steps=contact.added,order.paid&window=30&from=2026-02-01&to=2026-02-28&breakdown=owner';

describe('the pages of data', () => {
  let stage: ConsolePages;
  let analytics: TestAnalytics;
  let page: Page;

  beforeAll(async () => {
    analytics = await createTestAnalytics();
    await analytics.fill(events());
    const prepare = async (db: ConsolePages['db']) => {
      await putPlan(db, definitions, NOW);
      await db.run(sql`
        insert into contact (id, name, created_at, added_at)
        select n, '客户' || n, ${NOW}, '2026-02-09T04:00:00Z'::timestamptz + n * interval '1 day'
        from generate_series(1, 12) n`);
      await db.run(sql`
        with made as (
          insert into segment (key, basis, version, state, declared_at)
          values ('vip', '', 1, 'ready', ${NOW}) returning id)
        insert into segment_member (contact_id, segment, since) select n, id, ${NOW} from made, generate_series(1, 4) n`);
    };
    stage = await openConsole(manualClock(NOW), prepare, analytics);
    page = stage.page;
  });
  afterAll(async () => {
    await stage.close();
    await analytics.drop();
  });

  const table = (caption: string) => page.getByRole('table', { name: caption });
  const asTable = () => page.getByText('表', { exact: true }).click();
  const names = () => page.getByRole('link', { name: /^客户\d+$/ });

  it('leads from a number to the people behind it, from there to a segment, and back', async () => {
    await page.goto(FUNNEL);
    await page.getByRole('img', { name: '漏斗各步人数' }).waitFor();
    await asTable();
    const rows = table('漏斗各步人数').getByRole('row');
    await rows.filter({ hasText: '王顾问' }).first().getByRole('link', { name: '6', exact: true }).click();
    await page.getByText('到达第 1 步的客户，客户首次添加的员工 = 王顾问').waitFor();
    await names().nth(5).waitFor();
    expect(await names().count()).toBe(6);
    await page.goBack();
    await asTable();
    await rows.filter({ hasText: '全部' }).first().getByRole('link', { name: '4', exact: true }).click();
    await page.getByText('止步于第 1 步的客户').waitFor();
    await names().nth(3).waitFor();
    expect(await names().allTextContents()).toEqual(['客户12', '客户11', '客户10', '客户9']);
    expect(await page.getByRole('button', { name: '存为分群' }).count()).toBe(0);
    await page.goBack();
    await asTable();
    await rows.filter({ hasText: '全部' }).first().getByRole('link', { name: '12', exact: true }).click();
    await page.getByRole('button', { name: '存为分群' }).click();
    await page.getByRole('dialog').getByLabel('分群名称').waitFor();
    expect(stage.problems).toEqual([]);
  });

  it('answers the usual question of a trend before anybody asks', async () => {
    const answered = page.waitForResponse('**/v1/reports/trend');
    await page.goto('/data/trend');
    expect((await answered).ok()).toBe(true);
    await page.goto('/data/funnel');
    await page.getByText('设好条件后按「计算」').waitFor();
  });

  it('compares with a segment, and gives rows and picture away', async () => {
    await page.goto('/data/rfm?asOf=2026-03-10&bins=2&compare=segment:vip');
    const sums = table('合计与中位数').getByRole('row');
    await sums.nth(2).waitFor();
    expect(await sums.nth(1).getByRole('cell').first().textContent()).toBe('8');
    expect(await sums.nth(2).allTextContents()).toEqual(['老客48¥800.0052¥200.00']);
    await page.goto(`${FUNNEL}&compare=previous`);
    await page.getByRole('img', { name: '漏斗各步人数' }).waitFor();
    await page.getByRole('button', { name: '图片' }).click();
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'PNG 图片' }).click(),
    ]);
    expect(picture.suggestedFilename()).toBe('漏斗.png');
    const [rows] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 Excel' }).click(),
    ]);
    expect(rows.suggestedFilename()).toBe('分析_2026-03-10.xlsx');
  });

  it('begins with a ready-made dashboard, which becomes one’s own', async () => {
    await page.goto('/data/boards');
    await page.getByText('还没有看板').waitFor();
    await page.getByRole('button', { name: '从模板新建' }).click();
    const drawer = page.getByRole('dialog', { name: '从模板新建' });
    const value = drawer.locator('label', { hasText: '用户价值' });
    await value.getByText('不包含：添加后的活跃留存（方案没有用到').waitFor();
    expect(await drawer.getByLabel('看板名称').inputValue()).toBe('日常');
    await value.click();
    expect(await drawer.getByLabel('看板名称').inputValue()).toBe('用户价值');
    await drawer.getByLabel('看板名称').fill('老客');
    await drawer.getByRole('button', { name: '保存' }).click();
    const board = page.getByRole('list', { name: '老客' });
    await board.getByRole('heading', { name: '复购' }).waitFor();
    expect(await board.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'RFM 价值分布',
      '复购',
      '成交金额',
    ]);
    await page.getByRole('button', { name: '调整' }).click();
    await page.getByRole('button', { name: '移动「复购」，用方向键' }).press('ArrowLeft');
    await page.getByText('「复购」现在是第 1 个，共 3 个').waitFor({ state: 'attached' });
    await board.getByRole('link', { name: 'RFM 价值分布' }).click();
    await page.waitForURL(/\/data\/rfm\?bins=5$/);
    await page.goto('/data/boards');
    await page.getByRole('button', { name: '调整' }).click();
    await page.getByRole('button', { name: '删除看板' }).click();
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /确\s*定|删\s*除|OK/ })
      .click();
    await page.getByText('还没有看板').waitFor();
    expect(stage.problems).toEqual([]);
  });

  it('arranges saved analyses on a dashboard by keyboard, and keeps it', async () => {
    const save = async (address: string, name: string) => {
      await page.goto(address);
      await page.getByRole('button', { name: '视图' }).click();
      await page.getByLabel('把现在的样子存为').fill(name);
      await page.getByRole('button', { name: '保存视图' }).click();
      await page.getByRole('button', { name, exact: true }).waitFor();
    };
    const add = async (name: string) => {
      await page.getByRole('combobox', { name: '放上一个分析' }).click();
      await page.locator('.ant-select-item-option', { hasText: name }).click();
    };
    await save('/data/trend?event=order.paid&measure=people&from=2026-02-01&to=2026-03-10', '支付人数');
    await save('/data/retention?start=contact.added&back=order.paid&from=2026-01-01&to=2026-03-10', '复购');
    await page.goto('/data/boards');
    await page.getByText('还没有看板').waitFor();
    await page.getByRole('button', { name: '新建看板' }).click();
    await page.getByLabel('看板名称').fill('早会');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText('这个看板还是空的').waitFor();
    await page.getByRole('button', { name: '调整' }).click();
    await add('支付人数');
    await page.getByRole('heading', { name: '支付人数' }).waitFor();
    await add('复购');
    await page.getByRole('heading', { name: '复购' }).waitFor();
    await page.getByRole('button', { name: '移动「复购」，用方向键' }).press('ArrowLeft');
    await page.getByText('「复购」现在是第 1 个，共 2 个').waitFor({ state: 'attached' });
    const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await page.getByLabel('「复购」宽度').getByText('↔2').click();
    expect((await kept).status()).toBe(204);
    await page.reload();
    const board = page.getByRole('list', { name: '早会' });
    await board.getByRole('heading', { name: '支付人数' }).waitFor();
    const headings = board.getByRole('heading', { level: 2 });
    expect(await headings.allTextContents()).toEqual(['复购', '支付人数']);
    await board.getByRole('img', { name: '各周期的数值' }).waitFor();
    expect(stage.problems).toEqual([]);
  });
});
