import { parseArgs } from 'node:util';
import { MAX_SPEED } from './kernel/clock.ts';

/** What the command line says. */
export interface CliOptions {
  port: number;
  host: string;
  seed?: number;
  speed?: number;
  state?: string;
  logLevel: string;
  publicUrl?: string;
  stopped: boolean;
  help: boolean;
}

/** Shown by --help. */
export const HELP = `hetang-emulator: WeCom on your own machine

  --port N          port to serve on, 0 for a free one (default 7801)
  --host HOST       address to serve on (default 127.0.0.1; the control API has no password)
  --seed N          who the people are and what they do (default 1)
  --speed X         virtual seconds per second, above 0 up to ${MAX_SPEED} (default 1, or as saved)
  --state FILE      remember the world in FILE
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
      state: { type: 'string' },
      'public-url': { type: 'string' },
      'log-level': { type: 'string', default: 'info' },
      stopped: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const level = values['log-level'];
  if (!LEVELS.includes(level)) throw new Error(`--log-level ${level}: use one of ${LEVELS.join(', ')}`);
  const publicUrl = values['public-url'];
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
    ...(values.state === undefined ? {} : { state: values.state }),
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/$/, '') }),
  };
}
