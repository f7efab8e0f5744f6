import { parseArgs } from 'node:util';
import { MAX_SPEED } from './kernel/clock.ts';

/** What the command line says. */
export interface CliOptions {
  port: number;
  host: string;
  seed?: number;
  speed?: number;
  /** Unix milliseconds. */
  startAt?: number;
  state?: string;
  people?: number;
  groups?: number;
  logLevel: string;
  publicUrl?: string;
  stopped: boolean;
  help: boolean;
}

/** Shown by --help. */
export const HELP = `hetang-emulator: WeCom on your own machine
hetang-emulator run FILE...: runs scenario files and says whether their expectations were met

  --port N          port to serve on, 0 for a free one (default 7801)
  --host HOST       address to serve on (default 127.0.0.1; the control API has no password)
  --seed N          who the people are and what they do (default 1)
  --speed X         virtual seconds per second, above 0 up to ${MAX_SPEED} (default 1, or as saved)
  --start-at ISO    where the clock of a fresh world begins, e.g. 2026-03-02T09:00:00+08:00 (default: now);
                    a restored world goes on from its own time
  --state FILE      remember the world in FILE
  --people N        a fresh world begins with so many customers (default 0, at most 1000000)
  --groups N        and with so many customer groups (default 0, at most 100000)
  --public-url URL  address clients use, when it differs from what they send as Host
  --stopped         nobody arrives or acts until PUT /control/world {"running":true}
  --log-level L     trace, debug, info, warn, error, silent (default info)
`;

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function number(name: string, text: string, check: (value: number) => boolean): number {
  const value = Number(text);
  if (text.trim() === '' || !check(value)) throw new Error(`--${name} ${text}: not a valid number`);
  return value;
}

function upTo(most: number): (value: number) => boolean {
  return (value) => Number.isInteger(value) && value >= 0 && value <= most;
}

function moment(text: string): number {
  // A date without a zone would mean another moment on every machine.
  const isClear = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const at = Date.parse(text);
  if (!isClear || Number.isNaN(at))
    throw new Error(`--start-at ${text}: write it as 2026-03-02T09:00:00+08:00, with the zone`);
  return at;
}

/** Reads the arguments. Throws an Error whose message tells the user what to change. */
export function readCliOptions(args: string[]): CliOptions {
  const { values } = parseArgs({
    args,
    strict: true,
    options: {
      port: { type: 'string', default: '7801' },
      host: { type: 'string', default: '127.0.0.1' },
      seed: { type: 'string' },
      speed: { type: 'string' },
      'start-at': { type: 'string' },
      state: { type: 'string' },
      people: { type: 'string' },
      groups: { type: 'string' },
      'public-url': { type: 'string' },
      'log-level': { type: 'string', default: 'info' },
      stopped: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const level = values['log-level'];
  if (!LEVELS.includes(level)) throw new Error(`--log-level ${level}: use one of ${LEVELS.join(', ')}`);
  const publicUrl = values['public-url'];
  const startAt = values['start-at'];
  return {
    port: number('port', values.port, (value) => Number.isInteger(value) && value >= 0 && value < 65_536),
    host: values.host,
    logLevel: level,
    stopped: values.stopped,
    help: values.help,
    ...(values.seed === undefined ? {} : { seed: number('seed', values.seed, Number.isSafeInteger) }),
    ...(values.speed === undefined
      ? {}
      : { speed: number('speed', values.speed, (value) => value > 0 && value <= MAX_SPEED) }),
    ...(startAt === undefined ? {} : { startAt: moment(startAt) }),
    ...(values.people === undefined ? {} : { people: number('people', values.people, upTo(1_000_000)) }),
    ...(values.groups === undefined ? {} : { groups: number('groups', values.groups, upTo(100_000)) }),
    ...(values.state === undefined ? {} : { state: values.state }),
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/$/, '') }),
  };
}
