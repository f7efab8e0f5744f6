import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { oneAtATime } from './lock.mjs';
import { MODULES, ROOT } from './paths.mjs';
import { capture, tail } from './run.mjs';
import { step } from './step.mjs';
import { Stop, t } from './words.mjs';

const COMMON = ['package-lock.json', 'tsconfig.base.json', 'contract'];

/** What can be built, from what, and how to know that it is there. */
const TARGETS = {
  server: {
    title: () => t('编译服务端 (tsc -b)', 'Build the server (tsc -b)'),
    from: [...COMMON, 'server', 'emulator', 'cli'],
    made: ['contract/dist', 'server/dist/main.js', 'emulator/dist', 'cli/dist'],
    command: ['@typescript/native/bin/tsc', '-b', 'contract', 'server', 'emulator', 'cli'],
  },
  bench: {
    title: () => t('编译性能测试 (tsc -b)', 'Build the bench (tsc -b)'),
    from: [...COMMON, 'server', 'bench'],
    made: ['bench/dist/main.js'],
    command: ['@typescript/native/bin/tsc', '-b', 'bench'],
  },
  console: {
    title: () => t('打包控制台 (vite build)', 'Build the console (vite build)'),
    from: [...COMMON, 'console'],
    made: ['console/dist/index.html'],
    command: ['vite/bin/vite.js', 'build', 'console', '--logLevel', 'warn'],
  },
};

/** Builds what is older than its sources, side by side. */
export async function ensureBuilt(names = ['server', 'console']) {
  if (staleOf(names).length === 0) return;
  await oneAtATime(join(ROOT, '.hetang', 'prepare.lock'), async () => {
    const results = await Promise.allSettled(staleOf(names).map(({ name, key }) => build(name, key)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  });
}

function staleOf(names) {
  return names
    .map((name) => ({ name, key: fingerprint(ROOT, TARGETS[name].from) }))
    .filter(
      ({ name, key }) =>
        readStamp(name) !== key || !TARGETS[name].made.every((path) => existsSync(join(ROOT, path))),
    );
}

async function build(name, key) {
  const { title, command, made } = TARGETS[name];
  await step(title(), async () => {
    const [program, ...args] = command;
    // A lost output is not noticed by tsc's own records: --force builds it all again.
    const again = name === 'server' && !made.every((path) => existsSync(join(ROOT, path))) ? ['--force'] : [];
    const run = await capture(process.execPath, [join(MODULES, program), ...args, ...again]);
    if (run.code !== 0)
      throw new Stop(
        t('构建失败', 'The build failed'),
        t(
          '改正上面的错误;没有改过代码的话,git status 看看文件是否完整',
          'Correct the errors above; if you changed nothing, look at git status',
        ),
        tail(run.output, 40),
      );
  });
  mkdirSync(join(MODULES, '.hetang-build'), { recursive: true });
  writeFileSync(stampOf(name), key);
}

function stampOf(name) {
  return join(MODULES, '.hetang-build', name);
}

function readStamp(name) {
  try {
    return readFileSync(stampOf(name), 'utf8');
  } catch {
    return '';
  }
}
