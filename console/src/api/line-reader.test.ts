import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeLineReader } from './line-reader.ts';

test('answers each line once, when it is whole, however the text arrives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text: fc.string(), n: fc.integer() })),
      fc.array(fc.nat()),
      (values, cuts) => {
        const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
        const read = makeLineReader();
        const places = [...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
        expect(places.flatMap((place) => read(text.slice(0, place)))).toEqual(values);
        expect(read(text)).toEqual([]);
      },
    ),
  );
});

test('waits for the end of a line', () => {
  const read = makeLineReader();
  expect(read('{"a":1')).toEqual([]);
  expect(read('{"a":1}\n{"b"')).toEqual([{ a: 1 }]);
});
