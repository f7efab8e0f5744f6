import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { callJson, until } from './json.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SERVER = fileURLToPath(new URL('./server-program.ts', import.meta.url));
const EMULATOR = fileURLToPath(new URL('../../emulator/src/main.ts', import.meta.url));
const FROM_SOURCE = ['--import', 'tsx', '--conditions=@hetang/source'];

/** A program of ours that may be killed and started again; all its lives write to one log. */
export interface Program {
  start(): void;
  /** Resolves when `/readyz` (or whatever was given) answers well. */
  ready(mostMs?: number): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; anything but a clean end is an accident. */
  stop(): Promise<void>;
  isRunning(): boolean;
  /** How it ended when nobody had asked it to, or not as asked. */
  readonly accidents: string[];
}

export interface ProgramOptions {
  program: 'server' | 'emulator';
  args?: string[];
  env: Record<string, string>;
  log: string;
  readyUrl: string;
}

/** Prepares a program; nothing runs before `start`. */
export function makeProgram(options: ProgramOptions): Program {
  const file = options.program === 'server' ? SERVER : EMULATOR;
  const accidents: string[] = [];
  let child: ChildProcess | undefined;
  let gone: Promise<number | null> = Promise.resolve(0);
  let wanted = false;
  const isRunning = (): boolean =>
    child !== undefined && child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    wanted = false;
    if (isRunning()) {
      child?.kill(signal);
      child?.kill('SIGCONT');
    }
    return gone;
  };
  return {
    accidents,
    isRunning,
    start() {
      wanted = true;
      const log = openSync(options.log, 'a');
      const running = spawn(process.execPath, [...FROM_SOURCE, file, ...(options.args ?? [])], {
        cwd: ROOT,
        env: { ...cleanEnv(), ...options.env },
        stdio: ['ignore', log, log],
      });
      closeSync(log);
      child = running;
      gone = new Promise((resolve) => {
        running.once('exit', (code, signal) => {
          const how = signal ?? `exit ${code}`;
          if (wanted) accidents.push(`${options.program} ended by itself: ${how}; ${lastWords(options.log)}`);
          resolve(code);
        });
      });
    },
    async ready(mostMs = 60_000) {
      await until(
        `${options.program} ready`,
        async () => {
          if (!isRunning()) throw new Error('it is not running');
          return (await callJson(options.readyUrl, { timeoutMs: 2000 })).status === 200;
        },
        { mostMs },
      );
    },
    signal: (name) => void child?.kill(name),
    kill: async () => void (await end('SIGKILL')),
    async stop() {
      const code = await end('SIGTERM');
      if (code !== 0)
        accidents.push(`${options.program} on SIGTERM: exit ${code}; ${lastWords(options.log)}`);
    },
  };
}

function lastWords(file: string): string {
  return readFileSync(file, 'utf8').trim().slice(-1200);
}

/** The environment without settings that would point the server elsewhere. */
function cleanEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(HETANG_|WECOM_|VITEST|NODE_OPTIONS|.*_URL$)/.test(name),
  );
  return Object.fromEntries(kept);
}
