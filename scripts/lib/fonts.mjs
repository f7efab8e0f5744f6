import { aptInstall, canUseApt } from './browser.mjs';
import { capture } from './run.mjs';
import { step } from './step.mjs';
import { t } from './words.mjs';

/** Sees to a Chinese font, so that screenshots and widths in tests are those of real pages. */
export async function ensureFonts() {
  if (process.platform !== 'linux') return;
  const list = await capture('fc-list', [':lang=zh', 'family']);
  if (list.code === 0 && list.output.trim()) return;
  if (canUseApt())
    return step(t('安装中文字体 (apt-get)', 'Install a Chinese font (apt-get)'), () =>
      aptInstall(['fontconfig', 'fonts-noto-cjk']),
    );
  process.stderr.write(
    `! ${t('没有中文字体,页面测试里的汉字会显示成方框:安装 fonts-noto-cjk(或发行版里的同类包)', 'No Chinese font: characters will be boxes in page tests. Install fonts-noto-cjk or its like')}\n`,
  );
}
