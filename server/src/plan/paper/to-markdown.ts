import type { Block, Paper } from './block.ts';

/** A document as Markdown. */
export function toMarkdown(paper: Paper): string {
  const parts = [
    `# ${inline(paper.title)}`,
    inline(paper.subtitle),
    factsText(paper.cover),
    quoted(paper.intro),
    `## ${paper.contents}`,
    paper.chapters.map(({ title }, i) => `${i + 1}. ${inline(title)}`).join('\n'),
    ...paper.chapters.flatMap((chapter) => [
      `## ${inline(chapter.title)}`,
      inline(chapter.note),
      ...chapter.blocks.map(blockText),
    ]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.text)}${block.note ? ` \`${block.note}\`` : ''}`;
    case 'facts':
      return factsText(block.facts);
    case 'quote':
      return `**${inline(block.label)}**\n\n${quoted(block.text)}`;
    case 'steps':
      return `**${inline(block.label)}**\n\n${stepsText(block)}`;
    case 'table':
      return tableText(block);
  }
}

function factsText(facts: Paper['cover']): string {
  return facts.map(({ label, text }) => `- **${inline(label)}** ${inline(text)}`).join('\n');
}

function stepsText({ steps }: Extract<Block, { kind: 'steps' }>): string {
  let number = 0;
  const lines = steps.map(({ depth, text, numbered }) => {
    if (numbered) number += 1;
    return `${'  '.repeat(depth)}- ${numbered ? `(${number}) ` : ''}${inline(text)}`;
  });
  return lines.join('\n');
}

function tableText({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  const lines = [line(head), line(head.map(() => '---')), ...rows.map(line)];
  return `**${inline(caption)}**\n\n${lines.join('\n')}`;
}

function cell(text: string): string {
  return inline(text).replaceAll('|', '\\|').replaceAll('\n', '<br>');
}

/** Marks that Markdown would read are taken as they are. */
function inline(text: string): string {
  return text.replace(/[\\`*_<>[\]]/g, '\\$&').replace(/^([#+-]|\d+\.)/gm, '\\$1');
}

function quoted(text: string): string {
  if (text === '') return '';
  const lines = inline(text).split('\n');
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
}
