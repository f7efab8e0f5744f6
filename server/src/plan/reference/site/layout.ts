import { say } from '../../../conditions/rules/words.ts';
import type { Lang } from '../../../kernel/errors.ts';
import { escapeHtml } from '../../html.ts';
import type { SitePage } from './page.ts';

/** A whole page: head with search, the list of pages (filled in by the script), the text. */
export function layout(page: SitePage, lang: Lang): string {
  const up = '../'.repeat(page.path.split('/').length - 1);
  const other = lang === 'zh' ? 'en' : 'zh';
  const searchHint = say(lang, '搜索类别、键、规则、命令', 'Search kinds, keys, rules, commands');
  return [
    `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}" data-root="${up}" data-page="${escapeHtml(page.path)}"><head>`,
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(page.title)} · ${say(lang, '荷塘参考', 'Hetang reference')}</title>`,
    `<link rel="icon" href="data:,"><link rel="stylesheet" href="${up}../site.css">`,
    `<script defer src="${up}search.js"></script><script defer src="${up}../site.js"></script></head><body>`,
    `<a class="skip" href="#text">${say(lang, '跳到正文', 'Skip to the text')}</a>`,
    `<header><a class="brand" href="${up}index.html">${say(lang, '荷塘 参考', 'Hetang reference')}</a>`,
    `<search><label for="q" class="hidden">${searchHint}</label>`,
    `<input id="q" type="search" autocomplete="off" placeholder="${searchHint}" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list">`,
    `<div id="found" class="found" role="listbox" aria-label="${say(lang, '搜索结果', 'Results')}" hidden></div>`,
    `<p id="said" class="hidden" role="status" data-none="${say(lang, '没有找到', 'Nothing found')}" data-some="${say(lang, '个结果', 'results')}"></p></search>`,
    `<a class="lang" href="${up}../${other}/${page.path}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${other === 'zh' ? '中文' : 'English'}</a></header>`,
    `<div class="columns"><nav aria-label="${say(lang, '页面', 'Pages')}"><details id="pages"><summary>${say(lang, '目录', 'Contents')}</summary></details></nav>`,
    `<main id="text" tabindex="-1">${page.html}</main></div></body></html>\n`,
  ].join('\n');
}

/** The first page of all: leads to the language of the reader. */
export function rootPage(): string {
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<link rel="icon" href="data:,"><meta http-equiv="refresh" content="0; url=zh/index.html"><title>荷塘参考 · Hetang reference</title>',
    '<link rel="stylesheet" href="site.css"></head><body><main>',
    '<p><a href="zh/index.html">中文</a> · <a href="en/index.html" lang="en">English</a></p></main></body></html>\n',
  ].join('\n');
}
