import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../contract/src/plan/registry.ts';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import { putPlan } from './harness/put-plan.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const definitions: Partial<Plan> = {
  stages: { fresh: { name: '新用户' } },
  segments: { wang: { name: '王牌用户', when: { stage: 'fresh' } } },
};

describe('the search of everything', () => {
  let stage: ConsolePages;
  let page: Page;

  beforeAll(async () => {
    stage = await openConsole(manualClock(NOW), async (db) => {
      await putPlan(db, definitions, NOW);
      await db.run(sql`
        insert into contact (name, stage, created_at, last_event_at)
        values ('王小明', 'fresh', ${NOW}, ${NOW}), ('陈晨', 'fresh', ${NOW}, ${NOW})`);
    });
    page = stage.page;
    await page.goto(`${stage.url}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }, 60_000);
  afterAll(() => stage?.close());

  const search = () => page.getByRole('combobox', { name: '搜索' });

  it('leads to a contact with the keyboard alone, and remembers the way', async () => {
    await page.keyboard.press('Control+k');
    await search().fill('王');
    await page.getByRole('option', { name: /王牌用户/ }).waitFor();
    const { violations } = await new AxeBuilder({ page }).include('.ant-modal').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    const chosen = page.getByRole('option', { selected: true });
    expect(await chosen.textContent()).toContain('王牌用户');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '王小明' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('group', { name: '最近去过' }).getByText('王小明').waitFor();
    await page.keyboard.press('Escape');
    await search().waitFor({ state: 'hidden' });
  });

  it('knows pages by their names, and says what to do when nothing fits', async () => {
    await page.getByRole('button', { name: /搜索/ }).click();
    await search().fill('设置');
    await page.getByRole('option', { name: '设置' }).click();
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
    await page.keyboard.press('Meta+k');
    await search().fill('没有这样的词');
    await page.getByText('没有找到。').waitFor();
    expect(stage.problems).toEqual([]);
  });
});
