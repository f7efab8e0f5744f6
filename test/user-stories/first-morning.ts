import { expect } from 'vitest';
import { heading, menu, type Operator } from './operator.ts';

/** From an empty browser into the sandbox, along the list of what is left to do. */
export async function firstMorning(operator: Operator): Promise<void> {
  const { page, t, language } = operator;
  await page.goto('/');
  // The gate is in the language that the browser has kept: Chinese at first.
  await page.getByRole('button', { name: /^(进入沙盒|Enter the sandbox)$/ }).click();
  if (language === 'en') await page.getByRole('button', { name: 'Switch to English' }).click();
  await heading(page, t('nav.home'));
  const list = page.getByRole('region', { name: t('start.title', { done: 5, of: 6 }) });
  await list.waitFor({ timeout: 30_000 });
  expect(await list.getByRole('img', { name: t('start.done'), exact: true }).count()).toBe(5);
  await list.getByRole('link', { name: t('start.go') }).click();
  await heading(page, t('planEdit.title'));
  await menu(operator, 'home');
  await page.getByRole('region', { name: t('home.numbers') }).waitFor();
}
