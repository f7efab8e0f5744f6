import { button, dialog, heading, menu, type Operator } from './operator.ts';

const JOURNEY = { zh: '课程跟进', en: '轻量培育（意向度D）' };

/** Puts a step into a journey by drawing, tries it on somebody invented, applies it, and pauses it. */
export async function drawJourney(operator: Operator): Promise<void> {
  const { page, t, language, mark } = operator;
  const name = JOURNEY[language];
  await menu(operator, 'journeys');
  await page.getByRole('link', { name, exact: true }).click();
  await heading(page, name);
  await page.getByRole('link', { name: t('flowEdit.edit') }).click();
  await heading(page, t('flowEdit.title', { name }));
  const outline = page.getByRole('tree');
  await outline.getByRole('treeitem').first().focus();
  await page.keyboard.press('+');
  await dialog(page)
    .getByRole('button', { name: t('words.stepKind.wait') })
    .click();
  await dialog(page)
    .getByRole('spinbutton', { name: t('flowEdit.wait.span') })
    .fill('3');
  await button(dialog(page), t('flowEdit.add')).click();
  await dialog(page).waitFor({ state: 'hidden' });
  await button(page, t('testRun.open')).click();
  const panel = page.getByRole('region', { name: t('testRun.title') });
  await button(panel, t('testRun.begin')).click();
  await button(panel, t('testRun.toTheEnd')).click();
  await panel
    .getByText(t('testRun.over', { why: '' }))
    .first()
    .waitFor();
  await button(panel, t('testRun.close')).click();
  await button(page, t('flowEdit.review')).click();
  await button(dialog(page), t('plan.apply')).click();
  await heading(page, name);
  await button(page, t('control.pause')).click();
  const drawer = page.getByRole('dialog', { name: t('control.pauseTitle', { name }) });
  await drawer.getByLabel(t('control.reason')).fill(`${mark}: the course moved`);
  await button(drawer, t('control.pause')).click();
  await page.getByText(t('control.pausedNow')).waitFor();
}
