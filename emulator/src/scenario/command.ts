import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runScenario } from './run-scenario.ts';
import { readScenario, ScenarioError } from './scenario.ts';

const HELP = `hetang-emulator run FILE... [--port N] [--host HOST]

Runs scenario files one after the other, each in a world of its own. Exit code 0: all expectations were met;
1: some were not; 2: a file cannot be run. With --port the world is served for the system under test.
`;

interface Wanted {
  files: string[];
  listen?: { port: number; host: string };
}

function readArguments(args: string[]): Wanted {
  const { values, positionals } = parseArgs({
    args,
    strict: true,
    allowPositionals: true,
    options: { port: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' } },
  });
  if (positionals.length === 0) throw new ScenarioError('no scenario file is given');
  if (values.port === undefined) return { files: positionals };
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ScenarioError(`--port ${values.port}: not a port`);
  return { files: positionals, listen: { port, host: values.host } };
}

/** `hetang-emulator run`: prints to stdout and answers the exit code. */
export async function runCommand(args: string[]): Promise<number> {
  let wanted: Wanted;
  try {
    wanted = readArguments(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
  let failures = 0;
  for (const file of wanted.files) {
    try {
      const scenario = readScenario(await readFile(file, 'utf8'));
      const say = (line: string): void => void process.stdout.write(`${line}\n`);
      const { listen } = wanted;
      failures += (await runScenario(scenario, listen === undefined ? { say } : { say, listen })).failures;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${file}: 无法运行 / cannot be run: ${reason}\n`);
      return 2;
    }
  }
  return failures === 0 ? 0 : 1;
}
