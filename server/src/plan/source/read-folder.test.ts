import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { lintPlan } from '../lint.ts';
import { limits } from './limits.ts';
import { readPlanFolder } from './read-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hetang-plan-'));
  await writeFile(join(folder, 'plan.yaml'), 'plan: demo\nname: 演示\n');
  return () => rm(folder, { recursive: true });
});

const paths = (read: Awaited<ReturnType<typeof readPlanFolder>>) => read.files.map((file) => file.path);

test('reads YAML below the folder, in a fixed order, and nothing hidden', async () => {
  await mkdir(join(folder, 'b', '.git'), { recursive: true });
  await mkdir(join(folder, 'node_modules'));
  for (const name of [
    'z.yaml',
    'b/a.yaml',
    'b/.git/x.yaml',
    'node_modules/y.yaml',
    '.hidden.yaml',
    'note.md',
  ])
    await writeFile(join(folder, name), '');
  const read = await readPlanFolder(folder);
  expect(paths(read)).toEqual(['b/a.yaml', 'plan.yaml', 'z.yaml']);
  expect(read.issues).toEqual([]);
});

test('a file that is not UTF-8 is named, the others are read', async () => {
  // 客户 in GBK, as an older editor on Windows saves it.
  await writeFile(join(folder, 'users.yaml'), Buffer.from([0xbf, 0xcd, 0xbb, 0xa7]));
  const read = await readPlanFolder(folder);
  expect(read.issues.map((issue) => `${issue.code} ${issue.place.file}`)).toEqual([
    'plan/not-utf8 users.yaml',
  ]);
  expect(paths(read)).toEqual(['plan.yaml']);
});

test('linked folders are not followed, a broken link is named', async () => {
  await symlink(folder, join(folder, 'loop'));
  await symlink(join(folder, 'nowhere'), join(folder, 'gone.yaml'));
  const read = await readPlanFolder(folder);
  expect(paths(read)).toEqual(['plan.yaml']);
  expect(read.issues.map((issue) => `${issue.code} ${issue.place.file}`)).toEqual([
    'plan/unreadable gone.yaml',
  ]);
});

test('a file over the limit is refused without reading it', async () => {
  await writeFile(join(folder, 'big.yaml'), 'x'.repeat(limits.fileBytes * 4));
  const { files } = await readPlanFolder(folder);
  expect(files.find((file) => file.path === 'big.yaml')?.text.length).toBe(limits.fileBytes + 1);
  expect(lintPlan(files).issues.map((issue) => issue.code)).toEqual(['plan/file-too-large']);
});

test('a folder that is not there is an issue, not a crash', async () => {
  const read = await readPlanFolder(join(folder, 'nothing'));
  expect(read.files).toEqual([]);
  expect(read.issues.map((issue) => issue.code)).toEqual(['plan/unreadable']);
});
