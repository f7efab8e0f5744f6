import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { sql } from './sql.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it('sends arrays of texts and numbers to the letter', async () => {
  const special = fc.constantFrom('', 'NULL', 'null', '{}', ',', '"', '\\', `'"\\,{ }\n\t`, ' ', '荷塘 💧');
  const storable = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.oneof(special, storable))),
      fc.array(fc.option(fc.maxSafeInteger())),
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })),
      async (texts, numbers, doubles) => {
        const row = await db.one(sql`
          select to_json(${texts}::text[]) as texts, to_json(${numbers}::bigint[]) as numbers, ${doubles}::float8[] as doubles`);
        expect(row).toEqual({ texts, numbers, doubles: doubles.map((double) => double + 0) });
      },
    ),
    { numRuns: 60 },
  );
});
