import { readFileSync } from 'node:fs';
import type { Metric } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { prepareJobs } from '../../kernel/jobs.ts';
import { appendToLog } from '../../kernel/log/append.ts';
import { registerConsumer } from '../../kernel/log/consume.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { makeMetrics } from '../../kernel/telemetry/metrics.ts';
import { registerStateGauges } from './state-gauges.ts';

const DOCS = new URL('../../../../docs/', import.meta.url);
const NOW = new Date('2026-03-10T04:00:00Z');
const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

/** What prom-client keeps of a metric beside its samples. */
interface Described {
  name: string;
  help: string;
  type: string;
  labelNames: string[];
}
interface Dashboard {
  panels: { title: string; targets?: { expr: string }[] }[];
}
interface Alerts {
  groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[];
}

let db: TestDatabase;
let registry: ReturnType<typeof makeMetrics>['registry'];
beforeAll(async () => {
  db = await createTestDatabase();
  await prepareJobs(db, makeLogger('silent'));
  await registerConsumer(db, 'engine');
  registry = makeMetrics().registry;
  registerStateGauges(registry, { db, clock: manualClock(NOW), tenant: null });
});
afterAll(() => db.drop());

const described = (): Described[] => {
  const all: Metric[] = registry.getMetricsAsArray() as unknown as Metric[];
  return (all as unknown as Described[]).toSorted((a, b) => a.name.localeCompare(b.name));
};

/** Names of metrics and of labels that a query uses; a histogram also stands as its parts. */
function used(expr: string): { metrics: string[]; labels: string[] } {
  const metrics = [...expr.matchAll(/\b(?:hetang|process|nodejs)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  );
  const by = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', '));
  const within = [...expr.matchAll(/[{,]([a-z]+)(?:=~|!=|=)"/g)].map(([, label = '']) => label);
  return { metrics, labels: [...by, ...within].filter((label) => label !== 'le') };
}

function strangers(exprs: readonly string[]): string[] {
  const known = new Map(described().map((metric) => [metric.name, metric]));
  return exprs.flatMap((expr) => {
    const { metrics, labels } = used(expr);
    const held = metrics.flatMap((name) => known.get(name)?.labelNames ?? []);
    return [
      ...(metrics.length === 0 ? [`nothing in ${expr}`] : []),
      ...metrics.filter((name) => !known.has(name)),
      ...labels.filter((label) => !held.includes(label)).map((label) => `${label} in ${expr}`),
    ];
  });
}

const read = (name: string): string => readFileSync(new URL(name, DOCS), 'utf8');

describe('what is written about metrics', () => {
  test('docs/metrics.md names every one of them', async () => {
    const own = described().filter(({ name }) => name.startsWith('hetang_'));
    const rows = own.map(
      ({ name, help, type, labelNames }) =>
        `| \`${name}\` | ${type} | ${labelNames.map((label) => `\`${label}\``).join(', ') || '–'} | ${help} |`,
    );
    expect(own.length).toBeGreaterThan(15);
    expect(
      read('metrics.md')
        .split('\n')
        .filter((line) => line.startsWith('| `'))
        .map((line) => line.replace(/ +/g, ' ')),
    ).toEqual(rows);
  });

  test('the dashboard asks for what there is, row by row', () => {
    const { panels } = JSON.parse(read('grafana/hetang.json')) as Dashboard;
    const exprs = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(exprs.length).toBeGreaterThan(20);
    expect(strangers(exprs)).toEqual([]);
    const asked = new Set(exprs.flatMap((expr) => used(expr).metrics));
    const unseen = described().filter(({ name }) => name.startsWith('hetang_') && !asked.has(name));
    // Whether the database answers is for the alert; every other number has its panel.
    expect(unseen.map(({ name }) => name)).toEqual(['hetang_database_up']);
  });

  test('alerts ask for what there is and say what to do', () => {
    const rules = (parse(read('grafana/alerts.yml')) as Alerts).groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(8);
    expect(strangers(rules.map(({ expr }) => expr))).toEqual([]);
    for (const { annotations } of rules) expect(Object.keys(annotations)).toEqual(['summary', 'action']);
  });

  test('a stranger would be found', () => {
    expect(strangers(['rate(hetang_nothing_total[5m])', 'sum by (colour) (hetang_lag_events)'])).toEqual([
      'hetang_nothing_total',
      'colour in sum by (colour) (hetang_lag_events)',
    ]);
  });
});

describe('what the database knows', () => {
  test('is read when somebody asks', async () => {
    await db.transaction((tx) =>
      appendToLog(
        tx,
        [{ contactId: 1, name: 'app.opened', at: NOW, props: {}, source: 'test' }],
        secondsAgo(90),
      ),
    );
    await db.run(sql`
      insert into timer (part, module, ref, contact_id, due_at, error) values
        (1, 'journeys', 1, 1, ${secondsAgo(120)}, null), (1, 'journeys', 2, 1, ${secondsAgo(120)}, 'no')`);
    await db.run(sql`
      insert into intention (dedupe, kind, plan_version, not_before, state, created_at) values
        ('a', 'message', 1, ${NOW}, 'pending', ${NOW}), ('b', 'tag', 1, ${NOW}, 'calling', ${NOW}),
        ('c', 'tag', 1, ${NOW}, 'sent', ${NOW})`);
    await db.run(sql`select graphile_worker.add_job('x', '{}'::json)`);
    const text = await registry.metrics();
    const lines = text.split('\n').filter((line) => line.startsWith('hetang_'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'hetang_database_up 1',
        'hetang_lag_events{consumer="engine"} 1',
        'hetang_lag_seconds{consumer="engine"} 90',
        'hetang_timers{state="overdue"} 1',
        'hetang_timers{state="failed"} 1',
        'hetang_intentions_open{kind="message",state="pending"} 1',
        'hetang_intentions_open{kind="tag",state="calling"} 1',
        'hetang_jobs{state="waiting"} 1',
        'hetang_inbox{state="failed"} 0',
      ]),
    );
    expect(text).not.toContain('state="sent"');
  });

  test('has no samples while the database is away, and the others are still shown', async () => {
    const metrics = makeMetrics();
    const away = () => Promise.reject(new Error('away'));
    registerStateGauges(metrics.registry, {
      tenant: null,
      db: { ...db, rows: away, one: away, run: away },
      clock: manualClock(NOW),
    });
    metrics.setAside.inc({ consumer: 'engine' });
    const text = await metrics.registry.metrics();
    expect(text).toContain('hetang_database_up 0');
    expect(text).toContain('hetang_events_set_aside_total{consumer="engine"} 1');
    expect(text).not.toContain('hetang_lag_events{');
  });
});
