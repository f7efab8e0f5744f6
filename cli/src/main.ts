#!/usr/bin/env node
import { type Io, langOf } from './io.ts';
import { run } from './run.ts';

const io: Io = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
  fetch,
  color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  lang: langOf(process.env, process.argv),
};

// A closed pipe (`hetang lint … | head`) is the reader's choice, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await run(process.argv.slice(2), io);
