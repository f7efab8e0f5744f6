import { langOfTerminal } from './config/env.ts';
import type { HetangError, Lang } from './kernel/errors.ts';

/** What the program says on the terminal, in the language of the machine. */
export function speech(lang: Lang = langOfTerminal()) {
  return {
    /** A process without the `api` role has no address. */
    ready: (url: string): string =>
      lang === 'zh'
        ? `荷塘已就绪${url && `：${url}`}\n按 Ctrl-C 停止\n`
        : `Hetang is ready${url && `: ${url}`}\nPress Ctrl-C to stop\n`,
    refused: (error: HetangError): string => {
      const { message, hint } = error.say(lang);
      return `${message}\n${hint}  [${error.code}]\n`;
    },
  };
}
