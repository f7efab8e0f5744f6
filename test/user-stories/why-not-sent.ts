import { menu, type Operator } from './operator.ts';

/** From the reasons of what was not sent to the one customer, who says why, and to the steps that led there. */
export async function whyNotSent(operator: Operator): Promise<void> {
  const { page, t } = operator;
  await menu(operator, 'reach');
  const reasons = page.getByRole('table', { name: t('reasons.title') });
  await reasons
    .getByRole('button', { name: t('words.reason.suppressed') })
    .first()
    .click();
  await page.waitForURL(/reason=/);
  await page.locator('main a[href^="/contacts/"]').last().click();
  await page.getByText(t('quiet.now')).waitFor();
  await page
    .getByText(/asked us to stop/)
    .first()
    .waitFor();
  await page
    .getByRole('button', { name: new RegExp(t('trace.openOf', { name: '' })) })
    .first()
    .click();
  const trace = page.getByRole('dialog');
  await trace.getByRole('listitem').first().waitFor();
  await page.keyboard.press('Escape');
  await trace.waitFor({ state: 'hidden' });
}
