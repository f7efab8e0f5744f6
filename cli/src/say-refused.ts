import { HetangError } from '@hetang/server/kernel/errors';
import { EXIT } from './command.ts';
import { type Io, pick } from './io.ts';

/** Runs work on this machine; what is refused is said in words, with what to do. */
export async function sayRefused(io: Io, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HetangError)) throw error;
    const { message, hint } = error.say(io.lang);
    io.err(`${pick(io, '错误：', 'Error: ')}${message} [${error.code}]`);
    io.err(hint);
    return EXIT.refused;
  }
}
