import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manualClock } from '../server/src/kernel/clock.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import { putPlan } from './harness/put-plan.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
let stage: ConsolePages;

beforeAll(async () => {
  stage = await openConsole(manualClock(NOW), async (db) => {
    await putPlan(db, {}, NOW);
  });
}, 60_000);
afterAll(() => stage?.close());

it('says in the sandbox, and only there, that times of people at the console are real ones', async () => {
  const { page, url } = stage;
  const note = page.getByText('这里的时间是真实时间');
  await page.goto(`${url}/settings/users`);
  await page.getByRole('cell', { name: '林晓', exact: true }).waitFor();
  expect(await note.count()).toBe(0);
  const sandbox = {
    phoneUrl: `${url}/phone`,
    staffUrl: `${url}/staff`,
    clock: { now: NOW.toISOString(), speed: 60 },
  };
  await page.route(/\/v1\/session$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), sandbox } });
  });
  await page.reload();
  await note.waitFor();
  await page.unroute(/\/v1\/session$/);
}, 60_000);

it('invites somebody, who sets a password and comes in; the audit log says so', async () => {
  const { page, url } = stage;
  await page.goto(`${url}/settings/users`);
  await page.getByRole('button', { name: '邀请成员' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: '账号' }).fill('wang');
  await page.getByRole('dialog').getByRole('textbox', { name: '姓名' }).fill('王芳');
  await page.getByRole('dialog').getByRole('button', { name: '邀请成员' }).click();
  const link = await page.getByText(/\/invite\?token=/).textContent();
  await page.getByRole('button', { name: '完成' }).click();
  await page.getByRole('cell', { name: '待接受邀请' }).waitFor();
  for (const path of ['roles', 'audit', 'webhooks', 'users']) {
    await page.goto(`${url}/settings/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.ant-spin-spinning').waitFor({ state: 'detached' });
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    expect([path, ...violations.map(({ id }) => id)]).toEqual([path]);
  }
  await page.goto(`${url}/settings/audit`);
  await page.getByRole('cell', { name: 'app_user 2' }).waitFor();
  await page.getByRole('button', { name: '核对封条' }).click();
  await page.getByText(/封条完好/).waitFor();
  await page.goto(link ?? '');
  await page.getByLabel('密码').fill('a long enough one');
  await page.getByRole('button', { name: '设置密码并进入' }).click();
  await page.waitForURL(`${url}/`);
  await page.goto(`${url}/settings/users`);
  await page.getByText('没有查看权限').first().waitFor();
  expect(stage.problems).toEqual([]);
}, 60_000);
