import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hetang-scripts-'));
  mkdirSync(join(root, 'src/dist'), { recursive: true });
  writeFileSync(join(root, 'src/a.ts'), 'a');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const print = () => fingerprint(root, ['src', 'absent.json']);

describe('fingerprint', () => {
  it('changes when a source is changed, added, renamed or removed', () => {
    const seen = new Set([print()]);
    utimesSync(join(root, 'src/a.ts'), 1, 1);
    seen.add(print());
    writeFileSync(join(root, 'src/b.ts'), '');
    seen.add(print());
    rmSync(join(root, 'src/a.ts'));
    seen.add(print());
    expect(seen.size).toBe(4);
  });

  it('does not change with tests or with what is built', () => {
    const before = print();
    writeFileSync(join(root, 'src/a.test.ts'), 'x');
    writeFileSync(join(root, 'src/dist/a.js'), 'x');
    expect(print()).toBe(before);
  });
});
