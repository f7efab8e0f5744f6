import type { Command } from 'commander';
import type { Io } from './io.ts';

/** Exit codes: it worked; the plan or the server said no; the command itself could not be run. */
export const EXIT = { ok: 0, refused: 1, unusable: 2 } as const;

/** Puts one command on the program. `finish` takes its exit code. */
export type AddCommand = (program: Command, io: Io, finish: (code: number) => void) => void;

/** The command could not be run; said without a stack trace. */
export class Unusable extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'Unusable';
    this.hint = hint;
  }
}
