import { expect } from 'vitest';
import { button, dialog, heading, menu, type Operator, view } from './operator.ts';

/** Looks who stands behind a code, sends somebody on a break, sees another take over, and takes the picture for print. */
export async function channelCode(operator: Operator): Promise<void> {
  const { page, t } = operator;
  const name = '活动渠道活码';
  await menu(operator, 'codes');
  await view(operator, t('codes.staffView'));
  await button(page, t('codes.pauseOf', { name: '周一帆' })).click();
  await button(dialog(page), t('codes.pause')).click();
  await page.getByText(t('codes.paused')).first().waitFor();
  await view(operator, t('nav.codes'));
  await page.getByRole('link', { name, exact: true }).click();
  await heading(page, name);
  const duty = page.getByRole('row', { name: /林晓荷/ });
  await expect
    .poll(
      async () => {
        await page.reload();
        await duty.first().waitFor();
        return duty.first().textContent();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toContain(t('codes.isOn'));
  await page.getByRole('button', { name: t('codes.save') }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: t('codes.png', { size: 600 }) }).click(),
  ]);
  const [first] = (await (await file.createReadStream()).toArray()) as Buffer[];
  expect(first?.subarray(1, 4).toString()).toBe('PNG');
  await page.goBack();
  await view(operator, t('codes.staffView'));
  await button(page, t('codes.resumeOf', { name: '周一帆' })).click();
  await page.getByText(t('codes.resumed')).first().waitFor();
}
