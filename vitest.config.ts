import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@hetang/source'] },
  ssr: { resolve: { conditions: ['@hetang/source'] } },
  test: {
    include: [
      '{contract,server,emulator,cli,bench,console}/src/**/*.test.{ts,tsx}',
      'test/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    globalSetup: ['test/harness/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
