import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { jsonSchemaFiles } from '@hetang/contract/plan/json-schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const plans = new URL('../../../plans/', import.meta.url);
const schema = JSON.parse(jsonSchemaFiles().find((file) => file.name === 'plan.json')?.text ?? '{}');

interface Validator {
  (value: unknown): boolean;
  errors?: unknown[] | null;
}
/** A validator that shares nothing with ours, as editors have one; it comes with the HTTP server. */
const VALIDATOR = createRequire(createRequire(import.meta.url).resolve('fastify')).resolve('ajv');
const { Ajv } = (await import(VALIDATOR)) as {
  Ajv: new (options: object) => { compile(s: object): Validator };
};
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

const folders = (await readdir(plans, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'imports')
  .map((entry) => entry.name);

test.each(folders)(
  'every file of the sample plan %s satisfies the schema that editors read, and names it',
  async (folder) => {
    const at = new URL(`${folder}/`, plans);
    const names = (await readdir(at)).filter((name) => name.endsWith('.yaml'));
    expect(names).toContain('plan.yaml');
    for (const name of names) {
      const text = await readFile(new URL(name, at), 'utf8');
      expect(text.split('\n')[0], name).toBe(
        '# yaml-language-server: $schema=../../contract/schemas/plan.json',
      );
      validate(parse(text));
      expect(validate.errors ?? [], name).toEqual([]);
    }
  },
);

test('what an editor should mark is marked', () => {
  for (const wrong of [
    { stages: { a: { nam: 'x' } } },
    { tags: { t: { name: 'x', choose: 'two', values: {} } } },
    { messages: { m: { name: 'x' } } },
    { journey: {} },
  ])
    expect(validate(wrong), JSON.stringify(wrong)).toBe(false);
});
