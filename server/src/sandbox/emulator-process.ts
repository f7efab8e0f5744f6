import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../emulator/dist/main.js', import.meta.url));

export interface EmulatorProcess {
  url: string;
  stop(): Promise<void>;
}

export interface EmulatorProcessOptions {
  port: number;
  speed: number;
  seed: number;
  dataFolder: string;
  /** Where the clock of a fresh world begins. */
  startAt: Date;
  onRestart(reason: string): void;
}

/** Runs the platform emulator as a process of its own and keeps it running; its world is kept in the data folder. */
export async function startEmulator(options: EmulatorProcessOptions): Promise<EmulatorProcess> {
  const url = `http://127.0.0.1:${options.port}`;
  const settings = {
    port: options.port,
    speed: options.speed,
    seed: options.seed,
    state: join(options.dataFolder, 'emulator.json'),
    'start-at': options.startAt.toISOString(),
    'log-level': 'warn',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  let child: ChildProcess;
  let stopping = false;
  let failed: string | undefined;
  let ready = false;
  // The first start waits for the product to be ready for its people; a restart goes straight on.
  const start = (extra: string[]): void => {
    child = spawn(process.execPath, [PROGRAM, ...args, ...extra], {
      // The channel carries nothing: it breaks when this process dies in whatever way, and the emulator ends too.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('exit', (code, signal) => {
      if (stopping) return;
      const reason = signal ?? `exit ${code}`;
      if (!ready) {
        failed = reason;
        return;
      }
      options.onRestart(reason);
      setTimeout(() => stopping || start([]), 500);
    });
  };
  start(['--stopped']);
  for (let i = 0; ; i++) {
    if (failed) throw new Error(`the emulator did not start on port ${options.port} (${failed})`);
    if (await answers(url)) break;
    if (i > 300) throw new Error(`the emulator does not answer on port ${options.port}`);
    await sleep(50);
  }
  ready = true;
  return {
    url,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await Promise.race([gone, sleep(8000, undefined, { ref: false })]);
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/control/clock`)).ok;
  } catch {
    return false;
  }
}
