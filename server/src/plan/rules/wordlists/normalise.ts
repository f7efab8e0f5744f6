/** A text as words are looked for in it, with the place in the original of each of its characters. */
export interface Normalised {
  text: string;
  /** Index into the original for each UTF-16 unit of `text`, and its length at the end. */
  at: readonly number[];
}

/** Spaces, line breaks, zero-width and other invisible characters, which people put inside words to hide them. */
const invisible = /\s|\p{Cf}|\p{Cc}|\p{Mn}|\u3164/u;

/** Width, case, compatibility forms, spaces and invisible characters no longer make a difference. */
export function normalise(original: string): Normalised {
  let text = '';
  const at: number[] = [];
  for (let i = 0; i < original.length; ) {
    const code = original.codePointAt(i) ?? 0;
    const length = code > 0xffff ? 2 : 1;
    const plain = plainForm(code, original.slice(i, i + length));
    text += plain;
    for (let j = 0; j < plain.length; j++) at.push(i);
    i += length;
  }
  at.push(original.length);
  return { text, at };
}

function plainForm(code: number, character: string): string {
  // Most of a Chinese text needs no more than this comparison.
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  return invisible.test(character) ? '' : character.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}
