import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureFonts } from './fonts.mjs';
import { ensureInstalled } from './install.mjs';
import { MODULES, ROOT } from './paths.mjs';
import { attach } from './run.mjs';
import { seconds } from './step.mjs';
import { runMain, Stop, t } from './words.mjs';

const bin = (path, ...args) => [join(MODULES, path), ...args];
const TSC = '@typescript/native/bin/tsc';
const VITEST = 'vitest/vitest.mjs';

/** The checks in the order in which they are cheapest to fail. */
const CHECKS = [
  {
    title: () => t('格式', 'Format'),
    commands: [bin('@biomejs/biome/bin/biome', 'check', '.')],
    fix: 'npm run fix',
  },
  {
    title: () => t('类型', 'Types'),
    commands: [bin(TSC, '-b'), bin(TSC, '-p', 'console', '--noEmit'), bin(TSC, '-p', 'test', '--noEmit')],
  },
  { title: () => t('规则', 'Lint'), commands: [bin('oxlint/bin/oxlint', '--deny-warnings')] },
  { title: () => t('分层', 'Layers'), commands: [[join(ROOT, 'scripts/check-layers.mjs')]] },
  { title: () => t('无用代码', 'Unused code'), commands: [bin('knip/bin/knip.js')] },
  { title: () => t('测试', 'Tests'), commands: [bin(VITEST, 'run')] },
];

/** Prepares, then runs all checks up to the first that fails; with arguments runs vitest alone with them. */
export function test(args) {
  return runMain(async () => {
    const started = performance.now();
    await ensureInstalled();
    const [browser] = await prepareForPages();
    const env = { ...process.env, CHROMIUM_PATH: browser };
    if (args.length > 0) {
      process.exitCode = await attach(process.execPath, bin(VITEST, 'run', ...args), { env });
      return;
    }
    for (const check of CHECKS) await runCheck(check, env);
    process.stdout.write(`\n✓ ${t('全部通过', 'All passed')} (${seconds(performance.now() - started)})\n`);
  });
}

async function prepareForPages() {
  await ensureBuilt();
  const browser = await ensureBrowser();
  await ensureFonts();
  return [browser];
}

async function runCheck({ title, commands, fix }, env) {
  process.stdout.write(`\n── ${title()}\n`);
  const started = performance.now();
  for (const command of commands) {
    const code = await attach(process.execPath, command, { env });
    if (code !== 0)
      throw new Stop(
        `${title()}: ${t('没有通过', 'failed')} (${seconds(performance.now() - started)})`,
        fix
          ? t(`运行 ${fix} 可自动改正大部分`, `${fix} mends most of it`)
          : t('改正上面的问题后再运行 npm test', 'Correct what is shown above, then run npm test again'),
      );
  }
  process.stdout.write(`   ${t('通过', 'passed')} (${seconds(performance.now() - started)})\n`);
}
