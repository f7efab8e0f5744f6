import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../../server/src/kernel/database/embedded.ts';
import { fillDisk, noDiskToFill } from './full-disk.ts';
import { type Blow, type OutageReport, runOutage } from './outage.ts';

const USAGE = `npm run torture -- outage [--rounds N]

  --rounds  how often each store goes away in each way (default 3)

PostgreSQL and ClickHouse are cut off and fall silent under load, longer each time; then the disk is filled
(as root on Linux). Prints totals and the verdict as JSON; ends with 1 when something that must hold does not.
`;

/** Longer than PostgreSQL lets a silent transaction live, in the last round. */
const ROUND_MS = [1_000, 8_000, 25_000];

function blowsOf(rounds: number): Blow[] {
  return Array.from({ length: rounds }, (_, i) => ROUND_MS[Math.min(i, ROUND_MS.length - 1)] ?? 0).flatMap(
    (ms) => [
      { store: 'postgres' as const, weather: 'cut' as const, ms },
      { store: 'clickhouse' as const, weather: 'cut' as const, ms },
      { store: 'postgres' as const, weather: 'silent' as const, ms },
      { store: 'clickhouse' as const, weather: 'silent' as const, ms },
    ],
  );
}

/** `npm run torture -- outage`; answers the exit code. */
export async function takeStoresAway(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '3' }, help: { type: 'boolean', default: false } },
  });
  const rounds = Number(values.rounds);
  if (values.help || !Number.isInteger(rounds) || rounds < 0) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const startedAt = performance.now();
  const say = (text: string): void =>
    void process.stderr.write(`${Math.round((performance.now() - startedAt) / 1000)} s  ${text}\n`);
  const stores = await loseStores(rounds, say);
  const skipped = noDiskToFill();
  const disk: OutageReport = skipped ? { complaints: [], totals: { skipped } } : await fillDisk(20_000, say);
  const complaints = [...stores.complaints, ...disk.complaints];
  const verdict = complaints.length === 0 ? 'all held' : `${complaints.length} broken`;
  const report = { rounds, stores: stores.totals, disk: disk.totals, complaints, verdict };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  return complaints.length === 0 ? 0 : 1;
}

async function loseStores(rounds: number, say: (text: string) => void): Promise<OutageReport> {
  const folder = mkdtempSync(join(tmpdir(), 'hetang-outage-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as somebody else
  const postgres = await startEmbeddedPostgres({ folder });
  try {
    return await runOutage({ databaseUrl: postgres.url, folder, blows: blowsOf(rounds), senders: 3, say });
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
