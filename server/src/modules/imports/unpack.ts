import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { HetangError, messageOf } from '../../kernel/errors.ts';

/**
 * The file's content: unpacked when it is gzip (known by its first bytes, whatever its name), else as it is.
 * @throws HetangError `import/damaged` for a broken gzip, `import/not-csv` for a workbook of before 2007.
 */
export async function* unpack(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const start = first.done ? new Uint8Array() : first.value;
  const all = (async function* () {
    if (!first.done) yield start;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  if (start[0] === 0xd0 && start[1] === 0xcf) throw new HetangError('import/not-csv', { kind: 'xls' });
  if (start[0] === 0x1f && start[1] === 0x8b) yield* gunzip(all);
  else yield* all;
}

async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const out = new PassThrough();
  let problem: unknown;
  const running = pipeline(Readable.from(packed), createGunzip(), out).catch((error: unknown) => {
    problem = error;
  });
  try {
    for await (const chunk of out) yield chunk as Uint8Array;
  } catch (error) {
    problem ??= error;
  }
  out.destroy();
  await running;
  if (problem instanceof Error && 'code' in problem && String(problem.code).startsWith('Z_'))
    throw new HetangError('import/damaged', { problem: messageOf(problem) }, { cause: problem });
  if (problem) throw problem;
}
