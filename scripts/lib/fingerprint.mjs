import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LEFT_OUT = new Set(['node_modules', 'dist', '.hetang']);

/** One hash over path, size and time of change of every file below `paths` (tests and what is built left out). */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const path of [...paths].sort()) add(hash, root, path);
  return hash.digest('hex');
}

function add(hash, root, path) {
  const at = statSync(join(root, path), { throwIfNoEntry: false });
  if (!at) return;
  if (!at.isDirectory()) {
    if (!/\.test\.tsx?$/.test(path)) hash.update(`${path}\0${at.size}\0${at.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(join(root, path)).sort())
    if (!LEFT_OUT.has(name)) add(hash, root, `${path}/${name}`);
}
