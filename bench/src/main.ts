import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { computeSegment } from './compute-segment.ts';
import { emulatorLoad } from './emulator-load.ts';
import type { Bench } from './figure.ts';
import { importContacts } from './import-contacts.ts';
import { ingestEvents } from './ingest-events.ts';
import { journeySteps } from './journey-steps.ts';
import { lintPlan } from './lint-plan.ts';
import { segmentLatency } from './segment-latency.ts';
import { startToPage } from './start-to-page.ts';
import { storageBytes } from './storage-bytes.ts';

const benches: readonly Bench[] = [
  startToPage,
  ingestEvents,
  journeySteps,
  computeSegment,
  segmentLatency,
  importContacts,
  emulatorLoad,
  lintPlan,
  storageBytes,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: 'string', default: '1' } },
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
  try {
    for (const figure of await bench.run({ scale: Number(values.scale), folder, say })) {
      process.stdout.write(`${JSON.stringify(figure)}\n`);
      allMet &&= figure.met;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exitCode = allMet ? 0 : 1;
