import { type App, startApp } from './app.ts';
import { readArguments, USAGE } from './config/arguments.ts';
import { makeConfig } from './config/config.ts';
import { readEnv } from './config/env.ts';
import { systemClock } from './kernel/clock.ts';
import { HetangError, messageOf } from './kernel/errors.ts';
import { type Logger, makeLogger } from './kernel/telemetry/logger.ts';
import { startSandbox } from './sandbox/sandbox.ts';
import { speech } from './speech.ts';

/** `serve` and `sandbox`: the composition root of a process. Everything below gets its clock from here. */
async function main(args: string[]): Promise<void> {
  const options = readArguments(args);
  if (options.command === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const env = readEnv(options.port === undefined ? {} : { HETANG_PORT: options.port });
  const config = makeConfig(env, options.roles);
  const log = makeLogger(config.logLevel);
  const app =
    options.command === 'sandbox'
      ? await startSandbox({ config, log, machine: systemClock, ...options.sandbox })
      : await startApp({ config, log, clock: systemClock, machine: systemClock, sandbox: null });
  stopOnSignals(app, log);
  process.stdout.write(speech().ready(app.url));
}

function stopOnSignals(app: App, log: Logger): void {
  let stopping = false;
  const stop = (code: number): void => {
    if (stopping) return;
    stopping = true;
    app.close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  const onSignal = (signal: string): void => {
    log.info({ signal }, 'stopping');
    stop(0);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  void app.obsolete.then((error) => {
    process.stderr.write(speech().refused(error));
    stop(1);
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(error instanceof HetangError ? speech().refused(error) : `${messageOf(error)}\n`);
  process.exit(1);
});
