import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/harness/longest-first.ts';

/** A server in the process of the test, pages in Chromium. */
const PAGES = ['test/**/*-{page,pages,editor,site,accessibility}.test.ts'];
/** Processes that are started, killed and waited for. */
const WHOLE = ['test/{kill-storm,newcomer,outage,several-processes}.test.ts'];
/** ClickHouse runs in the process, once: what opens it has a process of its own. */
const CLICKHOUSE = ['server/src/analytics/**/*.test.ts', 'server/src/kernel/clickhouse/**/*.test.ts'];
/** Counts every call in its process: with all of the server loaded that takes ten times as long. */
const COUNTED = ['server/src/plan/slow-plans.test.ts'];
const APART = [...CLICKHOUSE, ...COUNTED];

// Two at a time, for most of these wait for a store most of the time. Files share a process: loading the server takes longer than most of them.
const together = { isolate: false, maxWorkers: 2 };

export default defineConfig({
  resolve: { conditions: ['@hetang/source'] },
  ssr: { resolve: { conditions: ['@hetang/source'] } },
  test: {
    globalSetup: ['test/harness/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: [
            '{contract,server,emulator,cli,bench,console}/src/**/*.test.{ts,tsx}',
            '{scripts,test}/**/*.test.ts',
          ],
          exclude: [...APART, ...PAGES, ...WHOLE],
          ...together,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'apart', include: APART, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'pages', include: PAGES, ...together, sequence: { groupOrder: 2 } },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: WHOLE,
          // After the rest, for they share the machine with the processes that they start.
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
