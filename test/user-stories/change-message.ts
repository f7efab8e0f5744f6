import { applyDraft, button, dialog, heading, menu, type Operator } from './operator.ts';

const TEXTS = { zh: ['小经验 · 收词', 'tips-words'], en: ['小经验 · 预算', 'tips-budget'] } as const;

/** Reads the plan, changes one message, is stopped by lint, and applies with the reason and the people touched in view. */
export async function changeMessage(operator: Operator): Promise<void> {
  const { page, t, mark, language } = operator;
  const [name, key] = TEXTS[language];
  await menu(operator, 'plan');
  await page.getByRole('link', { name: t('planEdit.edit') }).click();
  await heading(page, t('planEdit.title'));
  const tree = page.getByRole('navigation', { name: t('planEdit.search') });
  await tree.getByRole('textbox').fill(key);
  await tree.getByRole('button', { name: `${name} ${key}` }).click();
  await page
    .getByRole('radiogroup', { name: t('planForm.view') })
    .getByText(t('planForm.views.form'))
    .click();
  const title = page.getByRole('textbox', { name: t('planForm.fields.name') }).first();
  await title.fill('');
  const problems = page.getByRole('region', { name: t('planEdit.problems') });
  await problems.getByRole('listitem').first().waitFor();
  await title.fill(`${name} ${mark}`);
  await page.getByText(t('planEdit.problemsNone')).waitFor();
  await button(page, t('planEdit.review')).click();
  await dialog(page).getByText(name).first().waitFor();
  await button(dialog(page), t('action.cancel')).click();
  await applyDraft(operator, `${mark}: clearer`);
  await menu(operator, 'plan');
  await page.getByRole('row', { name: new RegExp(`${mark}: clearer`) }).waitFor();
}
