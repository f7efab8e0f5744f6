import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { jsonSchemaFiles } from './json-schema.ts';
import { kinds } from './registry.ts';

const folder = new URL('../../schemas/', import.meta.url);

test('the schemas that are checked in are the ones of today; else: npm run hetang -- schema contract/schemas', async () => {
  const files = jsonSchemaFiles();
  expect((await readdir(folder)).sort()).toEqual(files.map((file) => file.name).sort());
  for (const { name, text } of files)
    expect(JSON.parse(await readFile(new URL(name, folder), 'utf8'))).toEqual(JSON.parse(text));
});

test('every kind has its schema, described in both languages', () => {
  const files = jsonSchemaFiles();
  expect(files.map((file) => file.name)).toEqual(['plan.json', ...kinds.map((kind) => `${kind}.json`)]);
  const [plan] = files;
  const { properties, additionalProperties } = JSON.parse(plan?.text ?? '{}');
  expect(additionalProperties).toBe(false);
  for (const kind of kinds) expect(properties[kind].description).toMatch(/^[ -~]+ \/ .*\p{Script=Han}/u);
});
