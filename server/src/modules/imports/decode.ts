import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { HetangError } from '../../kernel/errors.ts';

/** As much of the beginning as it takes to tell encodings apart. */
export const SAMPLE_BYTES = 64 * 1024;

/** Stray control characters: the database takes no NUL, and the others part what is sent to it. */
const MEANINGLESS = /[^\P{Cc}\t\n\r]/gu;

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';

/**
 * The encoding of a text by its beginning: a byte order mark, valid UTF-8, else GB18030 (which takes in GBK and
 * GB2312, what Excel writes in China).
 */
export function detectEncoding(sample: Uint8Array): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  // The sample may end within a character.
  for (let cut = 0; cut < 4 && cut <= sample.length; cut++) {
    if (isUtf8(sample.subarray(0, sample.length - cut))) return 'utf-8';
  }
  return 'gb18030';
}

/**
 * Bytes to text. A byte order mark is taken off.
 * @throws HetangError `import/encoding` at bytes that the encoding does not have, `import/not-csv` for binary files.
 */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  wanted: Encoding | 'auto',
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let encoding: Encoding = 'utf-8';
  const text = (chunk: Uint8Array | undefined): string => {
    try {
      return decoder?.decode(chunk, { stream: chunk !== undefined }).replace(MEANINGLESS, '') ?? '';
    } catch (error) {
      throw new HetangError('import/encoding', { encoding }, { cause: error });
    }
  };
  for await (const chunk of withLargeStart(bytes)) {
    if (!decoder) {
      const sample = chunk.subarray(0, SAMPLE_BYTES);
      encoding = wanted === 'auto' || hasMark(sample) ? detectEncoding(sample) : wanted;
      if (encoding !== 'utf-16le' && isBinary(sample))
        throw new HetangError('import/not-csv', { kind: 'binary' });
      decoder = new TextDecoder(encoding, { fatal: true });
    }
    yield text(chunk);
  }
  yield text(undefined);
}

/** A byte order mark knows better than a mapping: files that Hetang gives back have one. */
function hasMark(sample: Uint8Array): boolean {
  return (
    (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) ||
    (sample[0] === 0xff && sample[1] === 0xfe)
  );
}

/** Many NULs: no text. A few strays do not count. */
function isBinary(sample: Uint8Array): boolean {
  return sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0) > Math.max(8, sample.length / 1000);
}

/** Joins the first chunks until there is enough to tell the encoding from. */
async function* withLargeStart(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array[] | undefined = [];
  let size = 0;
  for await (const chunk of bytes) {
    if (!start) {
      yield chunk;
      continue;
    }
    start.push(chunk);
    size += chunk.length;
    if (size < SAMPLE_BYTES) continue;
    yield Buffer.concat(start);
    start = undefined;
  }
  if (start && size > 0) yield Buffer.concat(start);
}
