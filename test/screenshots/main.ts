// npm run screenshots -- [--out FOLDER] [--url URL] [--only PART] [--look PART] [--axe] : a picture of every page of the
// console, over the sandbox; with --axe what axe finds on it, as a table.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../harness/browser.ts';
import { consolePaths } from '../harness/console-routes.ts';
import { startSandboxProcess } from '../harness/sandbox-process.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '.hetang/screenshots' },
    url: { type: 'string' },
    only: { type: 'string', default: '' },
    look: { type: 'string', default: '' },
    axe: { type: 'boolean', default: false },
  },
});

const DESKTOP = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const PHONE = { width: 375, height: 740 };
/** Pages that staff open on a phone. */
const ON_PHONES = /^\/(my|tasks|contacts|account|codes|$)/;
/** Days of the sandbox's world before the first picture: at this speed, a minute. */
const SPEED = 3600;
const WORLD_LIVES_MS = 60_000;

interface Look {
  name: string;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
  only?: RegExp;
}

const looks: Look[] = [
  ...DESKTOP.flatMap((viewport) =>
    (['light', 'dark'] as const).map((colorScheme) => {
      return { name: `${viewport.width}-${colorScheme}`, viewport, colorScheme };
    }),
  ),
  { name: 'phone', viewport: PHONE, colorScheme: 'light', only: ON_PHONES },
];

async function takeAll(browser: Browser, url: string): Promise<void> {
  for (const look of looks.filter(({ name }) => name.includes(values.look))) {
    const { viewport, colorScheme } = look;
    const context = await browser.newContext({
      viewport,
      colorScheme,
      reducedMotion: 'reduce',
      baseURL: url,
    });
    await context.request.post('/v1/setup', { data: { sandbox: true } });
    await context.request.post('/v1/session', { data: { login: 'sandbox', password: '' } });
    const page = await context.newPage();
    await takeLook(page, look);
    await context.close();
  }
}

/** Every route, and every view that a page's navigation leads to. */
async function takeLook(page: Page, look: Look): Promise<void> {
  const folder = join(values.out, look.name);
  mkdirSync(folder, { recursive: true });
  const waiting = await consolePaths(async (path) => (await page.request.get(path)).json());
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path) || (look.only && !look.only.test(path)) || !path.includes(values.only)) continue;
    seen.add(path);
    await page.goto(path);
    await settle(page);
    await page.screenshot({ path: join(folder, `${path.slice(1).replaceAll('/', '_') || 'home'}.png`) });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) process.stdout.write(`${look.name} ${path}: ${wide} px too wide\n`);
    if (values.axe) await noteFindings(page, look.name, path);
    const views = page.locator('main nav:not(header nav) a');
    waiting.push(...(await views.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))));
  }
  process.stdout.write(`${look.name}: ${seen.size} pages in ${folder}\n`);
}

const IMPACTS = ['critical', 'serious', 'moderate', 'minor'] as const;

/** Writes a row of the table: how many places axe objects to, by how much it matters, and by which rules. */
async function noteFindings(page: Page, look: string, path: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze();
  const places = (impact: string) =>
    violations.filter((one) => one.impact === impact).reduce((sum, { nodes }) => sum + nodes.length, 0);
  const cells = [path, look, ...IMPACTS.map(places), violations.map(({ id }) => id).join(' ') || '–'];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

async function settle(page: Page): Promise<void> {
  await page
    .locator('h1')
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => undefined);
  const isQuiet = () => document.querySelector('main :is(.ant-skeleton, .ant-spin-spinning)') === null;
  await page.waitForFunction(isQuiet, undefined, { timeout: 8_000 }).catch(() => undefined);
  await sleep(300);
}

const sandbox = values.url ? null : await startSandboxProcess(SPEED);
if (sandbox) await sleep(WORLD_LIVES_MS);
const browser = await openBrowser();
try {
  await takeAll(browser, values.url ?? sandbox?.url ?? '');
} finally {
  await browser.close();
  await sandbox?.stop();
}
