import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderIssues } from '../../plan/source/issue.ts';
import { readMapping } from './read-mapping.ts';

const PRESETS = new URL('../../../../plans/imports/', import.meta.url);
const good = readFileSync(new URL('online-retail.yaml', PRESETS), 'utf8');
const problems = (text: string) =>
  renderIssues(readMapping('m.yaml', text).issues, 'en').map(
    ({ line, column, code, message }) => `${line}:${column} ${code} ${message}`,
  );

describe('readMapping', () => {
  it.each(readdirSync(PRESETS).filter((name) => name.endsWith('.yaml')))(
    'reads %s, which comes with Hetang',
    (name) => {
      expect(problems(readFileSync(new URL(name, PRESETS), 'utf8'))).toEqual([]);
    },
  );

  it('fills in what is not written', () => {
    expect(readMapping('m.yaml', good).mapping).toMatchObject({
      file: { delimiter: 'auto', encoding: 'auto' },
      money: { currency: 'GBP', unit: 'major' },
    });
  });

  it.each([
    ['a wrong key', good.replace('sku:', 'skuu:'), /^\d+:3 import\/unknown-key .*skuu/],
    ['a wrong kind', good.replace('kind: orders', 'kind: order'), /^\d+:7 import\/bad-value/],
    ['no kind', good.replace('kind: orders', ''), /import\/missing-key/],
    ['a wrong currency', good.replace('GBP', 'pounds'), /^\d+:13 import\//],
    ['a wrong zone', good.replace('Europe/London', 'Europe/Lundon'), /^\d+:9 import\/bad-zone/],
    ['a wrong format', good.replace('yyyy-MM-dd HH:mm:ss', 'HH:mm'), /^\d+:11 import\/bad-time-format/],
    ['neither amount nor price', good.replace('  price: UnitPrice\n', ''), /import\//],
    ['broken YAML', 'kind: [', /^1:\d+ /],
    ['nothing', '', /./],
    ['a list', '- 1', /./],
  ])('names %s with its place', (_, text, words) => {
    const found = problems(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(words);
  });
});
