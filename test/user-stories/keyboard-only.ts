import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { heading, type Operator } from './operator.ts';

/** More stops than any page has between two things that belong together. */
const MOST_STOPS = 80;
const MOST_OPTIONS = 20;

/** No mouse: somebody is found and left alone, a task is written up, a message of the plan is changed and put in force. */
export async function keyboardOnly(operator: Operator): Promise<void> {
  await leaveAlone(operator);
  await writeUpTask(operator);
  await changeText(operator);
}

async function leaveAlone(operator: Operator): Promise<void> {
  const { page, t, mark } = operator;
  const { items } = (await (await page.request.get('/v1/contacts?size=1&sort=createdAt')).json()) as {
    items: { name: string }[];
  };
  const name = items[0]?.name ?? '';
  await goBySearch(operator, name);
  await heading(page, name);
  await stopAt(page, page.getByRole('button', { name: t('quiet.add') }));
  await page.keyboard.press('Enter');
  await stopAt(page, page.getByRole('dialog').getByRole('textbox', { name: t('quiet.reason') }));
  await page.keyboard.type(`${mark}: does not want to be written to`);
  await stopAt(page, page.getByRole('dialog').getByRole('button', { name: t('quiet.add') }));
  await page.keyboard.press('Enter');
  await page.getByText(t('quiet.now')).waitFor();
}

async function writeUpTask(operator: Operator): Promise<void> {
  const { page, t, mark } = operator;
  await goBySearch(operator, t('nav.tasks'));
  await heading(page, t('nav.tasks'));
  await stopAt(page, page.getByRole('button', { name: new RegExp(`^${t('tasks.fill')}`) }).first());
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await stopAt(page, drawer.getByRole('textbox', { name: new RegExp(`^${t('tasks.note')}`) }));
  await page.keyboard.type(`${mark}: wants to hear of the course`);
  await stopAt(page, drawer.getByRole('button', { name: t('tasks.submit') }));
  await page.keyboard.press('Enter');
  await page.getByText(t('tasks.doneToast')).waitFor();
}

async function changeText(operator: Operator): Promise<void> {
  const { page, t, mark } = operator;
  await goBySearch(operator, t('nav.plan'));
  await heading(page, t('nav.plan'));
  await stopAt(page, page.getByRole('link', { name: t('planEdit.edit') }));
  await page.keyboard.press('Enter');
  await heading(page, t('planEdit.title'));
  const tree = page.getByRole('navigation', { name: t('planEdit.search') });
  await stopAt(page, tree.getByRole('textbox'));
  await page.keyboard.type('tips-report');
  await stopAt(page, tree.getByRole('button', { name: /tips-report$/ }));
  await page.keyboard.press('Enter');
  const views = page.getByRole('radiogroup', { name: t('planForm.view') });
  await stopAt(page, views.getByRole('radio', { checked: true }));
  await page.keyboard.press('ArrowRight');
  const name = page.getByRole('textbox', { name: t('planForm.fields.name') }).first();
  await stopAt(page, name);
  await page.keyboard.press('End');
  await page.keyboard.type(` ${mark}`);
  await page.getByText(t('planEdit.problemsNone')).waitFor();
  await stopAt(page, page.getByRole('button', { name: t('planEdit.review') }));
  await page.keyboard.press('Enter');
  const review = page.getByRole('dialog');
  await stopAt(page, review.getByRole('textbox', { name: t('plan.why') }));
  await page.keyboard.type(`${mark}: by keyboard`);
  await stopAt(page, review.getByRole('button', { name: t('plan.apply') }));
  await page.keyboard.press('Enter');
  await page.getByText(new RegExp(t('planEdit.inForce', { version: '\\d+' }))).waitFor();
  await review.waitFor({ state: 'hidden' });
}

/** Opens what is called so by way of the search of everything. */
async function goBySearch({ page, t }: Operator, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: t('search.title') });
  await box.waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option', { name: words }).first().waitFor();
  const chosen = page.getByRole('option', { selected: true });
  for (let moves = 0; moves < MOST_OPTIONS; moves += 1) {
    if ((await chosen.textContent())?.startsWith(words)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
}

/** Tabs on until something has the focus, as who has no mouse does; it has to be reachable. */
async function stopAt(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  const isThere = () => target.evaluate((one) => one === document.activeElement);
  for (let stops = 0; stops < MOST_STOPS && !(await isThere()); stops += 1) await page.keyboard.press('Tab');
  expect(await isThere(), `reached with the keyboard: ${target}`).toBe(true);
}
