import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createTestDatabase } from './harness/database.ts';
import { runOutage } from './outage/outage.ts';

const folder = mkdtempSync(join(tmpdir(), 'hetang-outage-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('answers honestly, loses nothing and goes on by itself when a store goes away and comes back', async () => {
  const db = await createTestDatabase();
  try {
    const { complaints, totals } = await runOutage({
      databaseUrl: db.url,
      folder,
      senders: 2,
      blows: [
        { store: 'postgres', weather: 'cut', ms: 700 },
        { store: 'clickhouse', weather: 'cut', ms: 500 },
        { store: 'postgres', weather: 'silent', ms: 700 },
      ],
      say: () => undefined,
    });
    expect(complaints).toEqual([]);
    // It did go away while events were sent.
    expect(totals.refusals).toMatchObject({ '503 server/busy': expect.any(Number) });
  } finally {
    await db.drop();
  }
}, 120_000);
