import { thingInChinese } from './error-texts/things.ts';
import { type ErrorCode, errorTexts } from './error-texts.ts';

export type Lang = 'zh' | 'en';
export type ErrorDetails = Record<string, string | number>;

/**
 * A failure with a stable code. What is said about it comes from `error-texts.ts` in two languages;
 * `details` fill the `{braces}` there.
 */
export class HetangError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(`${code}: ${fill(errorTexts[code].en[0], details)}`, options);
    this.name = 'HetangError';
    this.code = code;
    this.details = details;
  }

  /** HTTP status that fits. */
  get status(): number {
    return errorTexts[this.code].status;
  }

  /** What happened, and what to do about it. */
  say(lang: Lang): { message: string; hint: string } {
    const [message, hint] = errorTexts[this.code][lang];
    const { what } = this.details;
    const details =
      lang === 'zh' && typeof what === 'string'
        ? { ...this.details, what: thingInChinese(what) }
        : this.details;
    return { message: fill(message, details), hint: fill(hint, details) };
  }
}

function fill(text: string, details: ErrorDetails): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
