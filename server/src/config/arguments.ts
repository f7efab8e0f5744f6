import { parseArgs } from 'node:util';
import { HetangError } from '../kernel/errors.ts';
import { type Role, roles } from './config.ts';

export const USAGE = `hetang serve [--port N] [--role api|engine|sink|dispatch|jobs]...
hetang sandbox [--port N] [--emulator-port N] [--speed X] [--seed N]

  serve     runs Hetang; all roles in one process unless --role says otherwise
  sandbox   runs Hetang with the platform emulator and simulated customers
  --speed   virtual seconds per second in the sandbox (default 60)
`;

export interface Arguments {
  command: 'serve' | 'sandbox' | 'help';
  port: string | undefined;
  roles: Role[] | undefined;
  sandbox: { speed: number; seed: number; emulatorPort: number };
}

/**
 * Reads the command line of the server program.
 * @throws HetangError `config/invalid` that names the argument.
 */
export function readArguments(args: string[]): Arguments {
  const { values, positionals } = parse(args);
  const command = positionals[0] ?? 'serve';
  if (values.help || (command !== 'serve' && command !== 'sandbox'))
    return { ...defaults(values.port), command: 'help' };
  return {
    command,
    port: values.port,
    roles: values.role?.map(roleOf),
    sandbox: {
      speed: numberOf('--speed', values.speed ?? '60', (value) => value > 0 && value <= 3600),
      seed: numberOf('--seed', values.seed ?? '7', Number.isInteger),
      emulatorPort: numberOf('--emulator-port', values['emulator-port'] ?? '7801', isPort),
    },
  };
}

function defaults(port: string | undefined): Omit<Arguments, 'command'> {
  return { port, roles: undefined, sandbox: { speed: 60, seed: 7, emulatorPort: 7801 } };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        role: { type: 'string', multiple: true },
        speed: { type: 'string' },
        seed: { type: 'string' },
        'emulator-port': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new HetangError('config/invalid', { name: args.join(' '), problem: (error as Error).message });
  }
}

function roleOf(text: string): Role {
  const role = roles.find((one) => one === text);
  if (!role)
    throw new HetangError('config/invalid', {
      name: '--role',
      problem: `${text}; one of ${roles.join(', ')}`,
    });
  return role;
}

function numberOf(name: string, text: string, fits: (value: number) => boolean): number {
  const value = Number(text);
  if (text.trim() === '' || !fits(value)) throw new HetangError('config/invalid', { name, problem: text });
  return value;
}

const isPort = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 65_535;
