import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { followParent } from './follow-parent.mjs';
import { ensureInstalled } from './install.mjs';
import { openWhenReady } from './open-page.mjs';
import { ROOT } from './paths.mjs';
import { runMain } from './words.mjs';

/** Prepares, then becomes the sandbox: no second process, so signals and the exit code are the sandbox's own. */
export function start(args) {
  return runMain(async () => {
    await ensureInstalled();
    await ensureBuilt();
    const mayOpen = !args.includes('--no-open');
    const passed = args.filter((arg) => arg !== '--no-open');
    if (mayOpen) openWhenReady(passed);
    followParent();
    await become('server/dist/main.js', ['sandbox', ...passed]);
  });
}

/** Prepares quietly, then becomes the command line. */
export function runCli(args) {
  return runMain(async () => {
    await ensureInstalled();
    await ensureBuilt(['server']);
    // npm runs scripts in the root folder; paths on the command line are meant from where the person is.
    if (process.env.npm_lifecycle_event && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
    await become('cli/dist/main.js', args);
  });
}

/** Prepares, then becomes the bench. */
export function runBench(args) {
  return runMain(async () => {
    await ensureInstalled();
    await ensureBuilt();
    await ensureBuilt(['bench']);
    await become('bench/dist/main.js', args);
  });
}

/** Runs a built program in this process as if Node had been started with it. */
async function become(path, args) {
  const file = join(ROOT, path);
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(file).href);
}
