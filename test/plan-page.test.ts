import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../server/src/kernel/clock.ts';
import { applyPlan } from '../server/src/plan/apply.ts';
import { type ConsolePages, openConsole } from './harness/console-pages.ts';
import type { TestDatabase } from './harness/database.ts';

const clock = manualClock('2026-03-10T04:00:00Z');
const STAGES = 'stages:\n  fresh: { name: 新客 }\n  asked: { name: 问过, enter: { tag: need/course } }\n';
const files = (stages: string) => [
  { path: 'plan.yaml', text: 'plan: demo\nname: 演示\n' },
  { path: 'tags.yaml', text: 'tags:\n  need: { name: 需求, values: { course: { name: 课程 } } }\n' },
  { path: 'stages.yaml', text: stages },
];

let stage: ConsolePages;
let db: TestDatabase;
let page: Page;
beforeAll(async () => {
  stage = await openConsole(clock, async (opened) => {
    db = opened;
    await put(STAGES);
  });
  page = stage.page;
  page.setDefaultTimeout(10_000);
}, 60_000);
afterAll(() => stage?.close());

function put(stages: string) {
  return applyPlan(db, { source: { files: files(stages) }, by: '陈晨', now: clock.now(), replace: true });
}
const editor = () => page.getByRole('textbox', { name: 'stages.yaml 的内容' });
const problems = () => page.getByRole('region', { name: '检查结果' });
const saved = () => page.getByRole('status').filter({ hasText: '已保存' }).waitFor();

test('a link opens the line; what is typed is saved as a draft, linted, jumped to and mended', async () => {
  await page.goto(`${stage.url}/plan/edit?kind=stages&key=asked`);
  await editor().waitFor();
  await expect.poll(() => editor().textContent()).toContain('need/course');
  await page.keyboard.press('End');
  await page.keyboard.type('\n');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.type('staffs: {}');
  const finding = problems().getByRole('listitem').filter({ hasText: 'staffs' });
  await finding.getByRole('button', { name: 'stages.yaml 第 4 行' }).click();
  await finding.getByRole('button', { name: '改成 staff', exact: true }).click();
  await finding.waitFor({ state: 'detached' });
  expect(await editor().textContent()).toContain('staff: {}');
  await saved();
  await page.reload();
  await expect.poll(() => editor().textContent()).toContain('staff: {}');
  expect(stage.problems).toEqual([]);
});
