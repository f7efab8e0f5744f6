import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, startApp } from '../app.ts';
import type { Config } from '../config/config.ts';
import { acceleratedClock, type Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/telemetry/logger.ts';
import { addDays, instantAt } from '../kernel/zone.ts';
import { createKey } from '../modules/access/api.ts';
import { currentPlan } from '../plan/current.ts';
import { loadPlan } from '../plan/load.ts';
import { readPlanFolder } from '../plan/source/read-folder.ts';
import { type EmulatorControl, emulatorControl } from './control.ts';
import { startEmulator } from './emulator-process.ts';
import { keepNights } from './nights.ts';
import { openGroups } from './open-groups.ts';

export interface SandboxOptions {
  config: Config;
  log: Logger;
  machine: Clock;
  speed: number;
  seed: number;
  emulatorPort: number;
}

const SAMPLE = fileURLToPath(new URL('../../../plans/amazon-ads/', import.meta.url));

/**
 * Runs Hetang against the emulator: the same engine, the same protocol, simulated customers. Everything a real
 * tenant's administrator would do by hand is done here through the emulator's control API.
 */
export async function startSandbox(options: SandboxOptions): Promise<App> {
  const { config, log, machine } = options;
  mkdirSync(config.dataFolder, { recursive: true });
  const emulator = await startEmulator({
    port: options.emulatorPort,
    speed: options.speed,
    seed: options.seed,
    dataFolder: config.dataFolder,
    startAt: await firstMorning(),
    onRestart: (reason) => log.error({ reason }, 'the emulator ended; starting it again'),
  });
  try {
    const control = emulatorControl(emulator.url);
    const clock = await sharedClock(control, machine);
    const secrets = readSecrets(config.dataFolder);
    const app = await startApp({
      config: {
        ...config,
        wecom: { baseUrl: emulator.url, ...(await control.tenant()), ...secrets.callback },
      },
      log,
      clock,
      machine,
      sandbox: { phoneUrl: `${emulator.url}/phone`, staffUrl: `${emulator.url}/staff`, clock },
    });
    await openTheDoors(app, { control, secrets, options });
    const nights = clock.speed > 1 ? keepNights({ db: app.db, clock, machine, log }) : null;
    return {
      ...app,
      async close() {
        await nights?.stop();
        await app.close();
        await emulator.stop();
      },
    };
  } catch (error) {
    await emulator.stop();
    throw error;
  }
}

/** Nine o'clock on the first Monday of the sample plan's period: its goals lie ahead, and people are awake. */
async function firstMorning(): Promise<Date> {
  const { plan } = loadPlan((await readPlanFolder(SAMPLE)).files);
  const zone = plan?.meta.timezone ?? 'Asia/Shanghai';
  let day = plan?.meta.period?.from ?? '2026-01-01';
  while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 1) day = addDays(day, 1);
  return instantAt(day, 9 * 60, zone);
}

/** Both processes compute the time from the same start, so they agree without asking each other. */
async function sharedClock(control: EmulatorControl, machine: Clock): Promise<Clock> {
  const real = (): number => machine.now().getTime();
  const before = real();
  const { now, speed } = await control.clock();
  return acceleratedClock({ virtual: now, real: (before + real()) / 2, speed }, real);
}

interface Secrets {
  callback: { callbackToken: string; callbackAesKey: string };
  businessKey: string | null;
  save(changes: { businessKey: string }): void;
}

/** What an administrator would type into both consoles; made once and kept. */
function readSecrets(folder: string): Secrets {
  const file = join(folder, 'sandbox.json');
  const stored = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Omit<Secrets, 'save'>)
    : {
        callback: {
          callbackToken: randomBytes(12).toString('hex'),
          callbackAesKey: randomBytes(32).toString('base64').slice(0, 43),
        },
        businessKey: null,
      };
  const save = (changes: { businessKey?: string }): void =>
    writeFileSync(file, JSON.stringify({ ...stored, ...changes }, null, 2), { mode: 0o600 });
  save({});
  return { ...stored, save };
}

interface Doors {
  control: EmulatorControl;
  secrets: Secrets;
  options: SandboxOptions;
}

async function openTheDoors(app: App, { control, secrets, options }: Doors): Promise<void> {
  if (!(await currentPlan(app.db))) {
    await app.applyPlan((await readPlanFolder(SAMPLE)).files, 'sandbox');
  }
  const running = await currentPlan(app.db);
  const staff = Object.values(running?.plan.staff ?? {});
  await control.setStaff(staff.map((one) => ({ userid: one.wecom, name: one.name })));
  await control.setCallback({
    url: `${app.url}/v1/channels/wecom/callback`,
    token: secrets.callback.callbackToken,
    encodingAesKey: secrets.callback.callbackAesKey,
  });
  await control.setSidebar(`${app.url}/my/sidebar`);
  let key = secrets.businessKey;
  if (key === null) {
    key = (await createKey(app.db, 'sandbox', options.machine.now())).key;
    secrets.save({ businessKey: key });
  }
  await control.setBusiness({ url: `${app.url}/v1/events/batch`, authorization: `Bearer ${key}` });
  if (running) await openGroups(control, running.plan);
  await app.syncPlatform();
  await control.runWorld();
}
