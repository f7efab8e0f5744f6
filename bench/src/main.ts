import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '@hetang/server/kernel/database/embedded';
import { churn } from './churn.ts';
import { computeSegment } from './compute-segment.ts';
import { consoleLists } from './console-lists.ts';
import { emulatorLoad } from './emulator-load.ts';
import { eventGrowth } from './event-growth.ts';
import type { Bench } from './figure.ts';
import { fullSync } from './full-sync.ts';
import { importContacts } from './import-contacts.ts';
import { ingestEvents } from './ingest-events.ts';
import { journeySteps } from './journey-steps.ts';
import { lintPlan } from './lint-plan.ts';
import { segmentLatency } from './segment-latency.ts';
import { startToPage } from './start-to-page.ts';
import { storageBytes } from './storage-bytes.ts';
import { waitingPeople } from './waiting-people.ts';

const benches: readonly Bench[] = [
  startToPage,
  ingestEvents,
  eventGrowth,
  journeySteps,
  computeSegment,
  segmentLatency,
  importContacts,
  emulatorLoad,
  lintPlan,
  storageBytes,
  churn,
  waitingPeople,
  fullSync,
  consoleLists,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: 'string', default: '1' }, tcp: { type: 'boolean', default: false } },
});
const wanted =
  positionals.length > 0 ? positionals.map((id) => id.toUpperCase()) : benches.map((bench) => bench.id);
const unknown = wanted.filter((id) => !benches.some((bench) => bench.id === id));
if (unknown.length > 0) {
  process.stderr.write(
    `no such figure: ${unknown.join(', ')}; known: ${benches.map((bench) => bench.id).join(', ')}\n`,
  );
  process.exit(2);
}

const say = (progress: string): void => void process.stderr.write(`${progress}\n`);
say(`${cpus().length} cores, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`);
let allMet = true;
for (const bench of benches.filter((candidate) => wanted.includes(candidate.id))) {
  const folder = mkdtempSync(join(tmpdir(), 'hetang-bench-'));
  await chmod(folder, 0o755); // PostgreSQL runs as another user and reads files here
  // As with DATABASE_URL: a PostgreSQL of its own, by TCP and password instead of a socket.
  const postgres = values.tcp ? await startEmbeddedPostgres({ folder: join(folder, 'server') }) : null;
  if (postgres) process.env.DATABASE_URL = overTcp(postgres.url);
  try {
    for (const figure of await bench.run({ scale: Number(values.scale), folder, say })) {
      process.stdout.write(`${JSON.stringify(figure)}\n`);
      allMet &&= figure.met;
    }
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
/** Without the folder of the socket. */
function overTcp(url: string): string {
  const plain = new URL(url);
  plain.search = '';
  return plain.href;
}

process.exitCode = allMet ? 0 : 1;
