import type { Lang } from '../../kernel/errors.ts';
import { escapeHtml } from '../html.ts';
import type { Block, Paper } from './block.ts';
import { STYLE } from './style.ts';

/** A document as one HTML file that needs nothing else and prints well. */
export function toHtml(paper: Paper, lang: Lang): string {
  const contents = paper.chapters.map(
    ({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`,
  );
  return [
    `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(paper.title)}</title><style>${STYLE}</style></head><body>`,
    `<header class="cover"><p class="kind">${escapeHtml(paper.subtitle)}</p><h1>${escapeHtml(paper.title)}</h1>`,
    paper.intro && `<p class="intro">${lines(paper.intro)}</p>`,
    factsHtml(paper.cover),
    '</header>',
    `<nav aria-label="${escapeHtml(paper.contents)}"><h2>${escapeHtml(paper.contents)}</h2><ol>${contents.join('')}</ol></nav>`,
    `<main>${paper.chapters.map(chapterHtml).join('')}</main></body></html>\n`,
  ].join('');
}

function chapterHtml({ id, title, note, blocks }: Paper['chapters'][number]): string {
  const head = `<h2>${escapeHtml(title)}</h2><p class="note">${escapeHtml(note)}</p>`;
  return `<section id="${id}">${head}${blocks.map(blockHtml).join('')}</section>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const note = block.note ? ` <code>${escapeHtml(block.note)}</code>` : '';
      return `<h${block.level}>${escapeHtml(block.text)}${note}</h${block.level}>`;
    }
    case 'facts':
      return factsHtml(block.facts);
    case 'quote':
      return `<figure><figcaption>${escapeHtml(block.label)}</figcaption><blockquote>${lines(block.text)}</blockquote></figure>`;
    case 'steps':
      return stepsHtml(block);
    case 'table':
      return tableHtml(block);
  }
}

function factsHtml(facts: Paper['cover']): string {
  const items = facts.map(
    ({ label, text }) => `<div><dt>${escapeHtml(label)}</dt><dd>${lines(text)}</dd></div>`,
  );
  return `<dl>${items.join('')}</dl>`;
}

function stepsHtml({ label, steps }: Extract<Block, { kind: 'steps' }>): string {
  let number = 0;
  const items = steps.map(({ depth, text, numbered }) => {
    if (numbered) number += 1;
    const mark = numbered ? `<b>${number}</b>` : '<b aria-hidden="true">·</b>';
    return `<li style="--depth:${depth}">${mark}<span>${lines(text)}</span></li>`;
  });
  return `<p class="label">${escapeHtml(label)}</p><ul class="steps">${items.join('')}</ul>`;
}

function tableHtml({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string {
  const cells = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${lines(text)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => cells('td', row)).join('');
  return `<div class="wide"><table><caption>${escapeHtml(caption)}</caption><thead>${cells('th', head)}</thead><tbody>${body}</tbody></table></div>`;
}

function lines(text: string): string {
  return escapeHtml(text)
    .replaceAll('\n', '<br>')
    .replace(/\d{4}-\d{2}-\d{2}/g, '<span class="day">$&</span>');
}
