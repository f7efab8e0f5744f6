import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { freePorts } from './free-ports.ts';
import { quickFolder } from './quick-folder.ts';

/** The sandbox as `npm start` runs it, in a folder of its own on free ports. */
export interface SandboxProcess {
  url: string;
  emulatorUrl: string;
  /** Seconds from spawning to the ready line. */
  startSeconds: number;
  stop(): Promise<number | null>;
}

/** Starts the built sandbox; needs `tsc -b` and the console to be built, which `npm test` does first. */
export async function startSandboxProcess(speed: number): Promise<SandboxProcess> {
  const data = quickFolder('sandbox');
  const [port, emulatorPort] = await freePorts(2);
  const startedAt = performance.now();
  const args = ['sandbox', '--port', `${port}`, '--emulator-port', `${emulatorPort}`, '--speed', `${speed}`];
  const child = spawn(process.execPath, ['server/dist/main.js', ...args], {
    env: { ...process.env, HETANG_DATA: data, HETANG_LOG: 'warn', DATABASE_URL: '', CLICKHOUSE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await readyLine(child);
  return {
    url: `http://127.0.0.1:${port}`,
    emulatorUrl: `http://127.0.0.1:${emulatorPort}`,
    startSeconds: (performance.now() - startedAt) / 1000,
    async stop() {
      const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const code = await gone;
      rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}

function readyLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/http:\/\/127\.0\.0\.1:\d+/.test(said)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}:\n${said}`)));
  });
}
