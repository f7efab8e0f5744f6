import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { junitReport } from './junit.ts';
import { readScenario } from './read-scenario.ts';
import { type Outcome, type RunOptions, runScenario } from './run-scenario.ts';
import { ScenarioError } from './scenario.ts';

const HELP = `hetang-emulator run FILE... [options]

Runs scenario files (YAML or JSON) one after the other, each in a world of its own.
Exit code 0: all expectations were met; 1: some were not; 2: a file cannot be run.

  --junit FILE      also write the outcome as JUnit XML
  --set NAME=VALUE  steps may use it as {{NAME}}; may be given several times
  --port N          serve the world for the system under test, 0 for a free port
  --host HOST       address to serve on (default 127.0.0.1)
  --quiet           only failures and the last line of each file
`;

interface Wanted {
  files: string[];
  run: RunOptions;
  isQuiet: boolean;
  junit?: string;
}

function readGiven(list: string[]): Record<string, string> {
  const pairs = list.map((one) => {
    const [, name, value] = /^([a-zA-Z]\w*)=(.*)$/s.exec(one) ?? [];
    if (name === undefined || value === undefined)
      throw new ScenarioError(`--set ${one}: write it as name=value`);
    return [name, value];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}

function readArguments(args: string[]): Wanted {
  const { values, positionals } = parseArgs({
    args,
    strict: true,
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      junit: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      quiet: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new ScenarioError('no scenario file is given');
  const wanted: Wanted = {
    files: positionals,
    isQuiet: values.quiet,
    run: { given: readGiven(values.set) },
    ...(values.junit === undefined ? {} : { junit: values.junit }),
  };
  if (values.port === undefined) return wanted;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ScenarioError(`--port ${values.port}: not a port`);
  return { ...wanted, run: { ...wanted.run, listen: { port, host: values.host } } };
}

async function runFile(file: string, wanted: Wanted): Promise<Outcome | undefined> {
  const say = (line: string): void => {
    if (!wanted.isQuiet || !line.startsWith('ok')) process.stdout.write(`${line}\n`);
  };
  try {
    const scenario = readScenario(await readFile(file, 'utf8'));
    return await runScenario(scenario, { ...wanted.run, say });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${file}:${error instanceof ScenarioError ? '' : ' '}${reason}\n`);
    process.stderr.write(`${file}: 无法运行 / cannot be run\n`);
    return undefined;
  }
}

/** `hetang-emulator run`: prints to stdout and answers the exit code. */
export async function runCommand(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  let wanted: Wanted;
  try {
    wanted = readArguments(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
  const outcomes: Array<{ file: string; outcome: Outcome }> = [];
  for (const file of wanted.files) {
    const outcome = await runFile(file, wanted);
    if (outcome === undefined) return 2;
    outcomes.push({ file, outcome });
  }
  if (wanted.junit !== undefined) await writeFile(wanted.junit, junitReport(outcomes));
  return outcomes.every(({ outcome }) => outcome.failures === 0) ? 0 : 1;
}
