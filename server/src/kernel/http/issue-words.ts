import { z } from 'zod';
import type { Lang } from '../errors.ts';

/** What a schema finds wrong, as the validation of requests hands it on. */
export interface ValidationIssue {
  /** The issue's code. */
  keyword: string;
  message?: string | undefined;
  params: Record<string, unknown>;
}

const english = z.locales.en().localeError;
const chinese = z.locales.zhCN().localeError;
/** The value itself is not handed on, so what came is read from the sentence. */
const WRONG_TYPE = /^Invalid input: expected .+, received (.+)$/;

/** An issue in the reader's language. Sentences of our own schemas stay as they are. */
export function issueWords({ keyword, message = '', params }: ValidationIssue, lang: Lang): string {
  if (lang === 'en') return message;
  const issue = { code: keyword, path: [], message, ...params } as unknown as Parameters<typeof chinese>[0];
  const received = WRONG_TYPE.exec(message)?.[1];
  if (received !== undefined) return said(chinese(issue)).replace('undefined', received);
  return said(english(issue)) === message ? said(chinese(issue)) || message : message;
}

const said = (words: ReturnType<typeof chinese>): string =>
  typeof words === 'string' ? words : (words?.message ?? '');
