import { parseArgs } from 'node:util';
import { takeStoresAway } from '../outage/take-stores-away.ts';
import { runStorm } from './storm.ts';

const USAGE = `npm run torture -- [--kills N] [--seed N] [--speed X]
npm run torture -- outage [--rounds N]

  --kills   SIGKILLs to deliver (default 200)
  --seed    the same again for the same number (default: drawn, and printed)
  --speed   virtual seconds per second (default 60)

Prints totals and the verdict as JSON; ends with 1 when something that must hold does not.
`;

async function main(): Promise<number> {
  if (process.argv[2] === 'outage') return takeStoresAway(process.argv.slice(3));
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      speed: { type: 'string', default: '60' },
      help: { type: 'boolean', default: false },
    },
  });
  const [kills, seed, speed] = [Number(values.kills), Number(values.seed), Number(values.speed)];
  const areGood =
    Number.isInteger(kills) && kills >= 0 && Number.isInteger(seed) && speed > 0 && speed <= 3600;
  if (values.help || !areGood) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const startedAt = performance.now();
  const report = await runStorm({
    seed,
    kills,
    speed,
    pauseMs: [200, 5000],
    paceMs: { crowd: 60, sender: 60, desk: 100, operator: 6000 },
    customers: 400,
    mostPeople: 1500,
    keep: true,
    say: (text) => process.stderr.write(`${Math.round((performance.now() - startedAt) / 1000)} s  ${text}\n`),
  });
  const { totals, complaints, folder } = report;
  const verdict = complaints.length === 0 ? 'all held' : `${complaints.length} broken`;
  process.stdout.write(
    `${JSON.stringify({ seed, kills, speed, totals, complaints, folder, verdict }, null, 2)}\n`,
  );
  return complaints.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
