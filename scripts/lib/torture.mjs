import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './paths.mjs';
import { attach } from './run.mjs';
import { runMain } from './words.mjs';

/** Prepares, then lets a storm rage over the server's source, or takes its stores away; ends with its exit code. */
export function torture(args) {
  return runMain(async () => {
    await ensureInstalled();
    const program = join(ROOT, 'test', args[0] === 'outage' ? 'outage' : 'storm', 'main.ts');
    process.exitCode = await attach(process.execPath, [
      '--import',
      'tsx',
      '--conditions=@hetang/source',
      program,
      ...args,
    ]);
  });
}
