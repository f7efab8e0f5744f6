import { register } from 'tsx/esm/api';
import { ensureInstalled } from './install.mjs';
import { runMain } from './words.mjs';

/** Pictures of every page, over a sandbox of its own or the one that is named; needs the server and the console to be built. */
export function takeScreenshots() {
  return runMain(async () => {
    await ensureInstalled();
    register();
    await import('../../test/screenshots/main.ts');
  });
}
