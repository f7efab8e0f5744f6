import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './paths.mjs';
import { attach } from './run.mjs';
import { runMain } from './words.mjs';

/** Prepares, then lets a storm rage over the server's source, or takes its stores away; ends with its exit code. */
export function torture(args) {
  return runMain(async () => {
    await ensureInstalled();
    const storm = join(ROOT, 'test/storm/main.ts');
    process.exitCode = await attach(process.execPath, [
      '--import',
      'tsx',
      '--conditions=@hetang/source',
      storm,
      ...args,
    ]);
  });
}
