import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationKey, missingPackages, platformPackages } from './installed.mjs';
import { oneAtATime } from './lock.mjs';
import { MODULES, ROOT } from './paths.mjs';
import { capture, tail } from './run.mjs';
import { step } from './step.mjs';
import { Stop, t } from './words.mjs';

const STAMP = join(MODULES, '.hetang-install');

/** Installs what the lock file asks for, unless exactly that is there already. */
export async function ensureInstalled() {
  if (isCurrent()) return;
  needWritable();
  await oneAtATime(join(ROOT, '.hetang', 'prepare.lock'), async () => {
    if (isCurrent()) return;
    if (missingPackages(ROOT).length > 0)
      await step(t('安装依赖 (npm ci)', 'Install packages (npm ci)'), install);
    const missing = missingPackages(ROOT);
    if (missing.length > 0) throw stillMissing(missing);
    writeFileSync(STAMP, installationKey(ROOT));
  });
  warnOfPlatform();
}

function isCurrent() {
  try {
    return readFileSync(STAMP, 'utf8') === installationKey(ROOT) && missingPackages(ROOT).length === 0;
  } catch {
    return false;
  }
}

async function install() {
  const clean = await npm('ci');
  if (clean.code === 0) return;
  // A lock written behind a registry without some platforms' packages: npm ci refuses it, npm install takes every
  // version from it all the same. What is then there is compared with the lock.
  const onlyGaps = /\bEUSAGE\b/.test(clean.output) && /Missing: .* from lock file/.test(clean.output);
  const run = onlyGaps ? await npm('install', '--no-save') : clean;
  if (run.code !== 0) throw explain(run);
}

function npm(...command) {
  const args = [...command, '--no-audit', '--no-fund', '--no-progress'];
  // npm says where it lives when it runs us; on Windows its launcher is a batch file that needs a shell.
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return capture(process.execPath, [script, ...args]);
  return capture('npm', args, { shell: process.platform === 'win32' });
}

/** Turns npm's complaint into what a person can do about it. */
export function explain({ output, missing }) {
  if (missing)
    return new Stop(
      t('没有找到 npm', 'npm was not found'),
      t('重新安装 Node,它自带 npm', 'Install Node again; npm comes with it'),
    );
  const detail = tail(output.replace(/\n(npm error *\n)*npm error (Usage:|Clean install)[\s\S]*$/, '\n'), 12);
  if (
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network)\b/.test(
      output,
    )
  )
    return new Stop(
      t('连不上 npm 的软件源,依赖没有装完', 'The npm registry could not be reached, so packages are missing'),
      t(
        '检查网络或代理(npm config get registry),然后再运行一次,或换一个镜像源',
        'Check the network, the proxy and `npm config get registry`, then run this again',
      ),
      detail,
    );
  if (/\bENOSPC\b/.test(output))
    return new Stop(
      t('磁盘满了', 'The disk is full'),
      t('腾出约 2 GB 再运行一次', 'Free about 2 GB and run this again'),
      detail,
    );
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) return notWritable(detail);
  return new Stop(
    t('npm ci 失败了', 'npm ci failed'),
    t('按上面 npm 的说明处理,然后再运行一次', 'Do as npm says above, then run this again'),
    detail,
  );
}

function needWritable() {
  for (const folder of [ROOT, MODULES, join(ROOT, '.hetang')]) {
    if (!existsSync(folder)) continue;
    try {
      accessSync(folder, constants.W_OK);
    } catch {
      throw notWritable('', folder);
    }
  }
}

function notWritable(detail, folder = ROOT) {
  return new Stop(
    t(`不能写入 ${folder}`, `${folder} cannot be written`),
    t(
      `它属于另一个用户:用那个用户运行,或 sudo chown -R "$(id -un)" ${ROOT}`,
      `It belongs to another user: run this as that user, or sudo chown -R "$(id -un)" ${ROOT}`,
    ),
    detail,
  );
}

function stillMissing(missing) {
  const embedded = missing.filter((name) => Object.values(platformPackages()).includes(name));
  if (embedded.length > 0)
    return new Stop(
      t(`npm 没有装上 ${embedded.join('、')}`, `npm did not install ${embedded.join(', ')}`),
      t(
        '下载可能中断了,或 npm 设了 omit=optional:npm config get omit,然后再运行一次',
        'The download may have been cut, or npm leaves optional packages out: npm config get omit, then run this again',
      ),
    );
  return new Stop(
    t(
      `npm ci 之后仍缺少 ${missing.slice(0, 5).join('、')}`,
      `After npm ci these are still missing: ${missing.slice(0, 5).join(', ')}`,
    ),
    t('删除 node_modules 再运行一次', 'Delete node_modules and run this again'),
  );
}

function warnOfPlatform() {
  const { postgres, chdb } = platformPackages();
  const platform = `${process.platform}-${process.arch}`;
  const say = (line) => process.stderr.write(`! ${line}\n`);
  if (!postgres && !process.env.DATABASE_URL)
    say(
      t(
        `${platform} 没有内置 PostgreSQL:安装 PostgreSQL 15 或更高版本并设置 DATABASE_URL`,
        `No embedded PostgreSQL for ${platform}: install PostgreSQL 15 or newer and set DATABASE_URL`,
      ),
    );
  if (!chdb && !process.env.CLICKHOUSE_URL)
    say(
      t(
        `${platform} 没有内置 ClickHouse:设置 CLICKHOUSE_URL`,
        `No embedded ClickHouse for ${platform}: set CLICKHOUSE_URL`,
      ),
    );
}
