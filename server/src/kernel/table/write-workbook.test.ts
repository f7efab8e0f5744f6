import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { SheetCell } from './cell.ts';
import type { SheetColumn } from './sheet-xml.ts';
import { writeWorkbook } from './write-workbook.ts';

const AT = new Date('2026-03-01T00:00:00Z');
const text = (title: string): SheetColumn => ({ title, kind: 'text', width: 10 });

async function* inBatches(...batches: (readonly SheetCell[])[][]) {
  yield* batches;
}
async function bytesOf(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

test('numbers, days and times are real ones; text that looks like a formula stays text', async () => {
  const columns: SheetColumn[] = [
    text('名称'),
    { title: '金额', kind: 'number', width: 10 },
    { title: '时间', kind: 'time', width: 18 },
    { title: '生日', kind: 'day', width: 12 },
  ];
  const row = ['=1+1', -3.5, '2026-01-31 09:05:07', '1990-06-01'];
  const sheets = [{ name: '客户', columns, rows: () => inBatches([row], [['a<b>&"c"', null, null, null]]) }];
  const { sheets: read } = await readXlsx(await bytesOf(writeWorkbook(sheets, { at: AT })));
  expect(read[0]?.name).toBe('客户');
  expect(read[0]?.rows).toEqual(
    [
      ['名称', '金额', '时间', '生日'],
      ['=1+1', -3.5, new Date('2026-01-31T09:05:07Z'), new Date('1990-06-01T00:00:00Z')],
      ['a<b>&"c"', null, null, null],
    ].map((cells) => cells.slice(0, 4)),
  );
});

test('a later sheet is asked for when the one before is written; what is too long goes on a further sheet', async () => {
  let written = 0;
  const rows = async function* () {
    for (let i = 0; i < 5; i++) {
      written++;
      yield [[`行${i}`]];
    }
  };
  const about = () => inBatches([[`${written} 行`]]);
  const book = writeWorkbook(
    [
      { name: '列表', columns: [text('甲')], rows },
      { name: '说明', columns: [text('乙')], rows: about },
    ],
    { at: AT, mostRows: 2 },
  );
  const { sheets } = await readXlsx(await bytesOf(book));
  expect(sheets.map(({ name, rows: all }) => [name, all.length])).toEqual([
    ['列表', 3],
    ['列表 (2)', 3],
    ['列表 (3)', 2],
    ['说明', 2],
  ]);
  expect(sheets[3]?.rows[1]).toEqual(['5 行']);
});

test('whatever texts are in the cells, a reader finds them again', async () => {
  const cell = fc
    .string({ unit: 'binary', minLength: 1 })
    .map((value) => value.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '·'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
      const sheets = [{ name: 'x', columns: [text('a'), text('b')], rows: () => inBatches(rows) }];
      const read = await readXlsx(await bytesOf(writeWorkbook(sheets, { at: AT })));
      expect(read.sheets[0]?.rows.slice(1)).toEqual(rows);
    }),
    { numRuns: 30 },
  );
});

test('a reader who goes away stops the writing; a source that fails breaks the file off', async () => {
  let stopped: () => void = () => undefined;
  const hasStopped = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  const endless = async function* () {
    try {
      for (let i = 0; ; i++) {
        if (i === 3) book.destroy();
        await sleep(1); // as a database would let it wait
        yield [[`${i} ${'x'.repeat(1000)}`]];
      }
    } finally {
      stopped();
    }
  };
  const book = writeWorkbook([{ name: 'x', columns: [text('a')], rows: endless }], { at: AT });
  book.resume();
  await hasStopped;

  const broken = async function* (): AsyncGenerator<SheetCell[][]> {
    yield [['a']];
    throw new Error('gone');
  };
  const failing = writeWorkbook([{ name: 'x', columns: [text('a')], rows: broken }], { at: AT });
  await expect(bytesOf(failing)).rejects.toThrow('gone');
});
