import type { Browser, Locator, Page } from 'playwright-core';
import { createI18n } from '../../console/src/i18n/setup.ts';
import { chooseOption } from '../harness/choose-option.ts';

export type Language = 'zh' | 'en';
/** A word of the console by its key, in the operator's language. */
export type Words = (key: string, values?: Record<string, unknown>) => string;

/** Somebody who works with the console in one language; what they make is named by `mark`, so that both can work in one world. */
export interface Operator {
  language: Language;
  mark: string;
  page: Page;
  t: Words;
  url: string;
  emulatorUrl: string;
  /** What pages threw or wrote as an error. */
  problems: string[];
  /** A browser of somebody else, signed in as nobody. */
  another(viewport?: { width: number; height: number }): Promise<Page>;
}

interface Place {
  browser: Browser;
  url: string;
  emulatorUrl: string;
}

const DESK = { width: 1366, height: 768 };
const PATIENCE_MS = 15_000;

export async function openOperator(place: Place, language: Language): Promise<Operator> {
  const { browser, url, emulatorUrl } = place;
  const problems: string[] = [];
  const i18n = await createI18n(language);
  const another = async (viewport = DESK): Promise<Page> => {
    const context = await browser.newContext({
      viewport,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      reducedMotion: 'reduce',
      baseURL: url,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
    return page;
  };
  return {
    language,
    mark: language,
    page: await another(),
    t: (key, values = {}) => i18n.t(key, values),
    url,
    emulatorUrl,
    problems,
    another,
  };
}

/** A button by its words; the console's library puts a space between two Chinese characters. */
export function button(within: Page | Locator, words: string): Locator {
  const pattern = words
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/^(\p{sc=Han})(\p{sc=Han})$/u, '$1\\s?$2');
  return within.getByRole('button', { name: new RegExp(`(^|\\s)${pattern}$`) });
}

/** The drawer or dialog on top. */
export const dialog = (page: Page): Locator => page.getByRole('dialog').last();

/** Goes to a page by the menu. */
export async function menu({ page, t }: Operator, place: string): Promise<void> {
  const words = t(`nav.${place}`);
  const links = page.getByRole('navigation', { name: t('nav.label') });
  await links.getByRole('link', { name: words, exact: true }).click();
  await heading(page, words);
}

/** Goes to another view of the page. */
export async function view({ page }: Operator, words: string): Promise<void> {
  await page.locator('main nav:not(header nav)').getByRole('link', { name: words, exact: true }).click();
}

export async function heading(page: Page, words: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: words, exact: true }).waitFor();
}

export async function choose(
  { page }: Operator,
  { label, option, within }: { label: string | RegExp; option: string; within?: Locator },
): Promise<void> {
  await chooseOption(page, { label, option, ...(within ? { within } : {}) });
}

/** Looks at what a draft changes, gives the reason and puts it in force. */
export async function applyDraft({ page, t }: Operator, why: string): Promise<void> {
  await button(page, t('planEdit.review')).click();
  const drawer = dialog(page);
  await drawer.getByRole('textbox', { name: t('plan.why') }).fill(why);
  await button(drawer, t('plan.apply')).click();
  // Then the editor goes on with the plan in force.
  await page.getByText(new RegExp(t('planEdit.inForce', { version: '\\d+' }))).waitFor();
  await drawer.waitFor({ state: 'hidden' });
}
