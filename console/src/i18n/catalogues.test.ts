import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

const sourceFolder = join(import.meta.dirname, '..');

function flatten(tree: object, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [path, text] of flatten(value, `${prefix}${key}.`)) flat.set(path, text);
  }
  return flat;
}

function variables(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

/** All code of the console except tests and the catalogues themselves. */
function readSources(): string {
  const names = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/^i18n[/\\](zh|en)/.test(name))
    .map((name) => readFileSync(join(sourceFolder, name), 'utf8'))
    .join('\n');
}

/** A test for every key that the code asks for, as written or with parts filled in at run time. */
function askedKeys(source: string): RegExp[] {
  const literal = [...source.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? '');
  const template = [...source.matchAll(/\bt\(\s*`([^`]+)`/g)].map((match) => match[1] ?? '');
  return [...literal, ...template].map((key) => {
    const pattern = key
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll('.', '\\.'))
      .join('[\\w-]+');
    return new RegExp(`^${pattern}(\\.|$)`);
  });
}

const [chinese, english] = [flatten(zh), flatten(en)];
const source = readSources();

describe('catalogues', () => {
  test('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  test('have the same variables in both languages', () => {
    const differing = [...chinese].filter(
      ([key, text]) => variables(text).join() !== variables(english.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  test('have no empty text and no Chinese left in the English one', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
    const mixed = [...english].filter(
      ([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'header.switchLanguage',
    );
    expect(mixed).toEqual([]);
  });

  test('have no key that nothing asks for', () => {
    const asked = askedKeys(source);
    const unused = [...chinese.keys()].filter((key) => !asked.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  test('have no group of words that nothing asks for', () => {
    const unused = Object.keys(zh.words).filter((group) => !source.includes(`word('${group}'`));
    expect(unused).toEqual([]);
  });
});
