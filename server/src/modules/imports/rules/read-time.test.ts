import { describe, expect, it } from 'vitest';
import { instantAt } from '../../../kernel/zone.ts';
import { makeTimeReader } from './read-time.ts';

const reader = (format: string, zone: string) =>
  makeTimeReader(format, (day, minute) => instantAt(day, minute, zone));
const read = (text: string, format = 'auto', zone = 'Asia/Shanghai') =>
  reader(format, zone).instant(text)?.toISOString() ?? null;

describe('makeTimeReader', () => {
  it.each([
    ['2026-01-31 09:05:07', '2026-01-31T01:05:07.000Z'],
    ['2026/1/31 9:05', '2026-01-31T01:05:00.000Z'],
    ['2026年1月31日', '2026-01-30T16:00:00.000Z'],
    ['2026.1.31', '2026-01-30T16:00:00.000Z'],
    ['2026-01-31T09:05:07Z', '2026-01-31T09:05:07.000Z'],
    ['2026-01-31T09:05:07.123+05:30', '2026-01-31T03:35:07.000Z'],
    ['2026-01-31T09:05:07-0800', '2026-01-31T17:05:07.000Z'],
  ])('reads %j in Shanghai', (text, iso) => {
    expect(read(text)).toBe(iso);
  });

  it('reads a given order of parts, and nothing else', () => {
    expect(read('31.12.2026 08:00', 'dd.MM.yyyy HH:mm')).toBe('2026-12-31T00:00:00.000Z');
    expect(read('31x12x2026 08:00', 'dd.MM.yyyy HH:mm')).toBeNull();
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-01-31 24:00',
    '2026-01-31 12:60',
    '1969-12-31',
    '2100-01-01',
    '31/01/2026',
    '44927',
    'yesterday',
    '',
  ])('takes %j for no time', (text) => {
    expect(read(text)).toBeNull();
  });

  it('minds summer time', () => {
    const london = (text: string) => read(text, 'yyyy-MM-dd HH:mm:ss', 'Europe/London');
    expect(london('2011-07-01 08:26:00')).toBe('2011-07-01T07:26:00.000Z');
    expect(london('2010-12-01 08:26:00')).toBe('2010-12-01T08:26:00.000Z');
    expect(london('2011-03-27 01:30:00')).toBe('2011-03-27T01:30:00.000Z'); // skipped: an hour on
    expect(london('2011-10-30 01:30:30')).toBe('2011-10-30T00:30:30.000Z'); // twice: the first
  });

  it('gives calendar days as written', () => {
    expect(reader('auto', 'Asia/Shanghai').day('1990/5/3 23:59')).toBe('1990-05-03');
    expect(reader('dd/MM/yyyy', 'Asia/Shanghai').day('03/05/1990')).toBe('1990-05-03');
  });

  it('keeps answering when it has forgotten minutes', () => {
    const many = reader('auto', 'Asia/Shanghai');
    const text = (i: number) =>
      `2026-01-${String((i % 28) + 1).padStart(2, '0')} ${Math.floor(i / 28) % 24}:${i % 60}`;
    const first = Array.from({ length: 20_000 }, (_, i) => many.instant(text(i))?.getTime());
    expect(Array.from({ length: 20_000 }, (_, i) => many.instant(text(i))?.getTime())).toEqual(first);
  });

  it.each(['HH:mm', 'yyyy-MM', 'yyyy-MM-dd dd', 'd/M/y'])('refuses the format %j', (format) => {
    expect(() => reader(format, 'Asia/Shanghai')).toThrow(RangeError);
  });
});
