import { describe, expect, test } from 'vitest';
import { HetangError } from '../../../kernel/errors.ts';
import { analyticsServer } from './analytics-server.ts';
import { backups } from './backups.ts';
import { callback } from './callback.ts';
import { channelLimits } from './channel-limits.ts';
import type { Check, Verdict } from './check.ts';
import { comparison } from './comparison.ts';
import { dataFolder } from './data-folder.ts';
import { databaseServer } from './database-server.ts';
import { deadLetters } from './dead-letters.ts';
import { embeddedStores } from './embedded-stores.ts';
import { holidays } from './holidays.ts';
import { inbox } from './inbox.ts';
import { lag } from './lag.ts';
import { listenPort } from './listen-port.ts';
import { localChecks } from './local-checks.ts';
import { machineClock } from './machine-clock.ts';
import { migrations } from './migrations.ts';
import { nodeVersion } from './node-version.ts';
import { planApplied } from './plan-applied.ts';
import { publicAddress } from './public-address.ts';
import { serverChecks } from './server-checks.ts';
import { setAside } from './set-aside.ts';
import { settings } from './settings.ts';
import { stranded } from './stranded.ts';
import { tenant } from './tenant.ts';
import { timers } from './timers.ts';
import { visibleRange } from './visible-range.ts';
import { webhookSecret } from './webhook-secret.ts';

type Level = Verdict['level'];
interface Case {
  id: string;
  verdict: Verdict;
  level: Level;
  says: string;
}
const cases: Case[] = [];

/** Facts of one check, each with what it should lead to and a word that the English finding contains. */
function of<Facts>(check: Check<never, Facts>, ...list: [facts: Facts, level: Level, says: string][]): void {
  for (const [facts, level, says] of list)
    cases.push({ id: check.id, verdict: check.judge(facts), level, says });
}

const NOW = new Date('2026-03-10T04:00:00Z');
const hoursAgo = (hours: number): string => new Date(NOW.getTime() - hours * 3_600_000).toISOString();
const GIB = 1024 ** 3;
const database = { version: 180_004, maxConnections: 60, used: 9, zone: 'UTC', encoding: 'UTF8' };
const noTimers = { waiting: 3, due: 0, overdue: 0, failed: 0, nextAt: null };
const say = { zh: '检查可信 IP', en: 'check the trusted IP' };

