import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Io } from '../io.ts';
import { run } from '../run.ts';

const kept = new URL('../../../docs/plan/', import.meta.url).pathname;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hetang-reference-'));
  const io: Io = {
    out: () => undefined,
    err: () => undefined,
    env: {},
    fetch,
    color: false,
    lang: 'en',
  };
  expect(await run(['reference', folder], io)).toBe(0);
});
afterAll(() => rm(folder, { recursive: true }));

test('the site that is checked in is of today; else: npm run hetang -- reference docs/plan', async () => {
  const list = async (at: string) => (await readdir(join(at, 'site'), { recursive: true })).sort();
  const names = await list(folder);
  expect(await list(kept)).toEqual(names);
  const read = (at: string, name: string) => readFile(join(at, 'site', name), 'utf8');
  for (const name of names.filter((one) => /\.(html|js|css)$/.test(one)))
    expect((await read(kept, name)) === (await read(folder, name)), name).toBe(true);
});

test('every command has its help in both languages', async () => {
  for (const [lang, words] of [
    ['zh', '示例'],
    ['en', 'Example'],
  ] as const) {
    const page = await readFile(join(folder, 'site', lang, 'cli.html'), 'utf8');
    for (const command of ['lint', 'diff', 'apply', 'rollback', 'drift', 'export', 'print', 'read-sheet'])
      expect(page).toContain(`<h2 id="${command}">`);
    expect(page).toContain(words);
    expect(page).not.toContain('\u001b');
  }
});
