import { readdir, readFile } from 'node:fs/promises';
import { kinds } from '@hetang/contract/plan/registry';
import { expect, test } from 'vitest';
import { rules } from '../rule-list.ts';
import { readingChecks } from './reading-checks.ts';
import { referenceFiles } from './reference-files.ts';
import { schemaRows } from './schema-rows.ts';

const folder = new URL('../../../../docs/plan/', import.meta.url);

test('the reference that is checked in is of today; else: npm run hetang -- reference docs/plan', async () => {
  for (const { name, text } of referenceFiles())
    expect(await readFile(new URL(name, folder), 'utf8')).toBe(text);
});

test('every kind and every rule has its place in both languages', () => {
  for (const { name, text } of referenceFiles()) {
    const heads = [...text.matchAll(/^##+ ([\w.-]+)$/gm)].map((match) => match[1]);
    if (name.startsWith('kinds')) expect(heads).toEqual(['plan.yaml', ...kinds, 'condition', 'step']);
    else for (const rule of rules) expect(heads.filter((head) => head === rule.id)).toHaveLength(1);
    expect(text).not.toMatch(/undefined|\[object/);
  }
});

test('every code that reading a plan may answer has a page', async () => {
  const source = new URL('../', import.meta.url);
  const names = (await readdir(source, { recursive: true })).filter((name) =>
    /^(source|check|load|suppress)\b.*(?<!\.test)\.ts$/.test(name),
  );
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, source), 'utf8')));
  const codes = texts.flatMap((text) => [...text.matchAll(/'plan\/([a-z0-9-]+)'/g)].map((match) => match[1]));
  expect(new Set(codes)).toEqual(new Set(readingChecks.map((check) => check.id)));
});

test('rows tell the path, whether it must be there, the type and the meaning', () => {
  const rows = schemaRows(
    {
      required: ['a'],
      properties: {
        a: { type: 'integer', minimum: 1, maximum: 9, description: 'How many / 多少' },
        b: { items: { properties: { c: { enum: ['x', 'y'] } } }, default: [] },
        d: { additionalProperties: { type: 'string' }, description: 'Words / 词' },
      },
    },
    'zh',
  );
  expect(rows).toEqual([
    { path: 'a', required: true, type: '整数 1–9', description: '多少' },
    { path: 'b', required: false, type: '列表：任意', description: '' },
    { path: 'b[].c', required: false, type: '`x` `y`', description: '' },
    { path: 'd', required: false, type: '键 → 文字', description: '词' },
  ]);
});

test('a key that only some of several forms have is not required', () => {
  const rows = schemaRows(
    {
      oneOf: [
        { required: ['m', 'stage'], properties: { m: { const: 'a' }, stage: { $ref: '#/definitions/key' } } },
        { required: ['m'], properties: { m: { const: 'b' } } },
      ],
    },
    'en',
  );
  expect(rows).toEqual([
    { path: 'm', required: true, type: '`a` `b`', description: '' },
    { path: 'stage', required: false, type: '[key](#key)', description: '' },
  ]);
});
