import { get } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { buildHttp } from '../http/app.ts';
import type { CellValue } from './cell.ts';
import { csvLines, csvText } from './csv.ts';

test('cells that a spreadsheet would run get an apostrophe; numbers stay numbers', () => {
  const dangerous = ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '＝1', '－1'];
  const cells = csvLines(dangerous.map((cell) => [cell, 'end']))
    .split(',end\r\n')
    .slice(0, -1);
  expect(cells.map((cell) => cell.replace(/^"/, '').startsWith("'"))).toEqual(dangerous.map(() => true));
  expect(csvLines([[-5, 3.5, null, 'a-b', '']])).toBe('-5,3.5,,a-b,\r\n');
});

test('whatever is in the cells, a reader finds the same cells', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ';', '荷', "'", '=') }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
      const read: string[][] = parse(csvLines(rows), { record_delimiter: '\r\n', relax_column_count: true });
      const meant = rows.map((row) =>
        row.map((text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)),
      );
      expect(read).toEqual(meant);
    }),
  );
});

test('a reader who goes away stops the writing', async () => {
  let stopped: () => void = () => undefined;
  const hasStopped = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  async function* endless(): AsyncGenerator<CellValue[][]> {
    try {
      for (;;) {
        await sleep(1); // as a database would let it wait
        yield [['a'.repeat(10_000)]];
      }
    } finally {
      stopped();
    }
  }
  const app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: async () => null,
    endpoints: [
      (scope) => scope.get('/endless', (_, reply) => reply.send(Readable.from(csvText(['a'], endless())))),
    ],
    version: 'test',
  });
  const url = await app.listen({ port: 0 });
  const reader = get(`${url}/endless`, (answer) => answer.once('data', () => reader.destroy()));
  reader.on('error', () => undefined); // that it was cut is what we want
  await hasStopped;
  await app.close();
});
