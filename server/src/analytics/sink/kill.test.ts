import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { openAnalytics } from '../../kernel/clickhouse/open.ts';
import { sql } from '../../kernel/database/sql.ts';
import { appendToLog } from '../../kernel/log/append.ts';

const EVENTS = 30_000;
const KILLS = 5;
const now = new Date('2026-03-01T00:00:00Z');
const at = (path: string) => new URL(path, import.meta.url).href;

/** The sink in a process of its own; it says `idle` when it has caught up. */
const PROGRAM = `
  import { openAnalytics } from '${at('../../kernel/clickhouse/open.ts')}';
  import { openDatabase } from '${at('../../kernel/database/database.ts')}';
  import { startSink } from '${at('./start-sink.ts')}';
  const [url, folder] = process.argv.slice(-2);
  await startSink(
    { db: openDatabase({ url }), analytics: await openAnalytics({ folder }), clock: { now: () => new Date(), speed: 1 }, batchSize: 97 },
    {
      paceMs: 1,
      onError: (error) => process.stdout.write('error ' + error + '\\n'),
      afterRound: (handled) => process.stdout.write(handled === 0 ? 'idle\\n' : 'sent\\n'),
      onStartedOver: () => process.stdout.write('over\\n'),
    },
  );
`;

let db: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'hetang-kill-'));
beforeAll(async () => {
  db = await createTestDatabase();
});
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

function startChild(): { child: ChildProcess; said: string[]; until(word: string): Promise<void> } {
  const args = [
    '--import',
    'tsx',
    '--conditions=@hetang/source',
    '--input-type=module',
    '-e',
    PROGRAM,
    db.url,
    folder,
  ];
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const said: string[] = [];
  child.stdout?.on('data', (chunk) => said.push(...String(chunk).trim().split('\n')));
  return {
    child,
    said,
    async until(word) {
      while (!said.includes(word)) {
        if (child.exitCode !== null) throw new Error(`the sink ended: ${said.join(' ')}`);
        await sleep(5);
      }
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

it('has every event once after SIGKILL at random moments, and never loses an acknowledged one', async () => {
  for (let start = 0; start < EVENTS; start += 5000) {
    await db.transaction((tx) =>
      appendToLog(
        tx,
        Array.from({ length: 5000 }, (_, i) => ({
          contactId: ((start + i) % 900) + 1,
          name: 'app.opened',
          at: new Date(now.getTime() + ((start + i) % 90) * 86_400_000),
          props: { i: start + i },
          source: 'test',
        })),
        now,
      ),
    );
  }
  for (let round = 0; round < KILLS; round++) {
    const { child, said, until } = startChild();
    await until('sent');
    await sleep(60 * round);
    await kill(child);
    expect(said.filter((word) => word !== 'sent')).toEqual([]);
  }
  const last = startChild();
  await last.until('idle');
  await kill(last.child);
  expect(last.said).not.toContain('over');

  const analytics = await openAnalytics({ folder });
  const [copy] = await analytics.query(
    'select count() as rows, uniqExact(part, seq) as distinct, sum(seq) as seqs from event',
  );
  await analytics.close();
  const log = await db.one(sql`select count(*) as rows, sum(seq)::bigint as seqs from event`);
  expect(copy).toEqual({ ...(log as object), distinct: EVENTS });
}, 120_000);
