import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@hetang/source'] },
  ssr: { resolve: { conditions: ['@hetang/source'] } },
  test: {
    globalSetup: ['test/harness/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: [
            '{contract,server,emulator,cli,bench,console}/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
          ],
          // Most of these wait for a store most of the time.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          // Real processes, a real browser, real deadlines: one at a time, and after the rest.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
