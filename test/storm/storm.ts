import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkCopy, readTotals } from './checks/analytics-check.ts';
import { type Crowd, startCrowd } from './crowd.ts';
import { type Desk, startDesk } from './desk.ts';
import { type Blows, strike } from './killer.ts';
import { type Ledger, makeLedger } from './ledger.ts';
import { type Operator, startOperator } from './operator.ts';
import { makeRandom } from './random.ts';
import { type Scene, setScene } from './scene.ts';
import { type Sender, startSender } from './sender.ts';
import { settle, withDatabase } from './settle.ts';
import { errorsIn, judge } from './verdict.ts';

export interface StormOptions {
  seed: number;
  kills: number;
  /** Virtual seconds per second. */
  speed: number;
  /** Milliseconds that a server lives between two blows: at least and at most. */
  pauseMs: [number, number];
  /** Milliseconds between two acts of the crowd, two batches, two tasks done, two versions of the plan. */
  paceMs: { crowd: number; sender: number; desk: number; operator: number };
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

/** What goes wrong on the platform meanwhile, so that kills meet calls of every kind under way. */
const FAULTS = {
  failNext: [
    { path: 'externalcontact/add_msg_template', dropAfterEffect: true, rate: 0.15 },
    { path: 'externalcontact/add_msg_template', delayMs: 700, rate: 0.4 },
    { path: 'externalcontact/send_welcome_msg', dropAfterEffect: true, rate: 0.1 },
    { path: 'externalcontact/send_welcome_msg', delayMs: 400, rate: 0.3 },
    { path: 'externalcontact/mark_tag', dropAfterEffect: true, rate: 0.1 },
    { path: 'externalcontact/mark_tag', delayMs: 300, rate: 0.2 },
    { path: 'externalcontact/get', delayMs: 200, rate: 0.2 },
    { path: '*', errcode: -1, rate: 0.02 },
  ],
  callbacks: { duplicate: 0.1, reorder: 0.1 },
};

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
  const { platform, product } = scene;
  const ledger = makeLedger();
  const load = startLoad(scene, options, ledger);
  let blows: Blows;
  try {
    await platform.put('faults', FAULTS);
    await sleep(1000);
    blows = await strike({
      ...scene,
      serverUrl: product.url,
      random: makeRandom(options.seed, 'killer'),
      kills: options.kills,
      pauseMs: options.pauseMs,
      onBlow: options.say,
    });
    // On a slow machine the kills may leave no moment to finish a task; the storm is to meet every kind of work.
    for (let waited = 0; waited < 30_000 && load.desk.done.size === 0; waited += 100) await sleep(100);
  } finally {
    await Promise.all(Object.values(load).map((one) => one.stop()));
  }
  await settle({ ...scene, crowd: load.crowd, speed: options.speed, onStep: options.say });
  options.say('verdict');
  const { verdict, log } = await withDatabase(scene.cluster, async (db) => ({
    verdict: await judge({ db, platform, ledger, people: load.crowd.people, tasksDone: load.desk.done }),
    log: await readTotals(db),
  }));
  await scene.server.stop();
  return {
    complaints: [...verdict.complaints, ...(await checkCopy(scene.dataFolder, log))],
    totals: {
      ...blows,
      acts: load.crowd.acts,
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
): { crowd: Crowd; sender: Sender; desk: Desk; operator: Operator } {
  const { platform, product, clientKey: key, codes, tagIds } = scene;
  const { seed, paceMs, mostPeople, customers } = options;
  const names = makeRandom(seed, 'names');
  const crowd = startCrowd({
    platform,
    random: makeRandom(seed, 'crowd'),
    paceMs: paceMs.crowd,
    codes,
    tagIds,
    mostPeople,
  });
  const desk = startDesk({
    url: product.url,
    key,
    random: makeRandom(seed, 'desk'),
    paceMs: paceMs.desk,
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
  return { crowd, desk, sender, operator: startOperator(product, paceMs.operator) };
}

async function platformTotals({ platform }: Scene): Promise<Record<string, unknown>> {
  const state = await platform.get<Record<string, Record<string, unknown>>>('state');
  const { callbacks, requests, tasks } = state;
  return { callbacks, requests: requests?.total, tasks };
}

async function endAll({ server, emulator, cluster }: Scene): Promise<void> {
  await server.kill();
  const postmaster = cluster.pid();
  if (postmaster !== null) process.kill(postmaster, 'SIGINT');
  await emulator.kill();
  const end = performance.now() + 10_000;
  while (cluster.pid() !== null && performance.now() < end) await sleep(50);
}
