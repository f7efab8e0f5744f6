import { expect } from 'vitest';
import { button, type Operator } from './operator.ts';

const PHONE = { width: 375, height: 740 };
const STAFF = '林晓荷';

/** A member of staff comes in through WeCom on a phone, reads a task and does it with what came of it. */
export async function tasksOnPhone(operator: Operator): Promise<void> {
  const { t, language, mark } = operator;
  const phone = await operator.another(PHONE);
  await phone.goto('/my/tasks');
  if (language === 'en') {
    await phone.evaluate(() =>
      localStorage.setItem('hetang.preferences', JSON.stringify({ language: 'en' })),
    );
    await phone.reload();
  }
  await phone.getByRole('link', { name: t('my.signIn') }).click();
  await phone.getByRole('link', { name: STAFF }).click();
  await phone.getByRole('heading', { level: 1, name: t('my.hello', { name: STAFF }) }).waitFor();
  const card = phone
    .getByRole('listitem')
    .filter({ has: phone.getByRole('button', { name: /^完\s?成$|^Done$/ }) })
    .first();
  await card.getByLabel(t('my.note')).fill(`${mark}: wants the course`);
  await button(card, t('my.done')).click();
  await phone.getByText(t('my.saved')).first().waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await phone.context().close();
}
