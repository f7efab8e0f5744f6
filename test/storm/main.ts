import { parseArgs } from 'node:util';
import { liveMany } from '../model/many.ts';
import { takeStoresAway } from '../outage/take-stores-away.ts';
import { type Attack, badDay, changingWeather, kills } from './attacks.ts';
import { runStorm, type StormReport } from './storm.ts';

const USAGE = `npm run torture -- [kills | platform | bad-day | model | outage] [options]

  kills      SIGKILLs at random moments under load (this one unless another is named)
  platform   the platform's own faults, one kind after the other, in changing company
  bad-day    token revoked, 45009 in bursts, callbacks lost, staff asleep
  outage     the stores go away and come back, the disk is full (outage --help)
  model      random plans and histories with faults and merges, compared with a plain model

  --kills    SIGKILLs to deliver (default 200)
  --changes  changes of the weather (default 60)
  --seeds    stories of the model, one for each seed from --seed on (default 200)
  --seed     the same again for the same number (default: drawn, and printed)
  --speed    virtual seconds per second (default 60; bad-day 120)

Prints totals and the verdict as JSON; ends with 1 when something that must hold does not.
`;

interface Wish {
  what: string;
  seed: number;
  kills: number;
  changes: number;
  seeds: number;
  speed: number;
}

const ATTACKS: Record<string, (wish: Wish) => Attack> = {
  kills: ({ seed, kills: count }) => kills({ seed, kills: count, pauseMs: [200, 5000] }),
  platform: ({ seed, changes }) => changingWeather(seed, changes),
  'bad-day': badDay,
};

/** What the command line asks for; null when it makes no sense. */
function readWish(): Wish | null {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kills: { type: 'string', default: '200' },
      changes: { type: 'string', default: '60' },
      seeds: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      speed: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [what = 'kills'] = positionals;
  const speed = Number(values.speed ?? (what === 'bad-day' ? 120 : 60));
  const wish = {
    what,
    seed: Number(values.seed),
    kills: Number(values.kills),
    changes: Number(values.changes),
    seeds: Number(values.seeds),
    speed,
  };
  const areCounts = [wish.seed, wish.kills, wish.changes, wish.seeds].every(
    (n) => Number.isInteger(n) && n >= 0,
  );
  const isKnown = what === 'model' || ATTACKS[what] !== undefined;
  const isGood = isKnown && areCounts && speed > 0 && speed <= 3600;
  return values.help || !isGood ? null : wish;
}

async function main(): Promise<number> {
  if (process.argv[2] === 'outage') return takeStoresAway(process.argv.slice(3));
  const wish = readWish();
  if (!wish) {
    process.stdout.write(USAGE);
    return process.argv.includes('--help') ? 0 : 2;
  }
  const startedAt = performance.now();
  const say = (text: string): void =>
    void process.stderr.write(`${Math.round((performance.now() - startedAt) / 1000)} s  ${text}\n`);
  const attack = ATTACKS[wish.what]?.(wish);
  if (!attack) return compare(wish, say);
  const report = await runStorm({
    seed: wish.seed,
    attack,
    speed: wish.speed,
    staffAsleep: wish.what === 'bad-day',
    paceMs: { crowd: 60, sender: 60, desk: 100, clerk: 250, operator: 6000, talk: 1000 },
    customers: 400,
    mostPeople: 1500,
    keep: true,
    say,
  });
  return tell(wish, report);
}

async function compare({ seed, seeds }: Wish, say: (text: string) => void): Promise<number> {
  const report = await liveMany({ seed, seeds }, say);
  const differ = Object.keys(report.differences).length;
  const verdict = differ === 0 ? 'all equal' : `${differ} differ`;
  process.stdout.write(`${JSON.stringify({ seed, ...report, verdict }, null, 2)}\n`);
  return differ === 0 ? 0 : 1;
}

function tell(wish: Wish, { totals, complaints, folder }: StormReport): number {
  const verdict = complaints.length === 0 ? 'all held' : `${complaints.length} broken`;
  process.stdout.write(`${JSON.stringify({ ...wish, totals, complaints, folder, verdict }, null, 2)}\n`);
  return complaints.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
