#!/usr/bin/env node
import { destination, type Logger, pino } from 'pino';
import { type CliOptions, HELP, readCliOptions } from './cli-options.ts';
import { createEmulator, type Emulator } from './emulator.ts';
import { lanNotice, lanUrls } from './lan-notice.ts';
import type { EmulatorOptions } from './options.ts';
import { runCommand } from './scenario/command.ts';
import { readScenario } from './scenario/read-scenario.ts';
import { runScenario } from './scenario/run-scenario.ts';
import { markWriter, readMark } from './state/clock-mark.ts';
import { keepAside, readStateFile, writeStateFile } from './state/state-file.ts';

const SAVE_EVERY_MS = 5000;

function parse(): CliOptions | undefined {
  try {
    return readCliOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return undefined;
  }
}

function optionsOf(cli: CliOptions, saved: string | undefined): EmulatorOptions {
  return {
    logLevel: cli.logLevel,
    runScenario: (text) => runScenario(readScenario(text)),
    ...(cli.seed === undefined ? {} : { seed: cli.seed }),
    ...(cli.speed === undefined ? {} : { clock: { speed: cli.speed } }),
    ...(cli.startAt === undefined ? {} : { startAt: cli.startAt }),
    ...(cli.publicUrl === undefined ? {} : { publicUrl: cli.publicUrl }),
    population: { people: cli.people ?? 0, groups: cli.groups ?? 0 },
    ...(saved === undefined ? { running: !cli.stopped } : { saved }),
    ...(cli.stopped ? { running: false } : {}),
  };
}

function reserveIn(stateFile: string, log: Logger): (bound: number) => void {
  const write = markWriter(stateFile, true);
  return (bound) => {
    try {
      write(bound);
    } catch (error) {
      log.error({ err: error }, 'the clock could not be noted; after a kill time may seem to run backwards');
    }
  };
}

async function open(cli: CliOptions, log: Logger): Promise<Emulator> {
  if (cli.state === undefined) return createEmulator(optionsOf(cli, undefined));
  const saved = await readStateFile(cli.state);
  // A clock file without a state belongs to a world that somebody removed.
  const mark = saved === undefined ? undefined : await readMark(cli.state);
  const options: EmulatorOptions = {
    ...optionsOf(cli, saved),
    ...(mark === undefined ? {} : { notBefore: mark.bound, killed: mark.killed }),
    reserve: reserveIn(cli.state, log),
  };
  try {
    return createEmulator(options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const aside = await keepAside(cli.state, Date.now());
    const said = 'the state file cannot be read; kept aside, starting afresh';
    log.error({ file: cli.state, aside, reason }, said);
    const { saved: _damaged, ...fresh } = options;
    return createEmulator({ ...fresh, running: !cli.stopped });
  }
}

async function save(emulator: Emulator, cli: CliOptions): Promise<void> {
  if (cli.state !== undefined && emulator.hasChanged()) await writeStateFile(cli.state, emulator.save());
}

function keepSaving(emulator: Emulator, cli: CliOptions, log: Logger): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const next = (): Promise<void> => {
    running = running
      .then(() => save(emulator, cli))
      .catch((error: unknown) => log.error({ err: error, file: cli.state }, 'the state could not be saved'));
    return running;
  };
  const timer = setInterval(next, SAVE_EVERY_MS);
  return () => {
    clearInterval(timer);
    return next();
  };
}

async function main(): Promise<number | undefined> {
  if (process.argv[2] === 'run') return runCommand(process.argv.slice(3));
  const cli = parse();
  if (cli === undefined) return 2;
  if (cli.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const log = pino({ level: cli.logLevel }, destination(2));
  const emulator = await open(cli, log);
  try {
    const url = await emulator.listen(cli.port, cli.host);
    log.info({ url, mode: emulator.clock.mode, speed: emulator.clock.speed }, 'emulator ready');
    process.stderr.write(await lanNotice(lanUrls(cli.host, Number(new URL(url).port))));
  } catch (error) {
    await emulator.close();
    const isBusy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    const text = isBusy
      ? `端口 ${cli.port} 已被占用，请用 --port 换一个 / Port ${cli.port} is in use; choose another with --port`
      : `无法监听 ${cli.host}:${cli.port} / cannot listen: ${String(error)}`;
    process.stderr.write(`${text}\n`);
    return 1;
  }
  const finish = keepSaving(emulator, cli, log);
  let stopping = false;
  const stop = async (signal: NodeJS.Signals | 'disconnect'): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    await emulator.close();
    await finish();
    if (cli.state !== undefined) markWriter(cli.state, false)(emulator.clock.now());
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Started with a channel, and whoever held its other end is gone.
  process.once('disconnect', () => void stop('disconnect'));
  return undefined;
}

const code = await main();
if (code !== undefined) process.exit(code);
