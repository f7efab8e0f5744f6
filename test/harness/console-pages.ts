import type { Browser, Page } from 'playwright-core';
import type { Analytics } from '../../server/src/kernel/clickhouse/analytics.ts';
import type { ManualClock } from '../../server/src/kernel/clock.ts';
import { buildHttp, type HttpApp } from '../../server/src/kernel/http/app.ts';
import { makeLogger } from '../../server/src/kernel/telemetry/logger.ts';
import { makeMetrics } from '../../server/src/kernel/telemetry/metrics.ts';
import { startSession } from '../../server/src/modules/access/sessions.ts';
import { createAdministrator } from '../../server/src/modules/access/users.ts';
import { makeRoutes } from '../../server/src/routes.ts';
import { sharedBrowser } from './browser.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** The console over a database of its own, without platform, in a browser that is signed in. */
export interface ConsolePages {
  db: TestDatabase;
  url: string;
  page: Page;
  /** What a page threw. */
  problems: string[];
  close(): Promise<void>;
}

type Config = Parameters<typeof makeRoutes>[0]['config'];

/**
 * Fills a database and opens the console on it, at the moment at which the clock stands after `prepare`. Without analytics
 * unless a test brings its own, and with nothing configured but what it says.
 */
export async function openConsole(
  clock: ManualClock,
  prepare: (db: TestDatabase) => Promise<void>,
  analytics: Analytics | null = null,
  config: Partial<Config> = {},
): Promise<ConsolePages> {
  const db = await createTestDatabase();
  await prepare(db);
  const app = await serve({ db, clock, analytics, config });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await sharedBrowser();
  const problems: string[] = [];
  const page = await signedIn(browser, { url, session: await signIn(db, clock.now()) });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  return {
    db,
    url,
    page,
    problems,
    async close() {
      await page.context().close();
      await app.close();
      await db.drop();
    },
  };
}

interface Served {
  db: TestDatabase;
  clock: ManualClock;
  analytics: Analytics | null;
  config: Partial<Config>;
}

function serve({ db, clock, analytics, config }: Served): Promise<HttpApp> {
  const logger = makeLogger('silent');
  const { guard, endpoints } = makeRoutes({
    clock,
    machine: clock,
    log: logger,
    metrics: makeMetrics(),
    sandbox: null,
    onApplied: [],
    platform: null,
    config: config as Config,
    stores: { db, analytics, close: async () => undefined },
  });
  return buildHttp({ logger, guard, endpoints, version: 'test' });
}

async function signIn(db: TestDatabase, now: Date): Promise<string> {
  const user = { login: 'lin', name: '林晓', passwordHash: 'x' };
  const made = await db.transaction((tx) => createAdministrator(tx, user, { sandbox: false, now }));
  return startSession(db, made.id, now);
}

async function signedIn(browser: Browser, { url, session }: { url: string; session: string }): Promise<Page> {
  const viewport = { width: 1366, height: 768 };
  // Still, as for people who want it so: what moves while it is pressed may miss the press.
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    baseURL: url,
  });
  await context.addCookies([{ name: 'hetang_session', value: session, url }]);
  return context.newPage();
}
