import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp } from '../../server/src/app.ts';
import { makeConfig } from '../../server/src/config/config.ts';
import { readEnv } from '../../server/src/config/env.ts';
import { systemClock } from '../../server/src/kernel/clock.ts';
import { type Database, openDatabase } from '../../server/src/kernel/database/database.ts';
import { makeLogger } from '../../server/src/kernel/telemetry/logger.ts';
import { callJson, until } from '../storm/json.ts';
import { startClickHouse } from './clickhouse-server.ts';
import { caughtUp, judge, prepare, totalsOf } from './evidence.ts';
import { openProxy, type Way, type Weather } from './proxy.ts';
import { startSender } from './sender.ts';

export interface Blow {
  store: 'postgres' | 'clickhouse';
  weather: Exclude<Weather, 'open'>;
  ms: number;
}

export interface OutageOptions {
  /** PostgreSQL by TCP, with an empty database that nobody else uses. */
  databaseUrl: string;
  /** Empty; for the embedded ClickHouse behind the HTTP interface. */
  folder: string;
  blows: readonly Blow[];
  senders: number;
  say(text: string): void;
}

export interface OutageReport {
  complaints: string[];
  totals: Record<string, unknown>;
}

/**
 * A server under load while the ways to its stores are cut or fall silent and come back. Nobody touches the server.
 */
export async function runOutage(options: OutageOptions): Promise<OutageReport> {
  const { databaseUrl, folder, say } = options;
  const target = new URL(databaseUrl);
  const clickhouse = await startClickHouse(folder);
  const ways = {
    postgres: await openProxy(Number(target.port)),
    clickhouse: await openProxy(clickhouse.port),
  };
  target.search = '';
  target.port = String(ways.postgres.port);
  const env = readEnv({
    HETANG_PORT: '0',
    HETANG_LOG: 'silent',
    HETANG_DATA: folder,
    DATABASE_URL: target.href,
    CLICKHOUSE_URL: `http://127.0.0.1:${ways.clickhouse.port}/default`,
  });
  const db = openDatabase({ url: databaseUrl, maxConnections: 2 });
  let app: App | undefined;
  try {
    app = await startApp({
      config: makeConfig(env),
      log: makeLogger('silent'),
      clock: systemClock,
      machine: systemClock,
      sandbox: null,
    });
    return await endure({ url: app.url, db, ways, options });
  } finally {
    for (const way of Object.values(ways)) way.set('open');
    say('end');
    await app?.close();
    await db.close();
    for (const way of Object.values(ways)) await way.close();
    await clickhouse.stop();
  }
}

interface Stage {
  url: string;
  db: Database;
  ways: Record<Blow['store'], Way>;
  options: OutageOptions;
}

async function endure({ url, db, ways, options }: Stage): Promise<OutageReport> {
  const { blows, senders: count, say } = options;
  const headers = await prepare(url);
  const senders = Array.from({ length: count }, (_, lane) => startSender(url, headers, lane));
  const acknowledged = (): number => senders.reduce((sum, { sent }) => sum + sent.acknowledged.size, 0);
  const complaints: string[] = [];
  try {
    await until('events are taken', async () => acknowledged() > 100);
    for (const { store, weather, ms } of blows) {
      say(`${store} ${weather} for ${ms} ms`);
      ways[store].set(weather);
      await sleep(ms);
      complaints.push(...(await whileAway(url, headers, { store, weather })));
      ways[store].set('open');
      const before = acknowledged();
      const from = performance.now();
      await until(
        `events are taken again after ${store} ${weather}`,
        async () => acknowledged() > before + 100,
      );
      say(`taken again after ${Math.round(performance.now() - from)} ms`);
    }
  } finally {
    await Promise.all(senders.map((sender) => sender.stop()));
  }
  say('settling');
  await until('every consumer has handled everything', () => caughtUp(db), { mostMs: 300_000 });
  const sent = senders.map((sender) => sender.sent);
  complaints.push(...(await judge({ url, headers, db, sent })));
  return { complaints, totals: totalsOf(sent) };
}

/** What a server says of itself while a store is away. A silent store is noticed by not answering. */
async function whileAway(
  url: string,
  headers: Record<string, string>,
  { store, weather }: Omit<Blow, 'ms'>,
): Promise<string[]> {
  const answers = await Promise.all(
    ['/healthz', '/readyz'].map((path) =>
      callJson(url + path, { timeoutMs: 10_000 }).then((one) => one.status),
    ),
  );
  const complaints =
    answers.join() === '200,503'
      ? []
      : [`${store} ${weather}: /healthz and /readyz answer ${answers.join()}`];
  if (store === 'clickhouse' && weather === 'cut') {
    const report = await callJson<{ code: string }>(`${url}/v1/reports/rfm`, {
      headers,
      body: { asOf: '2026-01-01' },
    });
    const said = `${report.status} ${report.body.code}`;
    if (said !== '503 analytics/unavailable') complaints.push(`a report without ClickHouse answers ${said}`);
  }
  return complaints;
}
