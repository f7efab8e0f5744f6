// Runs dependency-cruiser and refuses a run that saw (nearly) nothing: a broken set-up must not pass as clean.
import { spawnSync } from 'node:child_process';

const run = spawnSync(
  'npx',
  [
    '--no-install',
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    'contract/src',
    'server/src',
    'emulator/src',
    'cli/src',
    'bench/src',
    'console/src',
  ],
  { encoding: 'utf8', shell: process.platform === 'win32' },
);
process.stdout.write(run.stdout);
process.stderr.write(run.stderr);
const modules = Number(/(\d+) modules/.exec(run.stdout)?.[1] ?? 0);
if (run.status !== 0) process.exit(run.status ?? 1);
if (modules < 20) {
  process.stderr.write(`check-layers: only ${modules} modules were seen; the set-up is broken\n`);
  process.exit(1);
}
