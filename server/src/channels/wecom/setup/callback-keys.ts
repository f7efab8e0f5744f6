import { randomBytes } from 'node:crypto';

/** What an app's callback is signed and encrypted with. */
export interface CallbackKeys {
  token: string;
  /** 43 characters. */
  aesKey: string;
}

/** New ones, of letters and digits as WeCom's console takes them. */
export function newCallbackKeys(): CallbackKeys {
  return { token: letters(24), aesKey: letters(43) };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function letters(count: number): string {
  let text = '';
  // Bytes beyond the last whole turn would make the first letters more likely.
  while (text.length < count)
    for (const byte of randomBytes(count)) if (byte < 248) text += LETTERS[byte % LETTERS.length];
  return text.slice(0, count);
}