of(nodeVersion, [{ version: '20.19.0' }, 'good', '20.19'], [{ version: '24.1.0' }, 'good', '24']);
of(nodeVersion, [{ version: '20.18.9' }, 'bad', '20.19'], [{ version: '18.20.0' }, 'bad', 'older']);
const quota = { api: 'externalcontact/get', span: 'minute' as const, limit: 100 };
const rest = { key: 'group:mass', trying: false, strikes: 2, reason: '-1' };
const now = new Date('2026-03-10T04:00:00Z');
const later = new Date('2026-03-10T04:00:09Z');
of(
  channelLimits,
  [{ quotas: [{ ...quota, used: 79 }], rests: [], now }, 'good', 'plenty'],
  [{ quotas: [{ ...quota, used: 80 }], rests: [], now }, 'warning', '80 of 100 a minute'],
  [{ quotas: [], rests: [{ ...rest, until: later }], now }, 'warning', 'group:mass (-1)'],
  [{ quotas: [], rests: [{ ...rest, until: now }], now }, 'good', 'plenty'],
);
of(
  comparison,
  [{ last: { state: 'done', error: null } }, 'good', 'through'],
  [{ last: { state: 'running', error: null } }, 'good', 'under way'],
  [{ last: { state: 'running', error: '45009' } }, 'warning', '45009'],
  [{ last: { state: 'failed', error: '40001' } }, 'bad', '40001'],
);
of(settings, [{ problem: null }, 'good', 'valid']);
of(settings, [
  { problem: new HetangError('config/invalid', { name: 'HETANG_PORT', problem: 'NaN' }) },
  'bad',
  'HETANG_PORT',
]);
of(
  dataFolder,
  [{ folder: '/d', problem: null, freeBytes: 6 * GIB }, 'good', '6.0 GiB'],
  [{ folder: '/d', problem: null, freeBytes: 2 * GIB }, 'warning', 'only 2.0 GiB'],
  [{ folder: '/d', problem: null, freeBytes: 0 }, 'bad', 'only 0.0 GiB'],
  [{ folder: '/d', problem: 'EACCES', freeBytes: 6 * GIB }, 'bad', 'EACCES'],
);
of(embeddedStores, [{ platform: 'linux-x64', missing: [] }, 'good', 'linux-x64']);
of(embeddedStores, [{ platform: 'sunos-x64', missing: ['ClickHouse'] }, 'bad', 'ClickHouse']);
of(listenPort, [{ port: 7800, free: true }, 'good', 'free'], [{ port: 7800, free: false }, 'bad', '7800']);
of(
  databaseServer,
  [database, 'good', '18.4'],
  [{ ...database, version: 140_011 }, 'bad', '14.11'],
  [{ ...database, encoding: 'SQL_ASCII' }, 'bad', 'SQL_ASCII'],
  [{ ...database, used: 45 }, 'warning', '45 of 60'],
);
of(migrations, [{ missing: [] }, 'good', 'up to date'], [{ missing: ['0200-x.sql'] }, 'bad', '0200-x.sql']);
of(
  backups,
  [{ note: { at: hoursAgo(48), file: '/b/1', bytes: 2e6 }, now: NOW }, 'good', '48 h ago, 2.0 MB, /b/1'],
  [{ note: { at: hoursAgo(50), file: '/b/1', bytes: 2e6 }, now: NOW }, 'warning', '50 h'],
  [{ note: { at: hoursAgo(200), file: '/b/1', bytes: 2e6 }, now: NOW }, 'bad', '200 h'],
  [{ note: { at: hoursAgo(1), problem: 'disk full' }, now: NOW }, 'bad', 'disk full'],
  [{ note: null, now: NOW }, 'warning', 'none yet'],
);
of(
  machineClock,
  [{ aheadMs: -1_999 }, 'good', 'agree'],
  [{ aheadMs: 3_000 }, 'warning', '3.0 s ahead'],
  [{ aheadMs: -90_000 }, 'bad', '90.0 s behind'],
);
of(analyticsServer, [{ version: '25.8', problem: '' }, 'good', '25.8']);
of(analyticsServer, [{ version: null, problem: 'ECONNREFUSED' }, 'bad', 'ECONNREFUSED']);
of(
  lag,
  [{ consumers: [{ name: 'engine', lag: 900, waited: 59 }] }, 'good', '900'],
  [
    {
      consumers: [
        { name: 'engine', lag: 0, waited: 0 },
        { name: 'sink', lag: 7, waited: 61 },
      ],
    },
    'warning',
    'sink 7',
  ],
  [{ consumers: [{ name: 'engine', lag: 7, waited: 601 }] }, 'bad', '601 s'],
);
of(setAside, [{ consumers: [] }, 'good', 'none']);
of(setAside, [{ consumers: [{ name: 'engine', open: 2, error: 'boom' }] }, 'bad', 'engine 2 (boom)']);
of(
  timers,
  [noTimers, 'good', '3 waiting'],
  [{ ...noTimers, overdue: 4 }, 'warning', '4 are'],
  [{ ...noTimers, overdue: 4, failed: 1 }, 'bad', '1 failed'],
);
of(
  stranded,
  [{ sweep: null }, 'good', 'not looked for'],
  [{ sweep: { found: 0, repaired: 0 } }, 'good', 'none'],
  [{ sweep: { found: 2, repaired: 2 } }, 'warning', 'found 2'],
  [{ sweep: { found: 2, repaired: 1 } }, 'bad', '1 set going'],
);
of(
  tenant,
  [{ answer: { ok: true, members: ['Lin'] } }, 'good', '1 members'],
  [{ answer: null }, 'warning', 'no WeCom tenant'],
  [{ answer: { ok: true, members: [] } }, 'bad', 'no member'],
  [{ answer: { ok: false, code: 60020, say } }, 'bad', '60020'],
);
of(visibleRange, [{ staff: 3, outside: [] }, 'good', 'all 3']);
of(visibleRange, [{ staff: 3, outside: ['lin (Lin)'] }, 'bad', 'lin (Lin)']);
of(callback, [{ lastAt: new Date('2026-03-01T00:00:00Z') }, 'good', '2026-03-01']);
of(callback, [{ lastAt: null }, 'warning', 'none']);
of(
  inbox,
  [{ failed: 0, waiting: 5, waited: 3 }, 'good', '5 waiting'],
  [{ failed: 0, waiting: 5, waited: 61 }, 'warning', '61 s'],
  [{ failed: 1, waiting: 5, waited: 3 }, 'bad', '1 failed'],
);
of(deadLetters, [{ reasons: [] }, 'good', 'none']);
of(deadLetters, [{ reasons: [{ reason: 'message capped', count: 3 }] }, 'warning', 'message capped ×3']);
of(
  publicAddress,
  [{ publicUrl: 'https://hetang.example.com' }, 'good', 'example.com'],
  [{ publicUrl: 'http://127.0.0.1:7800' }, 'warning', 'this machine only'],
  [{ publicUrl: 'http://hetang.example.com' }, 'warning', 'not encrypted'],
);
of(planApplied, [{ plan: { name: '演示', version: 2 } }, 'good', 'version 2']);
of(planApplied, [{ plan: null }, 'warning', 'none']);
of(holidays, [{ years: [{ year: 2026, known: true }] }, 'good', '2026']);
of(holidays, [
  {
    years: [
      { year: 2026, known: true },
      { year: 2027, known: false },
    ],
  },
  'warning',
  'not known for 2027',
]);
of(webhookSecret, [{ secret: true, journeys: ['a'] }, 'good', 'signed']);
of(webhookSecret, [{ secret: false, journeys: ['a', 'b'] }, 'warning', 'a, b']);

describe('what is thought of the facts', () => {
  test.each(cases)('$id: $says is $level', ({ verdict, level, says }) => {
    expect(verdict.level).toBe(level);
    expect(verdict.found.en).toContain(says);
    // Whatever is not good says what to do, in both languages.
    expect(verdict.hint === undefined).toBe(level === 'good');
    expect(verdict.found.zh).not.toBe('');
    if (verdict.hint) expect(verdict.hint.zh).not.toBe(verdict.hint.en);
  });

  test('every check is seen good and not good', () => {
    for (const { id } of [...serverChecks, ...localChecks]) {
      const levels = cases.filter((one) => one.id === id).map(({ level }) => level);
      expect([id, levels.includes('good'), levels.some((level) => level !== 'good')]).toEqual([
        id,
        true,
        true,
      ]);
    }
  });
});
