import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { HetangError } from '../../kernel/errors.ts';
import { readTable } from './read-table.ts';

async function* chunks(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  content: string | Uint8Array,
  options: { delimiter?: string; encoding?: 'auto' | 'utf-8' } = {},
) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const size = Math.max(7, Math.ceil(bytes.length / 1000));
  const table = await readTable(chunks(bytes, size), { delimiter: 'auto', encoding: 'auto', ...options });
  const rows = [];
  for await (const row of table.rows) rows.push(row);
  return { heading: table.heading, rows, sha256: table.sha256(), bytes: table.bytes() };
}

async function codeOf(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof HetangError ? error.code : String(error);
}

const text = '订单号,金额\nA1,"1,5"\n\nA2,"两\n行"\nA3,3\n';
const table = {
  heading: ['订单号', '金额'],
  rows: [
    { line: 2, cells: ['A1', '1,5'] },
    { line: 4, cells: ['A2', '两\n行'] },
    { line: 6, cells: ['A3', '3'] },
  ],
};

describe('readTable', () => {
  it('reads rows with the line on which each begins', async () => {
    expect(await read(text)).toMatchObject(table);
  });

  it.each([
    ['a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['gzip', gzipSync(text)],
    ['gzip in two members', Buffer.concat([gzipSync(text.slice(0, 9)), gzipSync(text.slice(9))])],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['stray control characters', Buffer.from(text.replace('A1', 'A\u00001\u001f'))],
  ])('reads through %s', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject(table);
  });

  it('reads GB18030 without being told', async () => {
    const gbk = Buffer.from([
      0xb6, 0xa9, 0xb5, 0xa5, 0xba, 0xc5, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a, 0x31, 0x2c, 0x32,
    ]);
    expect(await read(gbk)).toMatchObject({
      heading: ['订单号', '金额'],
      rows: [{ line: 2, cells: ['1', '2'] }],
    });
  });

  it.each([';', '\t', '|'])('finds the delimiter %j by the heading', async (delimiter) => {
    const found = await read(`"a,b,c,d"${delimiter}x\n1${delimiter}2\n`);
    expect(found.rows).toEqual([{ line: 2, cells: ['1', '2'] }]);
  });

  it('reads Windows line ends and a last line without one', async () => {
    expect((await read('a,b\r\n1,2\r\n3,4')).rows).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 3, cells: ['3', '4'] },
    ]);
  });

  it('keeps ragged rows for the caller to judge', async () => {
    expect((await read('a,b\n1\n1,2,3\n')).rows.map((row) => row.cells.length)).toEqual([1, 3]);
  });

  it('counts and fingerprints the bytes of the file', async () => {
    expect(await read('a\n1\n')).toMatchObject({
      bytes: 4,
      sha256: '309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc',
    });
  });

  it.each([
    ['an empty file', '', 'import/empty'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest of it'), 'import/not-csv'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'import/not-csv'],
    ['a binary', Buffer.alloc(5000), 'import/not-csv'],
    ['half a gzip', gzipSync('a,b\n'.repeat(9999)).subarray(0, 60), 'import/damaged'],
    [
      'a broken gzip',
      Buffer.concat([gzipSync('a').subarray(0, 10), Buffer.alloc(20, 0xff)]),
      'import/damaged',
    ],
    ['a quotation without end', `a,b\n1,"${'x\n'.repeat(600_000)}`, 'import/quotes'],
    ['a short quotation without end', 'a,b\n1,2\n3,"x\n', 'import/quotes'],
  ])('refuses %s', async (_, content, code) => {
    expect(await codeOf(read(content))).toBe(code);
  });

  it('refuses bytes that are not of the encoding that was named', async () => {
    expect(await codeOf(read(Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0x0a]), { encoding: 'utf-8' }))).toBe(
      'import/encoding',
    );
  });

  it('refuses what turns out not to be UTF-8 later on', async () => {
    const late = Buffer.concat([Buffer.from(`a\n${'x\n'.repeat(40_000)}`), Buffer.from([0xff, 0x0a])]);
    expect(await codeOf(read(late))).toBe('import/encoding');
  });
});
