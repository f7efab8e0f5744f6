import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manualClock } from '../server/src/kernel/clock.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';

// The countdown runs on the clock of the browser.
const NOW = new Date();
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

let stage: ConsolePages;
let page: Page;
beforeAll(async () => {
  stage = await openConsole(manualClock(NOW), async (db) => {
    await db.run(sql`
      with c as (insert into contact (name, created_at, last_event_at) values ('王荷', ${NOW}, ${NOW}) returning id)
      insert into identity (kind, value, contact_id, at) select 'external_userid', 'wmWang', id, ${NOW} from c`);
    await db.run(sql`insert into service_account (id, name) values ('wk1', '小荷客服')`);
    await db.run(sql`
      insert into service_chat (account, external_userid, last_at, wrote_at, state)
      values ('wk1', 'wmWang', ${ago(30)}, ${ago(30)}, 'new'), ('wk1', 'wmLate', ${ago(3000)}, ${ago(3000)}, 'new')`);
    await db.run(sql`
      insert into service_message (account, id, external_userid, at, origin, type, text, state)
      values ('wk1', 'm1', 'wmWang', ${ago(40)}, 'hetang', 'text', '您好，请问有什么可以帮您', 'sent'),
             ('wk1', 'm2', 'wmWang', ${ago(30)}, 'customer', 'text', '多少钱', 'received'),
             ('wk1', 'm3', 'wmLate', ${ago(3000)}, 'customer', 'image', null, 'received')`);
  });
  page = stage.page;
}, 60_000);
afterAll(() => stage?.close());

it('shows who waits and how long, the conversation, and why nothing is sent without a platform', async () => {
  await page.goto(`${stage.url}/`);
  await page.getByRole('navigation').getByRole('link', { name: '客服', exact: true }).click();
  const row = page.getByRole('row', { name: /王荷/ });
  await row.getByText(/47 小时 (29|30) 分，5 条/).waitFor();
  await page
    .getByRole('row', { name: /wmLate/ })
    .getByText('超过 48 小时')
    .waitFor();
  await row.getByRole('button', { name: '王荷' }).click();
  const drawer = page.getByRole('dialog');
  const said = drawer.getByRole('list', { name: '聊天记录' }).getByRole('listitem');
  await said.first().waitFor();
  expect(await said.allTextContents()).toEqual([
    expect.stringContaining('您好，请问有什么可以帮您'),
    expect.stringContaining('多少钱'),
  ]);
  await drawer.getByLabel('回复').fill('199 元');
  await drawer.getByRole('button', { name: /发\s?送/ }).click();
  await page
    .getByText(/企业微信/)
    .last()
    .waitFor();
  // Nothing was sent, and what was written is still there.
  expect(await drawer.getByLabel('回复').inputValue()).toBe('199 元');
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  expect(stage.problems).toEqual([]);
});
