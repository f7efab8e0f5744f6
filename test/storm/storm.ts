import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attack } from './attacks.ts';
import { checkCopy, readTotals } from './checks/analytics-check.ts';
import { type Clerk, startClerk } from './clerk.ts';
import { type Crowd, startCrowd } from './crowd.ts';
import { type Desk, startDesk } from './desk.ts';
import { type Ledger, makeLedger } from './ledger.ts';
import { type Operator, startOperator } from './operator.ts';
import { makeRandom } from './random.ts';
import { type Scene, setScene } from './scene.ts';
import { type Sender, startSender } from './sender.ts';
import { settle, withDatabase } from './settle.ts';
import { startTalk, type Talk } from './talk.ts';
import { errorsIn, judge } from './verdict.ts';

export interface StormOptions {
  seed: number;
  attack: Attack;
  /** Virtual seconds per second. */
  speed: number;
  /** Nobody confirms a mass task before the worst is over. */
  staffAsleep?: boolean;
  /** Milliseconds between two acts of the crowd, two batches, two tasks done, two acts of the clerk, two versions of the plan, two who write to customer service. */
  paceMs: { crowd: number; sender: number; desk: number; clerk: number; operator: number; talk: number };
  customers: number;
  mostPeople: number;
  /** Keep the folder with data and logs when something is wrong. */
  keep: boolean;
  say(text: string): void;
}

export interface StormReport {
  seed: number;
  complaints: string[];
  totals: Record<string, unknown>;
  /** Where data and logs are, if they were kept. */
  folder: string | null;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A storm from the first day to the verdict. Whatever happens, no process is left behind. */
export async function runStorm(options: StormOptions): Promise<StormReport> {
  const startedAt = performance.now();
  const scene = await setScene(options);
  const leave = (): void => void endAll(scene).finally(() => process.exit(130));
  for (const name of SIGNALS) process.once(name, leave);
  let complaints: string[] = [];
  let totals: Record<string, unknown> = {};
  try {
    const result = await rage(scene, options);
    complaints = result.complaints;
    totals = result.totals;
  } catch (error) {
    complaints.push(error instanceof Error ? error.message : String(error));
  } finally {
    await endAll(scene);
    for (const name of SIGNALS) process.off(name, leave);
  }
  complaints.push(...scene.server.accidents, ...scene.emulator.accidents);
  totals.errorsLogged = errorsIn(scene.serverLog);
  totals.seconds = Math.round((performance.now() - startedAt) / 1000);
  const kept = options.keep && complaints.length > 0;
  if (!kept) rmSync(scene.folder, { recursive: true, force: true });
  return { seed: options.seed, complaints, totals, folder: kept ? scene.folder : null };
}

type Outcome = Pick<StormReport, 'complaints' | 'totals'>;

async function rage(scene: Scene, options: StormOptions): Promise<Outcome> {
  const { platform } = scene;
  const ledger = makeLedger();
  const load = startLoad(scene, options, ledger);
  let told: Record<string, unknown>;
  try {
    told = await options.attack.rage(scene, options.say);
    // On a slow machine the attack may leave no moment to finish a task; the storm is to meet every kind of work.
    for (let waited = 0; waited < 30_000 && load.desk.done.size === 0; waited += 100) await sleep(100);
  } finally {
    await Promise.all(Object.values(load).map((one) => one.stop()));
  }
  await settle({ ...scene, crowd: load.crowd, speed: options.speed, onStep: options.say });
  options.say('verdict');
  const { verdict, log } = await withDatabase(scene.cluster, async (db) => ({
    verdict: await judge({
      db,
      platform,
      ledger,
      people: load.crowd.people,
      accounts: scene.accounts,
      tasksDone: load.desk.done,
      clerk: load.clerk,
      taken: scene.hook.taken,
    }),
    log: await readTotals(db),
  }));
  await scene.server.stop();
  return {
    complaints: [
      ...verdict.complaints,
      ...options.attack.judge(),
      ...(await checkCopy(scene.dataFolder, log)),
    ],
    totals: {
      ...told,
      acts: load.crowd.acts,
      written: load.talk.written,
      plansApplied: load.operator.applied,
      ...verdict.totals,
      platform: await platformTotals(scene),
    },
  };
}

function startLoad(
  scene: Scene,
  options: StormOptions,
  ledger: Ledger,
): { crowd: Crowd; sender: Sender; desk: Desk; clerk: Clerk; operator: Operator; talk: Talk } {
  const { platform, product, clientKey: key, codes, tagIds, accounts } = scene;
  const { seed, paceMs, mostPeople, customers } = options;
  const names = makeRandom(seed, 'names');
  const crowd = startCrowd({
    platform,
    random: makeRandom(seed, 'crowd'),
    paceMs: paceMs.crowd,
    codes,
    tagIds,
    mostPeople,
    asleep: options.staffAsleep ?? false,
  });
  const desk = startDesk({
    url: product.url,
    key,
    random: makeRandom(seed, 'desk'),
    paceMs: paceMs.desk,
  });
  const clerk = startClerk({
    url: product.url,
    key,
    random: makeRandom(seed, 'clerk'),
    ledger,
    paceMs: paceMs.clerk,
  });
  const sender = startSender({
    product,
    key,
    random: makeRandom(seed, 'sender'),
    ledger,
    customers,
    paceMs: paceMs.sender,
    lanes: 3,
    someUnionid: () => (crowd.people.length === 0 ? null : names.pick(crowd.people).unionid),
  });
  const talk = startTalk({
    platform,
    random: makeRandom(seed, 'talk'),
    paceMs: paceMs.talk,
    accounts,
    people: crowd.people,
  });
  return { crowd, desk, clerk, sender, talk, operator: startOperator(product, paceMs.operator) };
}

async function platformTotals({ platform }: Scene): Promise<Record<string, unknown>> {
  const state = await platform.get<Record<string, Record<string, unknown>>>('state');
  const { callbacks, requests, tasks } = state;
  return { callbacks, requests: requests?.total, tasks };
}

async function endAll({ server, emulator, cluster, hook }: Scene): Promise<void> {
  await server.kill();
  await hook.close();
  const postmaster = cluster.pid();
  if (postmaster !== null) process.kill(postmaster, 'SIGINT');
  await emulator.kill();
  const end = performance.now() + 10_000;
  while (cluster.pid() !== null && performance.now() < end) await sleep(50);
}
