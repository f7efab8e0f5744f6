import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyBinaries, placeElsewhere } from './embedded-elsewhere.ts';

let base: string;
let elsewhere: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'hetang-elsewhere-'));
  elsewhere = join(base, 'lib');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function dataFolder(name: string): string {
  const root = join(base, name, 'postgres');
  mkdirSync(root, { recursive: true });
  return root;
}

it('finds the same cluster again, and another one for another folder', () => {
  const [a, b] = [dataFolder('a'), dataFolder('b')];
  const home = placeElsewhere(a, false, elsewhere);
  expect(placeElsewhere(a, true, elsewhere)).toBe(home);
  expect(placeElsewhere(b, false, elsewhere)).not.toBe(home);
  expect(existsSync(home)).toBe(true);
});

it('begins anew when the data folder was removed, and clears the old cluster away', () => {
  const home = placeElsewhere(dataFolder('a'), false, elsewhere);
  writeFileSync(join(home, 'much'), 'data');
  rmSync(join(base, 'a'), { recursive: true });
  const anew = placeElsewhere(dataFolder('a'), false, elsewhere);
  expect(anew).not.toBe(home);
  expect(existsSync(home)).toBe(false);
});

it('leaves a cluster alone that still runs', () => {
  const home = placeElsewhere(dataFolder('a'), false, elsewhere);
  mkdirSync(join(home, 'data'));
  writeFileSync(join(home, 'data', 'postmaster.pid'), `${process.pid}\n/somewhere\n`);
  rmSync(join(base, 'a'), { recursive: true });
  placeElsewhere(dataFolder('b'), false, elsewhere);
  expect(existsSync(home)).toBe(true);
});

it('takes over a cluster that was named by its path, but not for a folder that begins anew', () => {
  const root = dataFolder('a');
  const byPath = join(elsewhere, createHash('sha256').update(root).digest('hex').slice(0, 16));
  mkdirSync(join(byPath, 'data'), { recursive: true });
  expect(placeElsewhere(root, false, elsewhere)).not.toBe(byPath);
  rmSync(join(root, 'cluster'));
  expect(placeElsewhere(root, true, elsewhere)).toBe(byPath);
});

it('copies the programs once for each version', () => {
  const native = join(base, 'package', 'native');
  mkdirSync(join(native, 'bin'), { recursive: true });
  writeFileSync(join(native, 'bin', 'postgres'), '1');
  writeFileSync(join(base, 'package', 'package.json'), '{"version":"1"}');
  const one = copyBinaries(native, elsewhere);
  expect(copyBinaries(native, elsewhere)).toBe(one);
  writeFileSync(join(base, 'package', 'package.json'), '{"version":"2"}');
  expect(copyBinaries(native, elsewhere)).not.toBe(one);
  expect(existsSync(join(one, 'bin', 'postgres'))).toBe(true);
});
