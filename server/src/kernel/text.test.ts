import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storable, unstorableAt } from './text.ts';

describe('text that a database can hold', () => {
  it('names the place of what it cannot', () => {
    expect(unstorableAt({ a: 'fine 荷塘 🪷', b: [{ c: 'x\u0000' }] })).toBe('b.0.c');
    expect(unstorableAt({ 'k\ud800': 1 })).toBe('k\ud800');
    expect(unstorableAt('🪷')).toBeNull();
  });

  it('replaces it and nothing else', () => {
    expect(storable({ a: ['\udc00x\u0000', 1, null] })).toEqual({ a: ['\ufffdx\ufffd', 1, null] });
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(unstorableAt(storable(value))).toBeNull();
        if (unstorableAt(value) === null) expect(storable(value)).toBe(value);
      }),
    );
  });
});
