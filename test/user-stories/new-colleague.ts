import { expect } from 'vitest';
import { button, choose, dialog, heading, menu, type Operator } from './operator.ts';

/** Invites a colleague who sees the customers of one unit only, finds in the audit log who changed what, and rolls the plan back. */
export async function newColleague(operator: Operator): Promise<void> {
  const { page, t, mark } = operator;
  await menu(operator, 'settings');
  await page
    .locator('main')
    .getByRole('link', { name: t('people.users') })
    .first()
    .click();
  await heading(page, t('people.title'));
  await button(page, t('people.invite')).click();
  const drawer = dialog(page);
  await drawer.getByRole('textbox', { name: t('people.login') }).fill(`gu-${mark}`);
  await drawer.getByRole('textbox', { name: t('people.name') }).fill(`Gu ${mark}`);
  await choose(operator, {
    label: t('people.roleOf'),
    option: t('people.builtInRole.community'),
    within: drawer,
  });
  // The form says of it that it may stay empty.
  await choose(operator, { label: new RegExp(`^${t('people.staff')}`), option: '周一帆', within: drawer });
  await button(drawer, t('people.invite')).click();
  const link = (await page.getByText(/\/invite\?token=/).textContent()) ?? '';
  await button(page, t('people.linkDone')).click();
  await comeIn(operator, link);
  await page
    .locator('main nav:not(header nav)')
    .getByRole('link', { name: t('people.audit') })
    .click();
  await page
    .getByRole('row', { name: new RegExp(t('people.acts.create')) })
    .first()
    .waitFor();
  await button(page, t('people.check')).click();
  await page.getByText(new RegExp(t('people.intact', { count: '\\d+' }))).waitFor();
  await rollBack(operator);
}

/** The colleague sets a password, and sees nobody else's customers and no settings of the tenant. */
async function comeIn(operator: Operator, link: string): Promise<void> {
  const { url } = operator;
  const theirs = await operator.another();
  await theirs.goto(link.trim());
  await theirs.locator('input[type="password"]').fill('a long enough one');
  await theirs.locator('button[type="submit"]').click();
  await theirs.waitForURL(`${url}/`);
  await theirs.getByRole('heading', { level: 1 }).waitFor();
  const answer = (await (await theirs.request.get('/v1/contacts?size=100')).json()) as {
    total: number;
    items: { owner: { key: string } | null }[];
  };
  const all = (await (await operator.page.request.get('/v1/contacts?size=1')).json()) as {
    total: number;
  };
  expect(answer.total).toBeGreaterThan(0);
  expect(answer.total).toBeLessThan(all.total);
  await theirs.goto('/settings/audit');
  // A new browser reads Chinese, until its owner says otherwise.
  await theirs.getByText('没有查看权限').first().waitFor();
  await theirs.context().close();
}

async function rollBack(operator: Operator): Promise<void> {
  const { page, t } = operator;
  await menu(operator, 'plan');
  const back = page.getByRole('button', { name: new RegExp(t('plan.rollBackTo', { version: '\\d+' })) });
  const name = (await back.first().getAttribute('aria-label')) ?? '';
  await back.first().click();
  await button(dialog(page), t('plan.rollBack')).click();
  await page.getByText(name, { exact: true }).first().waitFor();
}
