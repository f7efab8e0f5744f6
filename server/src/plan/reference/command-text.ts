import type { Lang } from '../../kernel/errors.ts';

/** A command of the command line with what it says of itself. */
export interface CommandHelp {
  name: string;
  description: string;
  help: string;
}

const words = {
  zh: {
    title: '命令行',
    intro:
      '用 `npm run hetang -- 命令` 运行。本页由 `npm run hetang -- reference docs/plan` 从命令自己的帮助生成。',
  },
  en: {
    title: 'Command line',
    intro:
      'Run with `npm run hetang -- COMMAND`. Generated from the help of the commands by `npm run hetang -- reference docs/plan`.',
  },
} as const;

/** The help of every command as one Markdown document. */
export function commandText(commands: readonly CommandHelp[], lang: Lang): string {
  const { title, intro } = words[lang];
  const parts = commands.map(
    ({ name, description, help }) => `## hetang ${name}\n\n${description}\n\n\`\`\`text\n${help}\n\`\`\``,
  );
  return `${[`# ${title}`, intro, ...parts].join('\n\n')}\n`;
}
