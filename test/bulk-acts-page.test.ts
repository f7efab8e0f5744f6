import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kindSchemas, type Plan } from '../contract/src/plan/registry.ts';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import { drain, type Happening, happen, putInForce, quietEngine } from './harness/standing-world.ts';

const definitions: Partial<Plan> = {
  stages: { fresh: { name: '新用户' } },
  staff: { fang: kindSchemas.staff.parse({ name: '方运营', wecom: 'Fang' }) },
  tags: { need: kindSchemas.tags.parse({ name: '需求', values: { course: '想听课' } }) },
};
const lives = Array.from({ length: 25 }, (_, who): Happening => {
  return [who, { name: 'contact.added', props: { name: `客户${who}`, staff: 'fang' } }];
});

const clock = manualClock(new Date('2026-03-10T04:00:00Z'));
let stage: ConsolePages;
let page: Page;
beforeAll(async () => {
  stage = await openConsole(clock, async (db) => {
    await putInForce(db, definitions, clock.now());
    const engine = await quietEngine(db, clock);
    await happen(db, lives, clock.now());
    await drain(engine);
  });
  page = stage.page;
});
afterAll(() => stage.close());

const tagged = async () => {
  await drain(await quietEngine(stage.db, clock));
  const row = await stage.db.one<{ count: number }>(sql`select count(*) as count from contact_tag`);
  return row?.count;
};
const button = (name: string | RegExp) => page.getByRole('button', { name });

it('picks over all pages but one, looks first, changes, and takes it back', async () => {
  await page.goto(`${stage.url}/contacts`);
  await page.getByRole('checkbox', { name: '选择客户24' }).check();
  await page.getByText('已选 1 条').waitFor();
  await button('选择全部 25 条').click();
  await page.getByText('已选 25 条').waitFor();
  await page.getByRole('checkbox', { name: '选择客户20' }).uncheck();
  await page.getByText('已选 24 条').waitFor();
  await button('改标签').click();
  const drawer = page.getByRole('dialog', { name: '给 24 位客户改标签' });
  await button(/预\s?览/).click();
  await drawer.getByText('至少选择一个标签').waitFor();
  await drawer.getByRole('combobox', { name: '加上标签' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText('想听课').click();
  await page.keyboard.press('Escape');
  await button(/预\s?览/).click();
  await page.getByText('将改动 24 位客户').waitFor();
  expect(await tagged()).toBe(0);
  await button('确认执行').click();
  await page.getByText('已改动 24 位客户').waitFor();
  expect(await tagged()).toBe(24);
  await page
    .locator('.ant-message')
    .getByRole('button', { name: /撤\s?销/ })
    .click();
  await page.getByText('已撤销，恢复 24 位客户').waitFor();
  expect(await tagged()).toBe(0);
  expect(await page.getByText('已选').count()).toBe(0);
});

it('lists what was done with the people of it, without faults of access', async () => {
  await page.goto(`${stage.url}/contacts/acts`);
  const row = page.getByRole('row', { name: /改标签 \+想听课/ });
  await row.getByText('已撤销').waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await row.getByRole('button', { name: '看第 1 次批量操作的每位客户' }).click();
  await page.getByRole('dialog').getByText('共 24 条').waitFor();
  expect(stage.problems).toEqual([]);
});

it('saves what is in sight as a view, which opens the list', async () => {
  await page.goto(`${stage.url}/contacts?lost=yes&sort=name`);
  await button('视 图').or(button('视图')).click();
  await page.getByLabel('把现在的样子存为').fill('流失');
  await button('保存视图').click();
  const opens = page.getByRole('checkbox', { name: '每次用“流失”打开列表' });
  await opens.click();
  await opens.and(page.locator(':checked')).waitFor();
  await page.goto(`${stage.url}/contacts`);
  await page.waitForURL(/lost=yes/);
  expect(new URL(page.url()).searchParams.get('sort')).toBe('name');
  expect(stage.problems).toEqual([]);
});
