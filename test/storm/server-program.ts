import { startApp } from '../../server/src/app.ts';
import { makeConfig } from '../../server/src/config/config.ts';
import { readEnv } from '../../server/src/config/env.ts';
import { acceleratedClock, systemClock } from '../../server/src/kernel/clock.ts';
import { makeLogger } from '../../server/src/kernel/telemetry/logger.ts';

/**
 * `serve`, but on the clock of an emulator that lives on when this process is killed. Everything below the
 * composition root is the product's own.
 */
async function main(): Promise<void> {
  const config = makeConfig(readEnv());
  const log = makeLogger(config.logLevel);
  const before = Date.now();
  const answer = await fetch(`${config.wecom?.baseUrl}/control/clock`);
  const { now, speed } = (await answer.json()) as { now: number; speed: number };
  const real = (before + Date.now()) / 2;
  const clock = acceleratedClock({ virtual: now, real, speed }, Date.now);
  const app = await startApp({ config, log, clock, machine: systemClock, sandbox: null });
  process.once('SIGTERM', () => {
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
