import { button, choose, menu, type Operator, view } from './operator.ts';

/** Goals, funnel and retention of the week, with the rule of a number beside it. */
export async function reviewWeek(operator: Operator): Promise<void> {
  const { page, t } = operator;
  await menu(operator, 'home');
  await page.getByText(t('home.goals'), { exact: true }).first().waitFor();
  await menu(operator, 'data');
  await view(operator, t('data.funnel'));
  await choose(operator, { label: t('data.step', { n: 2 }), option: 'account.registered' });
  await button(page, t('data.run')).click();
  const table = page.getByRole('table', { name: t('data.funnelChart') });
  const toTable = page.getByText(t('table.table'), { exact: true }).first();
  await table.or(toTable).first().waitFor();
  if (!(await table.isVisible())) await toTable.click();
  await table.waitFor();
  await view(operator, t('data.retention'));
  await choose(operator, { label: t('data.backEvent'), option: 'account.registered' });
  await button(page, t('data.run')).click();
  const retention = page.getByRole('table', { name: t('data.retention'), exact: true });
  await retention.waitFor();
  // What a number counts is said beside it.
  await retention.getByText(t('home.figures.retentionAverage.name')).focus();
  await page.getByText(t('home.figures.retentionAverage.meaning')).first().waitFor();
}
