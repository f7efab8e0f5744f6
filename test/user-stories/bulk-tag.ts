import { button, dialog, menu, type Operator } from './operator.ts';

const TAG = { zh: '没有人手', en: '看不懂数据' };

/** Picks everybody of a filter but one, looks at what a tag would change, does it, and takes it back. */
export async function bulkTag(operator: Operator): Promise<void> {
  const { page, t, language } = operator;
  await menu(operator, 'contacts');
  const rows = page.getByRole('row').getByRole('checkbox');
  await rows.nth(1).check();
  await rows.nth(2).check();
  await page.getByText(t('picking.count', { n: 2 })).waitFor();
  await button(page, t('acts.kinds.tags')).click();
  const drawer = dialog(page);
  await drawer.getByRole('combobox', { name: t('acts.add') }).fill(TAG[language]);
  const tag = TAG[language];
  await page.locator('.ant-select-dropdown:visible').getByText(tag).click();
  await page.keyboard.press('Escape');
  await button(drawer, t('acts.look')).click();
  await page.getByText(t('acts.will', { n: 2 })).waitFor();
  await button(page, t('acts.run')).click();
  await page.getByText(t('acts.done', { n: 2 })).waitFor();
  await page
    .locator('main nav:not(header nav)')
    .getByRole('link', { name: t('acts.list') })
    .click();
  const act = page.getByRole('row', { name: new RegExp(`\\+${tag}`) }).first();
  await act.getByRole('button', { name: new RegExp(`^${t('acts.undoOf', { id: '\\d+' })}$`) }).click();
  await button(page.locator('.ant-popover:visible'), t('acts.undo')).click();
  await act.getByText(t('acts.states.undone')).waitFor();
}
