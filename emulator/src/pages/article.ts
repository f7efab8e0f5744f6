import type { AccountPublication } from '../state/official-account-more.ts';
import { escapeMarkup } from './avatar.ts';

/** A published article. Its content is the author's own markup, so the page must be served without scripts. */
export function articlePage(published: AccountPublication): string {
  const parts = published.articles.map(
    ({ title, author, content }) =>
      `<article><h1>${escapeMarkup(String(title ?? ''))}</h1><p class="soft">${escapeMarkup(String(author ?? ''))}</p>${String(content ?? '')}</article>`,
  );
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>公众号文章（模拟）</title>' +
    '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/pages/page.css"></head>' +
    `<body class="plain">${parts.join('')}</body></html>`
  );
}
