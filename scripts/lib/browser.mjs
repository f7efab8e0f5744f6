import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { MODULES } from './paths.mjs';
import { capture, tail } from './run.mjs';
import { step } from './step.mjs';
import { Stop, t } from './words.mjs';

/**
 * Gives the path of a Chromium for the tests: one that is there; else Debian's (root); else Playwright's download.
 * A browser that cannot start (its libraries are missing) does not count.
 */
export async function ensureBrowser() {
  const there = await firstThatRuns(candidates());
  if (there) return there;
  if (canUseApt()) {
    await step(t('安装 Chromium (apt-get)', 'Install Chromium (apt-get)'), () => aptInstall(['chromium']));
  } else {
    await step(t('下载 Chromium (playwright)', 'Download Chromium (playwright)'), download);
  }
  const path = await firstThatRuns(candidates());
  if (path) return path;
  throw new Stop(
    t(
      '装上的浏览器不能启动,多半缺少系统库',
      'The installed browser does not start; system libraries are probably missing',
    ),
    t(
      '运行 sudo npx playwright-core install-deps chromium,或把 CHROMIUM_PATH 设为一个能用的 Chromium',
      'Run sudo npx playwright-core install-deps chromium, or set CHROMIUM_PATH to a Chromium that works',
    ),
  );
}

/** Where a Chromium may be, best first. */
function candidates() {
  if (process.env.CHROMIUM_PATH) return [process.env.CHROMIUM_PATH];
  const byPlatform = {
    linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map(
      (name) => `/usr/bin/${name}`,
    ),
    darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    ),
    win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) => [
        `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
        `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
      ]),
  };
  return [...(byPlatform[process.platform] ?? byPlatform.linux), ...downloaded()];
}

function downloaded() {
  const cache = { darwin: 'Library/Caches', win32: 'AppData/Local' }[process.platform] ?? '.cache';
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), cache, 'ms-playwright');
  if (!existsSync(folder)) return [];
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-headless-shell-linux64/chrome-headless-shell',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium'))
    .sort()
    .reverse()
    .flatMap((name) => inside.map((path) => join(folder, name, path)));
}

async function firstThatRuns(paths) {
  for (const path of paths.filter((candidate) => existsSync(candidate))) {
    // On Windows --version opens a window and prints nothing: being there has to do.
    if (process.platform === 'win32') return path;
    const run = await capture(path, ['--version', '--no-sandbox'], { timeout: 30_000 });
    if (run.code === 0 && /\d+\.\d+/.test(run.output)) return path;
  }
  if (process.env.CHROMIUM_PATH)
    throw new Stop(
      t(
        `CHROMIUM_PATH=${process.env.CHROMIUM_PATH} 不能启动`,
        `CHROMIUM_PATH=${process.env.CHROMIUM_PATH} does not start`,
      ),
      t('改成一个能用的浏览器,或去掉这个变量', 'Point it at a browser that works, or unset it'),
    );
  return null;
}

async function download() {
  const run = await capture(process.execPath, [
    join(MODULES, 'playwright-core/cli.js'),
    'install',
    'chromium',
  ]);
  if (run.code === 0) return;
  throw new Stop(
    t('测试需要浏览器,但没有下载成功', 'The tests need a browser and it could not be downloaded'),
    t(
      '自己安装 Chromium 或 Chrome,或把 CHROMIUM_PATH 设为它的路径',
      'Install Chromium or Chrome yourself, or set CHROMIUM_PATH to one',
    ),
    tail(run.output, 8),
  );
}

/** Root on Debian: its packages bring a browser with all libraries. (Ubuntu's is a snap, which needs a service.) */
export function canUseApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Installs Debian packages, with the list of packages brought up to date first. */
export async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await capture('apt-get', ['-q', 'update'], { env });
  const run = await capture('apt-get', ['-q', 'install', '-y', '--no-install-recommends', ...packages], {
    env,
  });
  if (run.code === 0) return;
  throw new Stop(
    t(`apt-get 没有装上 ${packages.join(' ')}`, `apt-get could not install ${packages.join(' ')}`),
    t('检查网络与软件源,然后再运行一次', 'Check the network and the package sources, then run this again'),
    tail(update.code === 0 ? run.output : update.output, 8),
  );
}
