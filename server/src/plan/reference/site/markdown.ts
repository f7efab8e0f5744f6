import { escapeHtml } from '../../html.ts';

/** The Markdown that the documents of the plan language use, as HTML: headings, lists, tables, code, quotes, links. */
export function markdownToHtml(text: string, link: (href: string) => string = (href) => href): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const parts: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const block = blockAt(lines, at, link);
    parts.push(block.html);
    at += block.lines;
  }
  return parts.join('');
}

interface Parsed {
  html: string;
  lines: number;
}
type Linker = (href: string) => string;

function blockAt(lines: readonly string[], at: number, link: Linker): Parsed {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { html: '', lines: 1 };
  if (line.startsWith('```')) return codeAt(lines, at);
  const heading = /^(#{1,6}) (.+)$/.exec(line);
  if (heading) return headingOf(heading[1]?.length ?? 1, heading[2] ?? '', link);
  if (/^\s*(-|\d+\.) /.test(line)) return listAt(lines, at, link);
  if (line.startsWith('>')) return quoteAt(lines, at, link);
  if (line.startsWith('|')) return tableAt(lines, at, link);
  const count = countWhile(lines, at, (one) => one.trim() !== '' && !/^(```|#|>|\||\s*(-|\d+\.) )/.test(one));
  const own = lines.slice(at, at + Math.max(count, 1)).join('\n');
  return { html: `<p>${inline(own, link)}</p>`, lines: Math.max(count, 1) };
}

function codeAt(lines: readonly string[], at: number): Parsed {
  const count = countWhile(lines, at + 1, (one) => !one.startsWith('```'));
  const body = lines.slice(at + 1, at + 1 + count).join('\n');
  return { html: `<pre><code>${escapeHtml(body)}</code></pre>`, lines: count + 2 };
}

function headingOf(level: number, text: string, link: Linker): Parsed {
  const id = escapeHtml(anchorOf(text));
  return { html: `<h${level} id="${id}">${inline(text, link)}</h${level}>`, lines: 1 };
}

/** What a heading is linked by. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function listAt(lines: readonly string[], at: number, link: Linker): Parsed {
  const count = countWhile(lines, at, (one) => /^\s*(-|\d+\.) |^\s{2,}\S/.test(one));
  const items: string[] = [];
  for (const line of lines.slice(at, at + count)) {
    const item = /^\s*(?:-|\d+\.) (.*)$/.exec(line);
    if (item) items.push(item[1] ?? '');
    else items.push(`${items.pop() ?? ''}\n${line.trim()}`);
  }
  const tag = /^\s*\d/.test(lines[at] ?? '') ? 'ol' : 'ul';
  const html = items.map((item) => `<li>${inline(item, link)}</li>`).join('');
  return { html: `<${tag}>${html}</${tag}>`, lines: count };
}

function quoteAt(lines: readonly string[], at: number, link: Linker): Parsed {
  const count = countWhile(lines, at, (one) => one.startsWith('>'));
  const own = lines.slice(at, at + count).map((line) => line.replace(/^> ?/, ''));
  return { html: `<blockquote>${markdownToHtml(own.join('\n'), link)}</blockquote>`, lines: count };
}

function tableAt(lines: readonly string[], at: number, link: Linker): Parsed {
  const count = countWhile(lines, at, (one) => one.startsWith('|'));
  const rows = lines.slice(at, at + count).map((line) => line.slice(1, -1).split(/(?<!\\)\|/));
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${inline(cell.trim().replaceAll('\\|', '|'), link)}</${tag}>`).join('')}</tr>`;
  const [head = [], , ...body] = rows;
  const html = `<thead>${row(head, 'th')}</thead><tbody>${body.map((cells) => row(cells, 'td')).join('')}</tbody>`;
  return { html: `<div class="wide"><table>${html}</table></div>`, lines: count };
}

function countWhile(lines: readonly string[], from: number, holds: (line: string) => boolean): number {
  let count = 0;
  while (from + count < lines.length && holds(lines[from + count] ?? '')) count++;
  return count;
}

/** Code, bold and links inside a line; everything else is text. */
function inline(text: string, link: Linker): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      /^`.+`$/s.test(part) ? `<code>${escapeHtml(part.slice(1, -1))}</code>` : words(part, link),
    )
    .join('');
}

function words(text: string, link: Linker): string {
  return escapeHtml(text)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(
      /\[([^\]]+)\]\(([^)\s]+)\)/g,
      (_, said: string, href: string) => `<a href="${link(href)}">${said}</a>`,
    );
}
